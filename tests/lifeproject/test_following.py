"""The person ends the follow-up when they wish, and takes it up again when they wish."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.lifeproject.actions import end_follow_up, resume_follow_up
from fursa.lifeproject.models import FollowUpEnd
from fursa.lifeproject.queries import find_end
from fursa.people.models import Person
from fursa.territory.models import Area
from tests import make
from tests.lifeproject.plans import GOAL, WHOLE, sign, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def person(adviser: User) -> Person:
    return make.person(seen_by=adviser.roles.get().unit)


def end(actor: User, person: Person, days_ago: int = 0) -> FollowUpEnd:
    with scope(actor):
        day = today() - timedelta(days=days_ago)
        return end_follow_up(actor=actor, person_uuid=person.uuid, ended_on=day, words="", today=today())


def resume(actor: User, person: Person, days_ago: int = 0) -> FollowUpEnd:
    with scope(actor):
        day = today() - timedelta(days=days_ago)
        return resume_follow_up(actor=actor, person_uuid=person.uuid, resumed_on=day, today=today())


def test_nothing_is_written_while_the_follow_up_is_ended_and_it_goes_on_when_the_person_wishes(
    adviser: User, person: Person
) -> None:
    Area.objects.create(code="01.", level="region", name_ar="جهة تجريبية")
    write(adviser, person, **WHOLE)
    end(adviser, person, 3)

    with pytest.raises(WrongStateError):
        write(adviser, person, goal={**GOAL, "title": "مقهى"})
    with pytest.raises(WrongStateError):
        sign(adviser, person)
    resume(adviser, person)

    assert sign(adviser, person).title == GOAL["title"]


def test_the_same_end_twice_is_one_and_another_day_is_refused(adviser: User, person: Person) -> None:
    assert end(adviser, person) == end(adviser, person)
    with pytest.raises(WrongStateError):
        end(adviser, person, 1)


def test_days_to_come_and_days_before_the_end_are_refused(adviser: User, person: Person) -> None:
    with pytest.raises(InvalidError):
        end(adviser, person, -1)
    with pytest.raises(WrongStateError):
        resume(adviser, person)
    end(adviser, person, 2)
    for days_ago in (3, -1):
        with pytest.raises(InvalidError):
            resume(adviser, person, days_ago)


def test_it_may_be_ended_again_after_it_was_taken_up(adviser: User, person: Person) -> None:
    end(adviser, person, 5)
    resume(adviser, person, 3)
    end(adviser, person, 1)

    with scope(adviser):
        found = find_end(adviser, person)
        assert found is not None
        assert (found.ended_on, FollowUpEnd.objects.count()) == (today() - timedelta(days=1), 2)


def test_a_role_that_accompanies_nobody_ends_nothing(person: Person) -> None:
    with pytest.raises(ForbiddenError):
        end(make.user(role="programme_manager"), person)
