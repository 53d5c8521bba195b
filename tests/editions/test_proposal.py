"""The proposal: rules of the field as an instance, both aims side by side, each line with its reason."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from fursa.accounts.models import User
from fursa.core import files
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.custody.models import Episode
from fursa.editions import queries
from fursa.editions.actions.proposal import (
    InfeasibleRulesError,
    build_selection,
    is_current,
    make_proposals,
    read_instance,
    set_draw_seed,
)
from fursa.editions.models import Award, Cofunder, Edition, Kit, Proposal, SupportOption
from fursa.editions.queries.sentences import sentence
from fursa.network.models import Establishment
from fursa.people.models import Person
from fursa.rules.allocation import Instance, check
from fursa.rules.messages import Message
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2015, 6, 1)


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"


@pytest.fixture
def manager() -> User:
    return make.user(role="programme_manager")


def propose(manager: User, edition: Edition) -> dict[str, Proposal]:
    with scope(manager):
        if not edition.draw_seed:
            set_draw_seed(actor=manager, edition=edition, seed="17 يونيو")
        return make_proposals(actor=manager, edition=edition, today=TODAY)


def supported(manager: User, proposal: Proposal) -> set[str]:
    with scope(manager):
        return {
            line.application.reference
            for line in proposal.lines.exclude(option=None).select_related("application")
        }


def reasons(manager: User, proposal: Proposal, reference: str) -> dict[str, str]:
    with scope(manager):
        line = proposal.lines.get(application__reference=reference)
        return {reason["code"]: sentence(reason) for reason in line.reasons if reason["code"] != "estimate"}


def rules(edition: Edition, manager: User) -> dict[str, dict[str, Any]]:
    with scope(manager):
        return {
            rule["id"]: rule for rule in build_selection(edition, today=TODAY).selection.instance["rules"]
        }


def test_both_aims_are_proposed_from_one_instance_and_hold_when_checked(manager: User) -> None:
    edition = make.edition(budget_centimes=4_000_000, places=2)
    for mark, cost in (("19", 4_000_000), ("16", 2_000_000), ("15", 2_000_000)):
        make.application(edition, reference=f"D-{mark}", mark=mark, cheques=[cost])

    made = propose(manager, edition)

    assert supported(manager, made["value"]) == {"D-16", "D-15"}
    assert supported(manager, made["merit"]) == {"D-19"}
    assert (made["value"].passed_over, made["merit"].passed_over) == (1, 0)
    assert (made["value"].number, made["merit"].number) == (1, 2)
    for proposal in made.values():
        instance = Instance.from_mapping(read_instance(proposal))
        kept = json.loads(files.read(proposal.result_sha256))
        assert check(instance, kept) == []
        assert (proposal.cost_centimes, proposal.count, proposal.status) == (
            4_000_000,
            len(kept["chosen"]),
            "optimal",
        )


def test_every_line_has_its_reason_in_words(manager: User) -> None:
    edition = make.edition(budget_centimes=4_000_000, places=2)
    for mark, cost in (("19", 4_000_000), ("16", 2_000_000), ("15", 2_000_000)):
        make.application(edition, reference=f"D-{mark}", mark=mark, cheques=[cost])
    make.application(edition, reference="D-low", mark="8")
    make.application(edition, reference="D-open", mark=None)

    made = propose(manager, edition)

    with translation.override("en"):
        assert reasons(manager, made["value"], "D-19") == {
            "ranked": "Mark 66,5, rank 1 of 3 in rabat.",
            "held_back": "Every place of the edition is taken (2).",
            "passed_over": "Proposed with a lower mark in rabat: 2. With them, the money and the rules bring a "
            "higher total of marks.",
        }
        assert reasons(manager, made["value"], "D-16") == {"selected": "Mark 56, rank 2 of 3 in rabat."}
        assert reasons(manager, made["value"], "D-low") == {
            "under_pass_mark": "The mark 28 is under the pass mark 30."
        }
        assert reasons(manager, made["value"], "D-open") == {
            "not_ready": "The file is not complete. Marks still owed by the committee: 6."
        }
        assert reasons(manager, made["merit"], "D-16")["held_back"] == (
            "What is left of the budget does not cover this support."
        )


def test_below_the_pass_mark_nobody_is_proposed_even_if_money_remains(manager: User) -> None:
    edition = make.edition(pass_mark="49.01")
    make.application(edition, reference="under", mark="14")  # 14 × (2 + 1.5) = 49
    make.application(edition, reference="over", mark="14.01")

    assert supported(manager, propose(manager, edition)["value"]) == {"over"}


def test_a_file_that_is_not_complete_is_never_proposed(manager: User) -> None:
    edition = make.edition()
    application = make.application(edition)
    with scope(manager):
        Person.objects.filter(pk=application.person_id).update(cnie_valid_until=date(2015, 1, 1))

    assert propose(manager, edition)["value"].count == 0


def test_two_applications_of_one_person_get_at_most_one_award(manager: User) -> None:
    edition = make.edition()
    first, second = make.person(), make.person()
    with scope(manager):
        Person.objects.filter(pk=second.pk).update(canonical=first)
    make.application(edition, reference="D-1", applicant=first, mark="15")
    make.application(edition, reference="D-2", applicant=second, mark="16")

    made = propose(manager, edition)["value"]

    assert supported(manager, made) == {"D-2"}
    with translation.override("en"):
        assert (
            reasons(manager, made, "D-1")["held_back"]
            == "Another application of the same person is proposed."
        )


def test_what_was_awarded_stays_in_and_counts_against_every_rule(manager: User) -> None:
    edition = make.edition(budget_centimes=3_000_000)
    first, second = make.person(), make.person()
    with scope(manager):
        Person.objects.filter(pk=second.pk).update(canonical=first)
    awarded = make.application(edition, reference="D-1", applicant=first, mark="10")
    make.application(edition, reference="D-2", applicant=second, mark="19")
    make.application(edition, reference="D-3", mark="18")
    make.application(edition, reference="D-4", mark="17")
    make.award_row(awarded)

    made = propose(manager, edition)["value"]

    assert supported(manager, made) == {"D-1", "D-3"}
    assert set(reasons(manager, made, "D-1")) == {"awarded"}
    assert set(reasons(manager, made, "D-2")) == {"awarded_before"}
    with scope(manager):
        assert Award.objects.count() == 1


def test_minimum_and_maximum_of_a_territory_are_kept(manager: User) -> None:
    edition = make.edition(territories=["rabat"], places=2)
    make.territory(edition, "tanger", minimum=1)
    make.territory(edition, "fes", maximum=0)
    for reference, territory, mark in (
        ("r1", "rabat", "19"),
        ("r2", "rabat", "18"),
        ("t", "tanger", "10"),
        ("f", "fes", "20"),
    ):
        make.application(edition, reference=reference, territory=territory, mark=mark)

    made = propose(manager, edition)["merit"]

    assert supported(manager, made) == {"r1", "t"}
    with translation.override("en"):
        assert reasons(manager, made, "f")["held_back"] == "fes has its maximum (0)."


def test_a_cap_for_a_trade_in_a_territory_is_kept(manager: User) -> None:
    cap = {"code": "cap", "kind": "trade_maximum", "people": 1}
    edition = make.edition(territories=["rabat", "fes"], rules=[cap])
    for reference, territory, mark in (("r1", "rabat", "15"), ("r2", "rabat", "16"), ("f1", "fes", "14")):
        make.application(edition, reference=reference, territory=territory, mark=mark)

    assert set(rules(edition, manager)) == {"places", "cap:7531@rabat"}
    assert supported(manager, propose(manager, edition)["value"]) == {"r2", "f1"}


def test_minimum_shares_of_women_and_of_young_adults_are_kept(manager: User) -> None:
    edition = make.edition(
        places=2,
        rules=[
            {"code": "women", "kind": "women_minimum_share", "share": "1/2"},
            {
                "code": "young",
                "kind": "young_adults_minimum_share",
                "share": "1/2",
                "age_from": 18,
                "age_until": 30,
            },
        ],
    )
    born = {
        "old": date(1985, 6, 17),
        "young": date(1985, 6, 19),
    }  # 30 on the day before the launch, or after it
    for reference, mark, sex, age in (
        ("m1", "20", "male", "young"), ("m2", "19", "male", "young"), ("w1", "12", "female", "old"),
        ("w2", "11", "female", "young"),
    ):  # fmt: skip
        make.application(
            edition, reference=reference, mark=mark, applicant=make.person(sex=sex, birth_on=born[age])
        )

    assert supported(manager, propose(manager, edition)["value"]) == {"m1", "w1"}
    assert rules(edition, manager)["women"]["min"] == "0.5"


def test_an_age_known_to_the_year_alone_counts_only_where_it_is_sure() -> None:
    edition = make.edition(rules=[{"code": "y", "kind": "young_adults_minimum_share", "share": "1/4"}])
    for year in (1984, 1985):  # on 18 June 2015 whoever was born in 1984 is 30 or 31
        person = make.person(birth_on=date(year, 1, 1), birth_precision="year")
        make.application(edition, reference=str(year), applicant=person)

    with scope(make.system()):
        applicants = build_selection(edition, today=TODAY).selection.instance["applicants"]

    assert [row["id"] for row in applicants if "age:18-30" in row["groups"]] == ["1985"]


def test_the_stock_of_kits_is_kept(manager: User) -> None:
    edition = make.edition()
    kit = Kit.objects.create(
        edition=edition, code="sewing", name_ar="عدة خياطة", price_centimes=500_000, stock=3
    )
    for reference, mark in (("a", "19"), ("b", "18")):
        application = make.application(edition, reference=reference, mark=mark, cheques=())
        make.equipment(application, {kit: 2})

    made = propose(manager, edition)["value"]

    assert supported(manager, made) == {"a"}
    assert reasons(manager, made, "b")["held_back"]


def test_a_cofunders_money_pays_only_for_what_it_may(manager: User) -> None:
    """Of 60, 40 are for Rabat alone: Fès can be paid at most 20, whatever its marks."""
    edition = make.edition(territories=["rabat", "fes"], budget_centimes=6_000_000)
    Cofunder.objects.create(
        edition=edition,
        code="region",
        name_ar="الجهة",
        amount_centimes=4_000_000,
        restrictions={"territories": ["rabat"]},
    )
    for reference, territory, mark in (
        ("f1", "fes", "20"),
        ("f2", "fes", "19"),
        ("r1", "rabat", "11"),
        ("r2", "rabat", "10"),
    ):
        make.application(edition, reference=reference, territory=territory, mark=mark, cheques=[2_000_000])

    made = propose(manager, edition)["value"]

    assert supported(manager, made) == {"f1", "r1", "r2"}
    with translation.override("en"):
        assert "that of الجهة may not" in reasons(manager, made, "f2")["held_back"]


def test_rules_that_cannot_be_kept_together_are_named_in_words(manager: User) -> None:
    edition = make.edition(places=1)
    make.territory(edition, "fes", minimum=2)
    for _ in range(2):
        make.application(edition, territory="fes")

    with translation.override("en"), pytest.raises(InfeasibleRulesError) as caught:
        propose(manager, edition)

    with translation.override("en"):
        assert str(caught.value) == (
            "These rules cannot be kept together: The edition's places: 1. Minimum in fes: 2. Change one of them."
        )
    assert not Proposal.objects.exists()


def test_a_share_within_one_territory_is_refused_in_words(manager: User) -> None:
    edition = make.edition(
        rules=[{"code": "w", "kind": "women_minimum_share", "share": "1/4", "territory": "rabat"}]
    )

    with pytest.raises(InvalidError):
        propose(manager, edition)


def test_nothing_is_solved_before_the_draw(manager: User) -> None:
    edition = make.edition()
    with scope(manager), pytest.raises(WrongStateError):
        make_proposals(actor=manager, edition=edition, today=TODAY)


def test_the_seed_stands_once_a_proposal_was_made_with_it(manager: User) -> None:
    edition = make.edition()
    make.application(edition)
    with scope(manager):
        set_draw_seed(actor=manager, edition=edition, seed="first")
        set_draw_seed(actor=manager, edition=edition, seed="second")
    propose(manager, edition)

    with scope(manager):
        set_draw_seed(actor=manager, edition=edition, seed="second")
        with pytest.raises(WrongStateError):
            set_draw_seed(actor=manager, edition=edition, seed="third")


def test_equal_marks_are_ranked_by_the_draw_that_anyone_can_repeat(manager: User) -> None:
    from fursa.rules.draws import draw_order

    edition = make.edition(places=2)
    references = [f"D-{n}" for n in range(5)]
    for reference in references:
        make.application(edition, reference=reference)

    made = propose(manager, edition)["merit"]

    with scope(manager):
        ranked = list(made.lines.order_by("rank").values_list("application__reference", flat=True))
    assert ranked == draw_order("17 يونيو", references)


def test_the_same_files_give_the_same_instance_and_a_change_is_seen(manager: User) -> None:
    edition = make.edition()
    application = make.application(edition)
    made = propose(manager, edition)["value"]
    with scope(manager):
        assert is_current(made, today=TODAY)
        SupportOption.objects.filter(application=application).update(cheque_centimes=1)
        assert not is_current(made, today=TODAY)


def test_offence_and_sentence_cannot_reach_an_instance(manager: User) -> None:
    """Planted wherever free text or a stay could carry them: the instance does not change by one byte."""
    edition = make.edition()
    application = make.application(edition, reference="D-1")
    unit = make.unit("establishment")
    place = Establishment.objects.create(code="local", name_ar="السجن المحلي", unit=unit)

    def content() -> bytes:
        with scope(manager):
            return build_selection(edition, today=TODAY).content

    before = content()
    with scope(manager):
        Episode.objects.create(
            person_id=application.person_id, establishment=place, committal_number="السرقة-30-سنة",
            entered_on=date(1999, 1, 1), released_on=date(2014, 1, 1),
        )  # fmt: skip
        planted = "جريمة السرقة، عقوبة 30 سنة سجنا"
        Person.objects.filter(pk=application.person_id).update(safe_contact=planted, birth_place=planted)
        application.summary = application.title_ar = planted
        application.save(update_fields=["summary", "title_ar"])
        application.person.refresh_from_db()

    assert content() == before
    rows = json.loads(before)["applicants"]
    assert {key for row in rows for key in row} == {"id", "groups", "forced", "options"}
    kinds = {group.split(":")[0] for row in rows for group in row["groups"]}
    assert kinds <= {"territory", "trade", "sex", "age", "juvenile", "centre", "same-person"}


def test_a_rule_whose_words_speak_of_an_offence_is_refused(manager: User) -> None:
    edition = make.edition()
    make.territory(edition, "fes")
    make.application(edition, territory="fes", trade="7531")
    edition.territories.filter(code="fes").update(code="theft-offence")

    with pytest.raises(InvalidError):
        propose(manager, edition)


def test_only_a_manager_proposes() -> None:
    edition = make.edition(draw_seed="x")
    member = make.user(role="committee_member")
    with scope(member), pytest.raises(ForbiddenError):
        make_proposals(actor=member, edition=edition, today=TODAY)


def test_both_aims_are_laid_side_by_side(manager: User) -> None:
    edition = make.edition(budget_centimes=4_000_000, territories=["rabat", "fes"])
    for mark, cost, sex, place in (
        ("19", 4_000_000, "male", "rabat"),
        ("16", 2_000_000, "female", "rabat"),
        ("15", 2_000_000, "male", "fes"),
    ):
        who = make.person(sex=sex)
        make.application(
            edition, reference=f"D-{mark}", mark=mark, cheques=[cost], territory=place, applicant=who
        )
    propose(manager, edition)

    with scope(manager):
        found = queries.compare_proposals(manager, edition, today=TODAY)

    assert found is not None
    assert (found.first.count, found.first.women, found.first.passed_over) == (2, 1, 1)
    assert (found.second.count, found.second.women, found.second.young_adults) == (1, 0, 1)
    assert (found.first.cost_centimes, found.first.left_centimes) == (4_000_000, 0)
    counts = [(row.territory.code, row.applications, row.first, row.second) for row in found.territories]
    assert counts == [("rabat", 2, 1, 1), ("fes", 1, 1, 0)]
    differing = {row.application.reference: (bool(row.first), bool(row.second)) for row in found.differences}
    assert differing == {"D-19": (False, True), "D-16": (True, False), "D-15": (True, False)}


def test_a_conflict_that_was_not_found_in_time_is_said_so() -> None:
    with translation.override("en"):
        assert str(InfeasibleRulesError([])).startswith("No list keeps all the rules.")


def test_a_conflict_that_may_be_smaller_is_not_said_to_vanish_with_one_rule() -> None:
    with translation.override("en"):
        said = str(InfeasibleRulesError([Message("The edition's places: 1.")], irreducible=False))
    assert "fewer of them may be enough" in said
    assert "Change one of them" not in said
