"""A life project is agreed whole, and read aloud before a witness to whoever does not read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.diagnosis.models import Diagnosis
from fursa.lifeproject.actions import MOST_STEPS, Plan, agree_life_project
from fursa.lifeproject.models import LifeProject
from fursa.people.models import Person
from fursa.territory.models import Area
from tests import make

pytestmark = pytest.mark.django_db
STEPS = ("شراء آلة", "كراء محل")


def agreed(**changed: object) -> Plan:
    first = Plan(
        agreed_on=today(), goal="self_employment", title="ورشة خياطة", steps=STEPS, trade="7531", place="01."
    )
    return replace(first, **changed)


def agree(actor: User, person: Person, plan: Plan, key: UUID | None = None) -> LifeProject:
    with scope(actor):
        return agree_life_project(
            actor=actor, person_uuid=person.uuid, plan=plan, key=key or uuid4(), today=today()
        )


@pytest.fixture(autouse=True)
def _place() -> None:
    Area.objects.create(code="01.", level="region", name_ar="جهة تجريبية")


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def person(adviser: User) -> Person:
    return make.person(seen_by=adviser.roles.get().unit)


def diagnose(person: Person, days_ago: int, **fields: object) -> Diagnosis:
    with scope(make.system()):
        return Diagnosis.objects.create(
            person=person, made_on=today() - timedelta(days=days_ago), unit=make.national(),
            recorded_by=make.system(), **fields,
        )  # fmt: skip


def test_a_plan_keeps_its_steps_in_order_and_the_diagnosis_it_is_drawn_from(
    adviser: User, person: Person
) -> None:
    diagnose(person, 90)
    last = diagnose(person, 10)
    diagnose(person, 0)

    made = agree(adviser, person, agreed(agreed_on=today() - timedelta(days=5)))

    with scope(adviser):
        assert [step.text for step in made.steps.all()] == list(STEPS)
    assert made.place is not None
    assert (made.diagnosis_id, made.place.code, made.trade_isco) == (last.pk, "01.", "7531")


def test_the_same_form_twice_agrees_one_and_the_same_goal_of_that_day_is_refused(
    adviser: User, person: Person
) -> None:
    key = uuid4()

    assert agree(adviser, person, agreed(), key) == agree(adviser, person, agreed(), key)
    with pytest.raises(WrongStateError):
        agree(adviser, person, agreed(title="غيره"))


@pytest.mark.parametrize(
    "changed",
    [
        {"agreed_on": today() + timedelta(days=1)},
        {"title": ""},
        {"steps": ()},
        {"steps": ("خطوة",) * (MOST_STEPS + 1)},
        {"trade": ""},
        {"trade": "75"},
        {"place": ""},
        {"place": "nowhere"},
        {"title": "بعد السرقة"},
        {"steps": ("بعد جريمة",)},
        {"read_aloud": True},
    ],
)
def test_what_is_wrong_is_refused(adviser: User, person: Person, changed: dict[str, object]) -> None:
    with pytest.raises(InvalidError):
        agree(adviser, person, agreed(**changed))


def test_studies_need_neither_trade_nor_place(adviser: User, person: Person) -> None:
    assert agree(adviser, person, agreed(goal="school", trade="", place="")).place is None


@pytest.mark.parametrize("by", ["the person", "the diagnosis"])
def test_who_does_not_read_hears_the_plan_before_a_witness(adviser: User, person: Person, by: str) -> None:
    if by == "the person":
        with scope(make.system()):
            Person.objects.filter(pk=person.pk).update(can_read=False)
    else:
        diagnose(person, 1, literacy="none")

    with pytest.raises(InvalidError):
        agree(adviser, person, agreed())
    assert agree(adviser, person, agreed(read_aloud=True, witness="فاطمة")).witness == "فاطمة"


def test_the_establishment_agrees_before_release_and_not_after(person: Person) -> None:
    place = make.establishment()
    officer = make.user(role="reintegration_officer", of=place.unit)
    make.give_access(person.pk, place.unit, make.system())
    stay = make.stay(person, place)
    assert agree(officer, person, agreed()).unit == place.unit

    with scope(make.system()):
        stay.released_on = today()
        stay.save()

    with pytest.raises(ForbiddenError):
        agree(officer, person, agreed(goal="employment"))
