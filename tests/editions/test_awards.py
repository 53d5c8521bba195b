"""Awards: within every funder's budget, one a person, and the holder's word before anything is prepared."""

from __future__ import annotations

import threading
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.editions.actions.awards import cancel_award, commit_award, commit_awards, record_undertaking
from fursa.editions.models import Award, Cofunder, Decision, Edition
from fursa.ledger.actions import BudgetExceededError
from fursa.ledger.models import Budget, Commitment
from fursa.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2015, 6, 3)


def decisions(edition: Edition, *cheques: int) -> list[Decision]:
    minutes = make.final_minutes(edition)
    return [make.accepted(minutes, make.application(edition, cheques=(cheque,))) for cheque in cheques]


def committed_by_funder(edition: Edition) -> dict[str, int]:
    rows = Budget.objects.filter(purpose=f"edition:{edition.code}")
    return dict(rows.values_list("funder", "committed_centimes"))


def undertaken(award: Award, **more: object) -> Award:
    manager = make.user(role="programme_manager")
    with scope(manager):
        return record_undertaking(actor=manager, award_uuid=award.uuid, on=ON, **more)  # type: ignore[arg-type]


def award_to(person: Person) -> Award:
    return make.award_row(make.application(make.edition(members=0), applicant=person))


def test_every_final_positive_decision_becomes_an_award_and_only_once() -> None:
    edition, finance = make.edition(members=0), make.user(role="finance_officer")
    make.budget(edition, 1_000)
    decisions(edition, 300, 400)

    with scope(finance):
        made, left_out = commit_awards(actor=finance, edition=edition)
        again, _nobody = commit_awards(actor=finance, edition=edition)

    assert (sorted(a.cost_centimes for a in made), left_out, again) == ([300, 400], [], [])
    assert committed_by_funder(edition) == {"own": 700}
    edition.refresh_from_db()
    assert edition.state == Edition.State.HANDING_OVER


def test_where_the_money_does_not_reach_nothing_is_committed_and_the_gap_is_said() -> None:
    edition, finance = make.edition(members=0), make.user(role="finance_officer")
    make.budget(edition, 600)
    decisions(edition, 300, 400)

    with scope(finance), pytest.raises(BudgetExceededError) as error:
        commit_awards(actor=finance, edition=edition)

    assert error.value.params == {"missing": 100}
    with scope(finance):
        assert (Award.objects.count(), Commitment.objects.count()) == (0, 0)


def test_a_cofunder_pays_only_where_its_restrictions_allow() -> None:
    edition = make.edition(members=0, territories=("rabat", "sale"))
    make.budget(edition, 500, region=500)
    Cofunder.objects.update(restrictions={"territories": ["sale"]})
    minutes = make.final_minutes(edition)
    for place in ("rabat", "sale"):
        make.accepted(minutes, make.application(edition, territory=place, cheques=(450,)))
    finance = make.user(role="finance_officer")

    with scope(finance):
        commit_awards(actor=finance, edition=edition)
        paid = dict(Commitment.objects.values_list("budget__funder", "subject"))
        places = dict(Award.objects.values_list("uuid", "territory__code"))

    assert {funder: places[award] for funder, award in paid.items()} == {"own": "rabat", "region": "sale"}


def test_an_award_that_no_funder_may_pay_is_refused_though_money_is_left() -> None:
    edition, finance = make.edition(members=0), make.user(role="finance_officer")
    make.budget(edition, 100, region=900)
    Cofunder.objects.update(restrictions={"trades": ["61"]})
    decisions(edition, 400)

    with scope(finance), pytest.raises(BudgetExceededError):
        commit_awards(actor=finance, edition=edition)


def test_one_person_known_under_two_files_gets_one_award_and_the_other_file_is_named() -> None:
    edition, finance = make.edition(members=0), make.user(role="finance_officer")
    make.budget(edition, 1_000)
    person, twin = make.person(), make.person()
    with scope(make.system()):
        Person.objects.filter(pk=twin.pk).update(canonical=person)
    minutes = make.final_minutes(edition)
    first = make.application(edition, applicant=person, cheques=(300,), reference="D-1")
    second = make.application(edition, applicant=Person(pk=twin.pk), cheques=(300,), reference="D-2")
    make.accepted(minutes, first)
    later = make.accepted(minutes, second)

    with scope(finance):
        made, left_out = commit_awards(actor=finance, edition=edition)
        with pytest.raises(WrongStateError, match="سبق"):
            commit_award(actor=finance, edition=edition, decision_uuid=later.uuid)

    assert [(award.person_id, award.application_id) for award in made] == [(person.pk, first.pk)]
    assert [one.reference for one in left_out] == ["D-2"]


def test_a_decision_that_is_not_final_commits_nothing() -> None:
    edition, finance = make.edition(members=0), make.user(role="finance_officer")
    make.budget(edition)
    (decision,) = decisions(edition, 300)
    decision.minutes.state = "to_sign"
    decision.minutes.save()

    with scope(finance):
        assert commit_awards(actor=finance, edition=edition) == ([], [])
        with pytest.raises(WrongStateError):
            commit_award(actor=finance, edition=edition, decision_uuid=decision.uuid)
        with pytest.raises(WrongStateError):
            commit_award(actor=finance, edition=edition, decision_uuid=uuid4())


def test_one_decision_committed_by_itself_begins_the_handing_over() -> None:
    edition, finance = make.edition(members=0), make.user(role="finance_officer")
    make.budget(edition)
    (decision,) = decisions(edition, 300)

    with scope(finance):
        one = commit_award(actor=finance, edition=edition, decision_uuid=decision.uuid)
        two = commit_award(actor=finance, edition=edition, decision_uuid=decision.uuid)

    assert one == two
    edition.refresh_from_db()
    assert edition.state == Edition.State.HANDING_OVER


@pytest.mark.parametrize("role", ["programme_manager", "committee_member", "director", "auditor"])
def test_who_approves_does_not_commit(role: str) -> None:
    edition, user = make.edition(members=0), make.user(role=role)

    with scope(user), pytest.raises(ForbiddenError):
        commit_awards(actor=user, edition=edition)


@pytest.mark.django_db(transaction=True)
def test_forty_requests_at_once_on_one_budget_neither_overspend_nor_pay_twice() -> None:
    """Twenty decisions of 60, each asked for twice; the budget has room for 16."""
    edition, finance = make.edition(members=0), make.user(role="finance_officer")
    make.budget(edition, 1_000)
    asked = decisions(edition, *[60] * 20) * 2
    start, refused, faults = threading.Barrier(len(asked)), [], []

    def ask(decision: Decision) -> None:
        start.wait()
        try:
            with scope(finance):
                commit_award(actor=finance, edition=edition, decision_uuid=decision.uuid)
        except BudgetExceededError:
            refused.append(decision.pk)
        except Exception as error:  # a fault in a thread is no failure of the test by itself
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[decision]) for decision in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    with scope(finance):
        awards = list(Award.objects.all())
    assert committed_by_funder(edition) == {"own": 960}
    assert (len(awards), len({a.decision_id for a in awards}), len(refused)) == (16, 16, 8)


def test_an_award_given_up_frees_its_money_and_is_not_committed_again() -> None:
    edition, finance = make.edition(members=0), make.user(role="finance_officer")
    make.budget(edition, 1_000)
    decisions(edition, 300)

    with scope(finance):
        ((award,), _left) = commit_awards(actor=finance, edition=edition)
        with pytest.raises(InvalidError):
            cancel_award(actor=finance, award_uuid=award.uuid, reason="  ")
        cancel_award(actor=finance, award_uuid=award.uuid, reason="تنازل كتابي")
        cancel_award(actor=finance, award_uuid=award.uuid, reason="تنازل كتابي")
        again, _left = commit_awards(actor=finance, edition=edition)

    assert committed_by_funder(edition) == {"own": 0}
    assert again == []


def test_who_reads_signs_the_undertaking_without_a_witness() -> None:
    award = undertaken(award_to(make.person()))

    assert (award.state, award.undertaken_on, award.undertaking_witness) == ("undertaken", ON, "")


@pytest.mark.parametrize(
    "said", [{}, {"read_aloud": True}, {"witness": "شاهدة"}, {"read_aloud": True, "witness": " "}]
)
def test_who_does_not_read_has_the_undertaking_read_aloud_before_a_witness(said: dict[str, object]) -> None:
    award = award_to(make.person(can_read=False))

    with pytest.raises(InvalidError):
        undertaken(award, **said)

    done = undertaken(award, read_aloud=True, witness="شاهدة")
    assert (done.state, done.undertaking_witness) == ("undertaken", "شاهدة")


def test_an_undertaking_signed_keeps_its_day_when_it_is_recorded_again() -> None:
    award = award_to(make.person())
    undertaken(award)
    manager = make.user(role="programme_manager")

    with scope(manager):
        again = record_undertaking(actor=manager, award_uuid=award.uuid, on=date(2015, 7, 1))

    assert again.undertaken_on == ON
