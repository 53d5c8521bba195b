"""A person's page: newest first, each event with author and time, closed rooms closed, each reading recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from fursa.accounts.models import Unit, User
from fursa.audit.models import Entry
from fursa.casefile.queries.person import get_file, list_history, list_steps
from fursa.core.scope import scope
from fursa.core.templatetags.parts import Event
from fursa.custody.models import Episode
from fursa.diagnosis.models import Diagnosis
from fursa.editions.models import Award
from fursa.network.models import Establishment
from fursa.people.models import Person
from tests import make
from tests.casefile.conftest import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> Unit:
    return make.unit()


@pytest.fixture
def person(centre: Unit) -> Person:
    """Someone with a stay, a diagnosis of 1 October and a plan of 1 November 2014, and an award."""
    who = make.person(seen_by=centre)
    award = make.award_row(make.application(make.edition(members=0), applicant=who))
    unit = make.unit("establishment")
    prison = Establishment.objects.create(code=unit.code, unit=unit, name_ar="المؤسسة السجنية")
    with scope(make.system()):
        Episode.objects.create(
            person=who, establishment=prison, entered_on=date(2012, 2, 3), released_on=date(2014, 12, 1),
            committal_number="77123",
        )  # fmt: skip
        Diagnosis.objects.filter(person=who).update(wishes="ورشة خاصة به", needs="سكن")
        Award.objects.filter(pk=award.pk).update(committed_at=datetime(2015, 6, 1, 23, 30, tzinfo=UTC))
    return who


def history(user: User, person: Person) -> list[Event]:
    with scope(user):
        return list_history(get_file(user, person))


def page(client: Any, person: Person, tab: str = "") -> Any:
    name = "casefile:person-tab" if tab else "casefile:person"
    return client.get(reverse(name, args=[person.uuid, *([tab] if tab else [])]))


def test_the_history_is_newest_first_and_every_event_has_its_author(person: Person) -> None:
    events = history(make.user(role="auditor"), person)

    days = [event.at.date() if isinstance(event.at, datetime) else event.at for event in events]
    assert days == sorted(days, reverse=True)
    assert len(events) == 7
    assert all(event.who for event in events)


def test_a_legal_date_has_no_hour_and_an_act_has_one(person: Person) -> None:
    events = history(make.user(role="auditor"), person)

    assert {type(e.at) for e in events if e.who == "المؤسسة السجنية"} == {date}
    assert [e.at for e in events if isinstance(e.at, datetime)]
    assert all((e.at.hour, e.at.minute) != (0, 0) for e in events if isinstance(e.at, datetime))


def test_no_hour_is_invented_on_the_page(sign_in: SignIn, person: Person) -> None:
    html = page(sign_in(make.user(role="auditor")), person).content.decode()

    assert " 00:00<" not in html
    assert "03/02/2012" in html


@pytest.mark.parametrize(
    ("role", "open_rooms"),
    [
        ("programme_manager", {"stays", "diagnoses", "projects", "applications", "awards"}),
        ("director", {"stays", "diagnoses", "projects", "applications", "awards"}),
        ("auditor", {"stays", "diagnoses", "projects", "applications", "awards"}),
        ("committee_member", {"projects", "applications", "awards"}),
        ("finance_officer", {"applications", "awards"}),
    ],
)
def test_a_room_closed_to_a_role_stays_closed(person: Person, role: str, open_rooms: set[str]) -> None:
    user = make.user(role=role)
    with scope(user):
        file = get_file(user, person)

    rooms = ("stays", "diagnoses", "projects", "applications", "awards")
    assert {room for room in rooms if getattr(file, room)} == open_rooms


def test_finance_reads_neither_diagnosis_nor_stay_on_any_page(sign_in: SignIn, person: Person) -> None:
    client = sign_in(make.user(role="finance_officer"))

    told = "".join(page(client, person, tab).content.decode() for tab in ("journey", "support", "file"))

    assert page(client, person, "project").status_code == 403
    assert not [word for word in ("ورشة خاصة به", "المؤسسة السجنية", "77123") if word in told]


def test_a_step_behind_a_closed_door_is_neither_done_nor_to_do(person: Person) -> None:
    finance, director = make.user(role="finance_officer"), make.user(role="director")
    with scope(finance):
        shown = [step.state for step in list_steps(get_file(finance, person))]
    with scope(director):
        known = [step.state for step in list_steps(get_file(director, person))]

    assert shown == ["done", "current"]
    assert known == ["done", "done", "done", "done", "current"]


def test_the_journey_of_someone_new_begins_with_the_diagnosis() -> None:
    director, newcomer = make.user(role="director"), make.person()
    with scope(director):
        steps = list_steps(get_file(director, newcomer))

    assert [step.state for step in steps] == ["current", "ahead", "ahead", "ahead"]


def test_reading_the_file_is_recorded_with_who_and_which_part(
    sign_in: SignIn, person: Person, centre: Unit
) -> None:
    adviser = make.user(role="centre_adviser", of=centre)

    page(sign_in(adviser), person, "file")

    with scope(make.user(role="auditor")):
        entry = Entry.objects.get(action="person.read")
    assert (entry.actor_id, entry.person_id, entry.details) == (adviser.pk, person.pk, {"tab": "file"})
    assert (entry.origin_kind, bool(entry.request_id)) == ("page", True)


def test_what_is_hidden_is_not_there_and_its_reading_is_not_recorded(sign_in: SignIn, person: Person) -> None:
    stranger = make.user(role="centre_adviser", of=make.unit())

    assert page(sign_in(stranger), person).status_code == 404

    with scope(make.user(role="auditor")):
        assert not Entry.objects.filter(action="person.read").exists()


def test_an_unknown_part_of_a_file_is_not_there(sign_in: SignIn, person: Person) -> None:
    assert page(sign_in(make.user(role="director")), person, "secrets").status_code == 404


def test_whom_not_to_call_stands_on_every_part_of_the_file(sign_in: SignIn, person: Person) -> None:
    with scope(make.system()):
        Person.objects.filter(pk=person.pk).update(safe_contact="لا تتصل مساء")
    client = sign_in(make.user(role="director"))

    assert all(
        "لا تتصل مساء" in page(client, person, tab).content.decode()
        for tab in ("journey", "project", "support", "file")
    )
