"""A life project is written half done, signed whole, frozen, and followed by a version that says what it changes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.errors import ConflictError, ForbiddenError, InvalidError, MissingError, WrongStateError
from fursa.core.scope import scope
from fursa.diagnosis.models import Diagnosis
from fursa.lifeproject.actions import discard_draft, save_theme
from fursa.lifeproject.models import LifeProject, Need, Step
from fursa.lifeproject.queries import digest_of, list_projects, plan_of_project
from fursa.people.models import Person
from fursa.rules.life_plan import differences
from fursa.territory.models import Area
from tests import make
from tests.lifeproject.plans import COSTS, GOAL, NEXT_MONTH, STEPS, WHOLE, draft_of, sign, write

pytestmark = pytest.mark.django_db


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


def versions(actor: User, person: Person) -> list[LifeProject]:
    with scope(actor):
        return list(LifeProject.objects.filter(person=person).prefetch_related("steps", "needs"))


def test_a_theme_is_kept_half_done_and_the_others_stay_open(adviser: User, person: Person) -> None:
    write(adviser, person, goal={**GOAL, "trade": "", "place": ""})

    kept = draft_of(adviser, person)

    assert kept is not None
    assert kept.content == {"goal": {**GOAL, "trade": "", "place": ""}}
    assert versions(adviser, person) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"goal": {**GOAL, "goal": None}},
        {"goal": {**GOAL, "title": ""}},
        {"goal": {**GOAL, "trade": ""}},
        {"goal": {**GOAL, "place": ""}},
        {"steps": {"rows": []}},
        {"steps": {"rows": [{"text": "شراء آلة", "owner": "", "due_on": NEXT_MONTH}]}},
        {"steps": {"rows": [{"text": "شراء آلة", "owner": "person", "due_on": None}]}},
        {"costs": {**COSTS, "monthly_sales_centimes": None}},
    ],
)
def test_what_is_half_done_is_not_signed(adviser: User, person: Person, wrong: dict[str, Any]) -> None:
    write(adviser, person, **{**WHOLE, **wrong})

    with pytest.raises(InvalidError):
        sign(adviser, person)

    assert versions(adviser, person) == []


def test_signing_makes_a_version_of_what_was_written_and_of_the_last_diagnosis_by_then(
    adviser: User, person: Person
) -> None:
    diagnose(person, 90)
    last = diagnose(person, 10)
    diagnose(person, 0)
    write(adviser, person, **WHOLE)

    made = sign(adviser, person, on=today() - timedelta(days=5))

    (version,) = versions(adviser, person)
    plan = plan_of_project(version)
    assert (made.number, version.diagnosis_id, version.recorded_by) == (1, last.pk, adviser)
    assert [(step.text, step.owner) for step in plan.steps] == [
        ("شراء آلة", "service"),
        ("كراء محل", "person"),
    ]
    assert [need.kind for need in plan.needs] == ["papers"]
    assert plan.business is not None
    assert plan.business.investment_centimes == 2_000_000
    assert draft_of(adviser, person) is None


def test_the_same_form_twice_signs_once_and_another_under_its_key_is_refused(
    adviser: User, person: Person
) -> None:
    write(adviser, person, **WHOLE)
    kept, key = draft_of(adviser, person), uuid4()
    assert kept is not None
    seen = digest_of(kept.content)

    first, second = (sign(adviser, person, seen=seen, key=key) for _ in (1, 2))

    assert first == second
    assert len(versions(adviser, person)) == 1
    with pytest.raises(ConflictError):
        sign(adviser, person, seen=seen, key=key, witness="فاطمة")


def test_what_was_signed_is_what_was_read(adviser: User, person: Person) -> None:
    write(adviser, person, **WHOLE)
    kept = draft_of(adviser, person)
    assert kept is not None
    write(adviser, person, goal={**GOAL, "title": "مقهى"})

    with pytest.raises(WrongStateError):
        sign(adviser, person, seen=digest_of(kept.content))


def test_two_who_write_the_same_page_do_not_undo_each_other(adviser: User, person: Person) -> None:
    write(adviser, person, goal=GOAL)

    with scope(adviser), pytest.raises(WrongStateError):
        save_theme(
            actor=adviser, person_uuid=person.uuid, theme="goal", content={**GOAL, "title": "مقهى"},
            seen=digest_of({}), today=today(),
        )  # fmt: skip
    write(adviser, person, goal=GOAL)  # sent twice: nothing happens

    kept = draft_of(adviser, person)
    assert kept is not None
    assert kept.content["goal"]["title"] == GOAL["title"]


def test_a_signed_version_is_frozen_in_the_database_itself(adviser: User, person: Person) -> None:
    write(adviser, person, **WHOLE)
    made = sign(adviser, person)

    with scope(adviser):
        step, need = Step.objects.filter(life_project=made)[0], Need.objects.get(life_project=made)
        changes: list[Any] = [
            lambda: LifeProject.objects.filter(pk=made.pk).update(title="غيره"),
            lambda: LifeProject.objects.filter(pk=made.pk).update(signed_at=None),
            lambda: Step.objects.filter(pk=step.pk).update(text="غيره"),
            lambda: step.delete(),
            lambda: Need.objects.filter(pk=need.pk).update(text="غيره"),
            lambda: Step.objects.create(life_project=made, person=person, position=9, text="زيادة"),
        ]
        for change in changes:
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_the_next_version_starts_from_the_last_and_says_what_it_changes(
    adviser: User, person: Person
) -> None:
    write(adviser, person, **WHOLE)
    sign(adviser, person)
    more = {"rows": [*STEPS["rows"], {"text": "أولى الطلبيات", "owner": "person", "due_on": NEXT_MONTH}]}
    write(adviser, person, steps=more, costs={**COSTS, "monthly_sales_centimes": 700_000})

    made = sign(adviser, person, reason="وجد زبائن")

    new, old = versions(adviser, person)
    said = differences(plan_of_project(old), plan_of_project(new), "ar")
    assert (made.number, new.title, new.reason) == (2, GOAL["title"], "وجد زبائن")
    assert [one.theme for one in said] == ["steps", "costs", "costs"]
    assert "أولى الطلبيات" in str(said[0].message)


def test_a_version_needs_a_change_a_reason_and_a_later_day(adviser: User, person: Person) -> None:
    write(adviser, person, **WHOLE)
    sign(adviser, person)
    write(adviser, person, goal={**GOAL, "title": "مقهى"})

    for wrong in ({"reason": ""}, {"reason": "غيّر رأيه", "on": today() - timedelta(days=1)}):
        with pytest.raises(InvalidError):
            sign(adviser, person, **wrong)  # type: ignore[arg-type]
    write(adviser, person, goal=GOAL)
    with pytest.raises(InvalidError):
        sign(adviser, person, reason="لا شيء")


@pytest.mark.parametrize(
    ("theme", "content"),
    [
        ("goal", {**GOAL, "title": "بعد السرقة"}),
        ("goal", {**GOAL, "title": "بعد الخروج من السجن"}),
        ("goal", {**GOAL, "trade": "75"}),
        ("goal", {**GOAL, "place": "nowhere"}),
        ("steps", {"rows": [{"text": "بعد جريمة", "owner": "", "due_on": None}]}),
        ("steps", {"rows": STEPS["rows"] * 11}),
        ("costs", {**COSTS, "own_contribution_centimes": 2_000_001}),
        ("costs", {**COSTS, "investment_centimes": -1}),
        ("nothing", {}),
    ],
)
def test_what_is_wrong_is_not_even_kept(
    adviser: User, person: Person, theme: str, content: dict[str, Any]
) -> None:
    with pytest.raises(InvalidError):
        write(adviser, person, **{theme: content})


@pytest.mark.parametrize("by", ["the person", "the diagnosis"])
def test_who_does_not_read_hears_the_plan_before_a_witness(adviser: User, person: Person, by: str) -> None:
    if by == "the person":
        with scope(make.system()):
            Person.objects.filter(pk=person.pk).update(can_read=False)
    else:
        diagnose(person, 1, literacy="none")
    write(adviser, person, **WHOLE)

    for how in ({}, {"read_aloud": True}, {"signature": "thumb_mark"}):
        with pytest.raises(InvalidError):
            sign(adviser, person, **how)

    made = sign(adviser, person, read_aloud=True, signature="thumb_mark", witness="فاطمة")
    assert (made.witness, made.signature) == ("فاطمة", "thumb_mark")


def test_studies_need_neither_trade_nor_place_nor_costs(adviser: User, person: Person) -> None:
    write(
        adviser,
        person,
        goal={"goal": "school", "title": "الباكالوريا", "trade": "", "place": ""},
        steps=STEPS,
    )

    assert sign(adviser, person).place is None


def test_costs_written_for_a_workshop_do_not_follow_into_a_job(adviser: User, person: Person) -> None:
    write(adviser, person, **WHOLE)
    write(adviser, person, goal={**GOAL, "goal": "employment"})

    assert sign(adviser, person).investment_centimes is None


def test_the_establishment_signs_before_release_the_centre_after(person: Person) -> None:
    place = make.establishment()
    officer = make.user(role="reintegration_officer", of=place.unit)
    make.give_access(person.pk, place.unit, make.system())
    stay = make.stay(person, place)
    write(officer, person, **WHOLE)
    assert sign(officer, person).unit == place.unit

    with scope(make.system()):
        stay.released_on = today()
        stay.save()

    with pytest.raises(ForbiddenError):
        write(officer, person, goal={**GOAL, "title": "غيره"})


def test_who_does_not_see_the_person_finds_nothing_to_write_in(person: Person) -> None:
    stranger = make.user(role="centre_adviser", of=make.unit())

    with pytest.raises(MissingError):
        write(stranger, person, goal=GOAL)


def test_throwing_the_draft_away_keeps_what_was_signed(adviser: User, person: Person) -> None:
    write(adviser, person, **WHOLE)
    sign(adviser, person)
    write(adviser, person, goal={**GOAL, "title": "مقهى"})

    with scope(adviser):
        discard_draft(actor=adviser, person_uuid=person.uuid, today=today())

    assert draft_of(adviser, person) is None
    assert [version.title for version in versions(adviser, person)] == [GOAL["title"]]


def test_records_that_a_review_joined_have_one_life_project(adviser: User, person: Person) -> None:
    other = make.person(seen_by=adviser.roles.get().unit)
    write(adviser, other, **WHOLE)
    sign(adviser, other)
    with scope(make.system()):
        Person.objects.filter(pk=other.pk).update(canonical=person)
        person.refresh_from_db()

    write(adviser, person, goal={**GOAL, "title": "مقهى"})
    made = sign(adviser, person, reason="غيّر رأيه")

    with scope(adviser):
        assert [one.title for one in list_projects(adviser, person)] == ["مقهى", GOAL["title"]]
    assert made.number == 2
