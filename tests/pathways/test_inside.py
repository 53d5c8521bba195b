"""What is learnt inside is kept with what was achieved, counts in the test of training, and stops at departure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.casefile.queries.consistency import background_of, hold_against_tests
from fursa.core.errors import FursaError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.custody.models import Episode
from fursa.diagnosis.models import Diagnosis
from fursa.network.models import Establishment
from fursa.pathways.actions import ActivityTold, Beginning, begin_pathway, correct_activity, record_activity
from fursa.pathways.models import Activity, Pathway, Pause
from fursa.people.models import Person
from fursa.rules.life_plan import LifePlan
from tests import make
from tests.editions.pages import client_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TAILORING = ActivityTold(
    kind="training", title="تكوين في الخياطة", started_on=today() - 90 * DAY, ended_on=today() - 10 * DAY,
    trade="7531", hours=240, achieved="يفصّل ويخيط جلبابا كاملا", proof="certificate",
)  # fmt: skip
PLAN = LifePlan(goal="self_employment", title="ورشة خياطة", trade="7531", place="سلا")


@pytest.fixture
def prison() -> Establishment:
    return make.establishment()


@pytest.fixture
def officer(prison: Establishment) -> User:
    return make.user(role="reintegration_officer", of=prison.unit)


@pytest.fixture
def stay(prison: Establishment) -> Episode:
    return make.stay(make.person(seen_by=prison.unit), prison, entered_on=today() - 400 * DAY)


def recorded(
    officer: User, person: Person, told: ActivityTold = TAILORING, key: UUID | None = None
) -> Activity:
    with scope(officer):
        record_activity(actor=officer, person_uuid=person.uuid, told=told, key=key or uuid4(), today=today())
        return Activity.objects.get(person=person, title=told.title)


def training_verdict(user: User, person: Person) -> str:
    with scope(user):
        found = hold_against_tests(user, person, PLAN, "", today=today(), language="ar")
    return next(finding.verdict for finding in found.findings if finding.test == "training")


def test_what_was_learnt_inside_carries_the_project_without_any_diagnosis(
    officer: User, stay: Episode
) -> None:
    assert training_verdict(officer, stay.person) == "unknown"

    made = recorded(officer, stay.person)

    assert made.establishment == stay.establishment
    assert training_verdict(officer, stay.person) == "consistent"


def test_a_training_that_goes_on_was_not_learnt_yet(officer: User, stay: Episode) -> None:
    made = recorded(officer, stay.person, replace(TAILORING, ended_on=None, proof="declared"))
    assert training_verdict(officer, stay.person) == "unknown"

    with scope(officer):
        correct_activity(actor=officer, activity_uuid=made.uuid, told=TAILORING, key=uuid4(), today=today())

    assert training_verdict(officer, stay.person) == "consistent"


def test_a_diagnosis_that_asked_of_no_trade_says_nothing_against_anyone(officer: User, stay: Episode) -> None:
    with scope(make.system()):
        made = Diagnosis.objects.create(
            person=stay.person, made_on=today(), unit=make.national(), schooling="primary", recorded_by=make.system()
        )  # fmt: skip
    assert training_verdict(officer, stay.person) == "unknown"

    with scope(make.system()):
        Diagnosis.objects.filter(pk=made.pk).update(asked_trades=True)

    assert training_verdict(officer, stay.person) == "partly"


def test_an_activity_sent_twice_is_one(officer: User, stay: Episode) -> None:
    key = uuid4()
    recorded(officer, stay.person, key=key)
    recorded(officer, stay.person, key=key)
    with pytest.raises(WrongStateError):
        recorded(officer, stay.person)


@pytest.mark.parametrize(
    "change",
    [
        {"title": " "},
        {"kind": "party"},
        {"proof": "rumour"},
        {"trade": "0000"},
        {"kind": "library"},
        {"hours": 0},
        {"hours": 10_001},
        {"ended_on": today() + DAY},
        {"ended_on": today() - 91 * DAY},
        {"started_on": today() - 401 * DAY},
        {"achieved": "محكوم بتهمة السرقة"},
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    officer: User, stay: Episode, change: dict[str, Any]
) -> None:
    with pytest.raises(FursaError):
        recorded(officer, stay.person, replace(TAILORING, **change))
    with scope(officer):
        assert not Activity.objects.exists()


def test_nothing_inside_is_recorded_after_the_person_left(officer: User, stay: Episode) -> None:
    adviser = adviser_of(stay.person)
    with scope(make.system()):
        Episode.objects.filter(pk=stay.pk).update(released_on=today() - 20 * DAY)
    with pytest.raises(InvalidError):
        recorded(adviser, stay.person)  # it would end after the release

    recorded(adviser, stay.person, replace(TAILORING, ended_on=today() - 30 * DAY))


def adviser_of(person: Person) -> User:
    adviser = make.user(role="centre_adviser", of=make.unit())
    make.give_access(person.pk, adviser.roles.get().unit, adviser)
    return adviser


def test_a_transfer_pauses_what_was_begun_inside_and_the_next_officer_is_told(
    officer: User, stay: Episode, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    with scope(officer):
        way = begin_pathway(
            actor=officer, person_uuid=stay.person.uuid, beginning=Beginning("vocational_training", today() - 50 * DAY),
            key=uuid4(), today=today(),
        )  # fmt: skip
    running = recorded(officer, stay.person, replace(TAILORING, ended_on=None))
    elsewhere = make.establishment()
    next_officer = make.user(role="reintegration_officer", of=elsewhere.unit)

    sent = client_of(officer, settings).post(
        reverse("casefile:move", args=[stay.person.uuid]),
        {
            "from_unit": stay.establishment.unit.code, "to_unit": elsewhere.unit.code, "on": f"{today():%d/%m/%Y}",
            "committal_number": "", "key": str(uuid4()),
        },
    )  # fmt: skip

    assert sent.status_code == 302
    with scope(next_officer):
        assert Pathway.objects.get(pk=way.pk).state == Pathway.State.PAUSED
        assert Pause.objects.get(pathway=way).reason == Pause.Reason.TRANSFER
        assert Activity.objects.get(pk=running.pk).ended_on == today()
    work = client_of(next_officer, settings).get("/").content.decode()
    assert reverse("casefile:way", args=[stay.person.uuid, way.uuid]) in work


def test_a_release_pauses_them_too_and_one_that_is_refused_pauses_nothing(
    officer: User, stay: Episode, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    with scope(officer):
        way = begin_pathway(
            actor=officer, person_uuid=stay.person.uuid, beginning=Beginning("vocational_training", today() - 50 * DAY),
            key=uuid4(), today=today(),
        )  # fmt: skip
    client, url = client_of(officer, settings), reverse("casefile:release", args=[stay.person.uuid])
    form = {"released_on": f"{today():%d/%m/%Y}", "centre": "", "key": str(uuid4())}

    client.post(url, form)  # nobody receives the person
    with scope(officer):
        assert not Pause.objects.exists()

    adviser = adviser_of(stay.person)
    assert client.post(url, form | {"key": str(uuid4())}).status_code == 302
    with scope(adviser):
        assert Pause.objects.get(pathway=way).reason == Pause.Reason.RELEASE


def test_a_way_taken_up_again_outside_goes_on_when_its_person_changes_the_centre(settings: Any) -> None:
    settings.FURSA_DEMO = True
    person = make.person()
    adviser = adviser_of(person)
    there = make.unit()
    with scope(adviser):
        way = begin_pathway(
            actor=adviser, person_uuid=person.uuid, beginning=Beginning("vocational_training", today() - 50 * DAY),
            key=uuid4(), today=today(),
        )  # fmt: skip
    make.centre(there)
    with scope(make.system()):
        Pathway.objects.filter(pk=way.pk).update(inside=True)  # where it began

    client_of(adviser, settings).post(
        reverse("casefile:move", args=[person.uuid]),
        {
            "from_unit": adviser.roles.get().unit.code, "to_unit": there.code, "on": f"{today():%d/%m/%Y}",
            "committal_number": "", "key": str(uuid4()),
        },
    )  # fmt: skip

    with scope(make.system()):
        assert Pathway.objects.get(pk=way.pk).state == Pathway.State.ACTIVE


def test_nothing_inside_stops_when_the_file_goes_from_one_centre_to_another(
    officer: User, stay: Episode, settings: Any
) -> None:
    """Two centres may prepare a release one after the other: the person has not moved."""
    settings.FURSA_DEMO = True
    adviser, there = adviser_of(stay.person), make.unit()
    make.centre(there)
    running = recorded(officer, stay.person, replace(TAILORING, ended_on=None))

    sent = client_of(adviser, settings).post(
        reverse("casefile:move", args=[stay.person.uuid]),
        {
            "from_unit": adviser.roles.get().unit.code, "to_unit": there.code, "on": f"{today():%d/%m/%Y}",
            "committal_number": "", "key": str(uuid4()),
        },
    )  # fmt: skip

    assert sent.status_code == 302
    with scope(officer):
        assert Activity.objects.get(pk=running.pk).ended_on is None


@pytest.mark.parametrize(("told_ago", "years"), [(None, 2.0), (800, 2.0), (365, 1.0), (0, None)])
def test_years_of_a_job_are_counted_once(told_ago: int | None, years: float | None) -> None:
    """What was worked before the interview is in the years that the person told there."""
    person = make.person()
    adviser = adviser_of(person)
    with scope(adviser):
        begin_pathway(
            actor=adviser, person_uuid=person.uuid, key=uuid4(), today=today(),
            beginning=Beginning("employment", today() - 730 * DAY, partner=make.partner().code, trade="7531"),
        )  # fmt: skip
        if told_ago is not None:
            Diagnosis.objects.create(
                person=person, made_on=today() - told_ago * DAY, unit=make.national(), asked_trades=True,
                recorded_by=adviser,
            )  # fmt: skip
        found = background_of(adviser, person, today=today()).practised

    assert [one.years for one in found or ()] == ([] if years is None else [years])


def test_the_page_of_the_project_shows_what_was_achieved_and_leads_to_its_form(
    officer: User, stay: Episode, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    client = client_of(officer, settings)
    url = reverse("casefile:record-activity", args=[stay.person.uuid])
    page = reverse("casefile:person-tab", args=[stay.person.uuid, "project"])
    assert url in client.get(page).content.decode()

    sent = client.post(
        url,
        {
            "kind": "workshop", "title": "ورشة النجارة", "trade": "", "started_on": f"{today() - DAY:%d/%m/%Y}",
            "ended_on": "", "hours": "12", "achieved": "يستعمل أدوات القياس", "proof": "declared", "key": str(uuid4()),
        },
    )  # fmt: skip

    assert sent.status_code == 302, sent.content.decode()
    shown = client.get(page).content.decode()
    assert "يستعمل أدوات القياس" in shown
    with scope(officer):
        made = Activity.objects.get()
    form = client.get(reverse("casefile:activity", args=[stay.person.uuid, made.uuid])).content.decode()
    assert "ورشة النجارة" in form
