"""مهامي: what waits for each role, most urgent first, and nothing that is another's."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from fursa.accounts.models import User
from fursa.casefile.queries.my_work import list_tasks
from fursa.casefile.queries.task import Task
from fursa.core.scope import scope
from fursa.custody.models import Episode
from fursa.editions.models import Award, Edition, Minutes
from fursa.network.models import Establishment
from fursa.people.models import Person
from tests import make
from tests.casefile.conftest import SignIn
from tests.editions.stage import holder

pytestmark = pytest.mark.django_db
TODAY = date(2015, 6, 1)
ROLES = ["reintegration_officer", "centre_adviser", "programme_manager", "committee_member", "finance_officer",
         "director", "auditor"]  # fmt: skip


def tasks(user: User, kind: str = "") -> list[Task]:
    with scope(user):
        return [task for task in list_tasks(user, today=TODAY) if not kind or task.kind == kind]


def leaving(person: Person, on: date) -> None:
    unit = make.unit("establishment")
    prison = Establishment.objects.create(code=unit.code, unit=unit, name_ar="مؤسسة")
    with scope(make.system()):
        Episode.objects.create(
            person=person, establishment=prison, entered_on=date(2012, 1, 1), expected_release_on=on
        )


def test_an_adviser_prepares_the_releases_of_the_next_ninety_days_soonest_first() -> None:
    centre = make.unit()
    adviser = make.user(role="centre_adviser", of=centre)
    for name, on in (
        ("ب", date(2015, 8, 30)),
        ("أ", date(2015, 6, 3)),
        ("ج", date(2015, 8, 31)),
        ("د", date(2015, 5, 31)),
    ):
        leaving(make.person(seen_by=centre, given_name_ar=name), on)
    leaving(make.person(seen_by=make.unit(), given_name_ar="غيره"), date(2015, 6, 3))

    assert [(task.whom[0], task.due_on) for task in tasks(adviser, "release")] == [
        ("أ", date(2015, 6, 3)),
        ("ب", date(2015, 8, 30)),
    ]


def test_a_release_on_a_friday_says_so_in_words() -> None:
    centre = make.unit()
    leaving(make.person(seen_by=centre), date(2015, 6, 19))
    leaving(make.person(seen_by=centre), date(2015, 6, 18))

    thursday, friday = tasks(make.user(role="centre_adviser", of=centre), "release")

    assert thursday.due is not None
    assert friday.due is not None
    assert str(friday.due.word) != str(thursday.due.word)
    assert friday.due.tone == "warning"


@pytest.mark.parametrize("role", ["committee_member", "finance_officer", "director", "auditor"])
def test_releases_wait_for_those_who_prepare_them_alone(role: str) -> None:
    leaving(make.person(), date(2015, 6, 3))

    assert tasks(make.user(role=role), "release") == []


def test_an_incomplete_file_waits_for_the_role_that_must_complete_it() -> None:
    edition, centre = make.edition(members=0), make.unit()
    application = make.application(edition, applicant=make.person(seen_by=centre), mark=None)
    with scope(make.system()):
        Person.objects.filter(pk=application.person_id).update(cnie="")

    adviser, officer = (
        make.user(role=role, of=centre) for role in ("centre_adviser", "reintegration_officer")
    )

    owed = {user: len(tasks(user, "file")) for user in (adviser, officer, make.user(role="auditor"))}
    assert sum(owed.values()) == 1


def test_a_proposal_waits_for_the_manager_while_files_are_marked() -> None:
    make.edition(members=0)

    assert len(tasks(make.user(role="programme_manager"), "committee")) == 1
    assert tasks(make.user(role="finance_officer"), "committee") == []


def test_nobody_is_shut_out_of_their_first_page_by_an_edition_they_may_not_read() -> None:
    edition = make.edition()
    make.application(edition, mark=None)

    for role in ("identity_reviewer", "partner_contact"):
        assert tasks(make.user(role=role)) == []


def test_a_member_marks_what_they_owe_and_rules_where_they_are_present() -> None:
    edition = make.edition(members=2)
    for _each in range(2):
        make.application(edition, mark=None)
    member, absent = (holder(edition, code) for code in ("m1", "m2"))

    marking = tasks(member)
    minutes = make.final_minutes(edition)
    minutes.present.set(edition.members.filter(code="m1"))
    Minutes.objects.filter(pk=minutes.pk).update(state=Minutes.State.DRAFT)
    Edition.objects.update(state=Edition.State.DECIDING)

    assert [task.title for task in marking] == ["تنقيط طلبين"]
    assert [task.title for task in tasks(member)] == ["البت في كل طلب خلال اجتماع اللجنة"]
    assert tasks(absent) == []


def test_minutes_wait_for_the_signatures_of_those_who_sign() -> None:
    edition = make.edition(members=2)
    minutes = make.final_minutes(edition)
    Minutes.objects.filter(pk=minutes.pk).update(state=Minutes.State.TO_SIGN)
    Edition.objects.update(state=Edition.State.DECIDING)
    member = edition.members.get(code="m1").user
    assert member is not None

    assert [task.url for task in tasks(member, "committee")] == [
        reverse("editions:decisions", args=[edition.code])
    ]
    assert tasks(make.user(role="auditor"), "committee") == []


def test_decisions_to_commit_and_cheques_to_draw_wait_for_finance() -> None:
    edition = make.edition(members=0)
    minutes = make.final_minutes(edition)
    make.accepted(minutes, make.application(edition))
    undertaken = make.award_row(make.application(edition))
    with scope(make.system()):
        Award.objects.filter(pk=undertaken.pk).update(state="undertaken")

    assert len(tasks(make.user(role="finance_officer"), "money")) == 2
    assert tasks(make.user(role="director"), "money") == []


def test_undertakings_and_hand_overs_wait_for_the_adviser_of_those_they_accompany() -> None:
    edition, centre = make.edition(members=0), make.unit()
    ready = make.ready_award(
        make.application(edition, applicant=make.person(seen_by=centre, given_name_ar="أ"))
    )
    make.award_row(make.application(edition, applicant=make.person(seen_by=centre, given_name_ar="ب")))
    make.ready_award(make.application(edition))
    ceremony = make.ceremony(edition)
    Edition.objects.update(state=Edition.State.HANDING_OVER)

    mine = tasks(make.user(role="centre_adviser", of=centre), "handover")

    assert [(task.whom[0], task.due_on) for task in mine] == [("أ", ceremony.held_on), ("ب", None)]
    assert mine[0].url == reverse("handover:ceremony", args=[ceremony.uuid])
    assert ready.territory == ceremony.territory


def test_the_list_does_not_ask_more_of_the_database_for_more_tasks(
    django_assert_max_num_queries: object,
) -> None:
    edition = make.edition(members=0)
    for _ in range(6):
        make.ready_award(make.application(edition))
    make.ceremony(edition)
    Edition.objects.update(state=Edition.State.HANDING_OVER)
    manager = make.user(role="programme_manager")

    with scope(manager), django_assert_max_num_queries(16):  # type: ignore[operator]
        assert len(list_tasks(manager, today=TODAY)) == 6


@pytest.mark.parametrize("role", ROLES)
def test_who_has_nothing_to_do_is_told_so(sign_in: SignIn, role: str) -> None:
    response = sign_in(make.user(role=role)).get("/")

    assert response.status_code == 200
    assert response.context["page"].paginator.count == 0


def test_a_filter_shows_one_kind_and_can_be_taken_away(sign_in: SignIn) -> None:
    centre, edition = make.unit(), make.edition(members=0)
    leaving(make.person(seen_by=centre), date(2999, 1, 1))
    make.ready_award(make.application(edition, applicant=make.person(seen_by=centre)))
    make.award_row(make.application(edition, applicant=make.person(seen_by=centre)))
    make.ceremony(edition)
    Edition.objects.update(state=Edition.State.HANDING_OVER)
    client = sign_in(make.user(role="centre_adviser", of=centre))

    everything, chosen = client.get("/"), client.get("/?kind=handover")
    unknown = client.get("/?kind=nonsense")

    assert [r.context["page"].paginator.count for r in (everything, chosen, unknown)] == [2, 2, 2]
    assert [link.url for link in chosen.context["chosen"]] == ["/"]
    assert (everything.context["chosen"], unknown.context["chosen"]) == ([], [])
