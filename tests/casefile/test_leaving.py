"""Who leaves within 90 days without papers, a project or a centre: in my work, and as a page with filters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.casefile.queries.leaving import list_leaving
from fursa.casefile.queries.my_work import list_tasks
from fursa.core.errors import ForbiddenError
from fursa.core.scope import scope
from fursa.custody.models import Episode
from fursa.lifeproject.models import FollowUpEnd, LifeProject
from fursa.network.models import Establishment
from fursa.people.models import Person
from tests import make
from tests.casefile.conftest import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def prison() -> Establishment:
    return make.establishment()


@pytest.fixture
def officer(prison: Establishment) -> User:
    return make.user(role="reintegration_officer", of=prison.unit)


def leaves(prison: Establishment, in_days: int, **fields: object) -> Person:
    person = make.person(seen_by=prison.unit, **fields)
    make.stay(person, prison, expected_release_on=today() + timedelta(days=in_days))
    return person


def plan(person: Person) -> None:
    with scope(make.system()):
        LifeProject.objects.create(
            person=person, goal="employment", agreed_on=today(), unit=make.national(), recorded_by=make.system()
        )  # fmt: skip


def lacks(user: User) -> dict[str, tuple[str, ...]]:
    with scope(user):
        return {one.person.reference: one.lacks for one in list_leaving(user, today=today())}


def test_only_those_who_leave_within_ninety_days_the_first_to_leave_first(
    prison: Establishment, officer: User
) -> None:
    later, soon = leaves(prison, 90), leaves(prison, 0)
    leaves(prison, 91)
    released = leaves(prison, 10)
    with scope(make.system()):
        Episode.objects.filter(person=released).update(released_on=today())

    assert list(lacks(officer)) == [soon.reference, later.reference]


def test_papers_are_a_card_that_is_valid_on_the_day_of_release(prison: Establishment, officer: User) -> None:
    day = today() + timedelta(days=30)
    without = leaves(prison, 30)
    expired = leaves(prison, 30, cnie="AB1", cnie_valid_until=day - timedelta(days=1))
    valid = leaves(prison, 30, cnie="AB2", cnie_valid_until=day)
    undated = leaves(prison, 30, cnie="AB3")

    found = {reference: "papers" in missing for reference, missing in lacks(officer).items()}

    assert found == {
        without.reference: True, expired.reference: True, valid.reference: False, undated.reference: False,
    }  # fmt: skip


def test_a_project_and_a_centre_are_missing_until_they_are_there(
    prison: Establishment, officer: User
) -> None:
    person, centre = leaves(prison, 30, cnie="AB1"), make.centre()
    assert lacks(officer) == {person.reference: ("project", "centre")}

    plan(person)
    make.give_access(person.pk, centre.unit, make.system(), until_on=today())
    assert lacks(officer) == {person.reference: ("centre",)}

    make.give_access(person.pk, centre.unit, make.system())
    assert lacks(officer) == {person.reference: ()}
    assert lacks(make.user(role="centre_adviser", of=centre.unit)) == {person.reference: ()}


def test_nobody_sees_those_who_leave_from_elsewhere(prison: Establishment) -> None:
    leaves(prison, 30)

    assert lacks(make.user(role="reintegration_officer", of=make.establishment().unit)) == {}
    with pytest.raises(ForbiddenError):
        lacks(make.user(role="finance_officer"))


def test_my_work_says_what_is_still_missing(prison: Establishment, officer: User) -> None:
    leaves(prison, 30, cnie="AB1")

    with scope(officer):
        (task,) = list_tasks(officer, today=today())

    assert "مشروع حياة" in task.title
    assert "مركز" in task.title
    assert "وثائق" not in task.title


def test_the_page_filters_by_what_is_missing_by_when_and_by_where(
    sign_in: SignIn, prison: Establishment
) -> None:
    other = make.establishment()
    first = leaves(prison, 10, cnie="AB1")
    second = leaves(other, 60)
    plan(second)
    client = sign_in(make.user(role="programme_manager"))

    def names(**filters: str) -> list[str]:
        page = client.get(reverse("casefile:leaving"), filters)
        return [row[0].url.split("/")[-2] for row in page.context["table"].rows]

    assert names() == [str(first.uuid), str(second.uuid)]
    assert names(lacks="papers") == [str(second.uuid)]
    assert names(lacks="project") == [str(first.uuid)]
    assert names(within="14") == [str(first.uuid)]
    assert names(**{"from": other.code}) == [str(second.uuid)]
    assert names(lacks="papers", within="14") == []
    assert names(lacks="nonsense", within="x", **{"from": "nowhere"}) == [str(first.uuid), str(second.uuid)]


def test_cards_count_everybody_and_a_friday_has_its_word(sign_in: SignIn, prison: Establishment) -> None:
    friday = next(day for day in range(1, 8) if (today() + timedelta(days=day)).weekday() == 4)
    leaves(prison, friday)
    client = sign_in(make.user(role="programme_manager"))

    page = client.get(reverse("casefile:leaving"), {"lacks": "centre"})

    assert [card.value for card in page.context["cards"]] == [1, 1, 1]
    assert page.context["table"].rows[0][2].tone == "warning"
    assert "الجمعة" in page.content.decode()


def test_who_ended_the_follow_up_is_still_prepared_for_the_day(prison: Establishment, officer: User) -> None:
    person = leaves(prison, 30, cnie="AB1")
    with scope(make.system()):
        FollowUpEnd.objects.create(
            person=person, ended_on=date(2026, 1, 1), unit=prison.unit, recorded_by=make.system()
        )  # fmt: skip

    with scope(officer):
        (one,) = list_leaving(officer, today=today())
    assert (one.follow_up_ended, one.person) == (True, person)
