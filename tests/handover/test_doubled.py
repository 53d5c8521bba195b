"""Recorded twice and awarded twice: found when the records are joined, and never paid twice."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from fursa.accounts.models import User
from fursa.casefile.queries.my_work import list_tasks
from fursa.core.errors import WrongStateError
from fursa.core.scope import scope
from fursa.editions.models import Award
from fursa.editions.queries.awards import list_doubled
from fursa.handover.actions import record_hand_over, record_hand_overs
from fursa.handover.actions.giving import Wanted
from fursa.handover.models import Ceremony, HandOver
from fursa.handover.queries import list_table
from fursa.people.models import Person
from tests import make
from tests.editions.pages import client_of

pytestmark = pytest.mark.django_db
ON = date(2015, 6, 18)


def two_awards() -> tuple[Award, Award, Ceremony]:
    """Of one edition, to two records that a review then joins."""
    edition = make.edition(members=0)
    first, second = (
        make.ready_award(make.application(edition, applicant=make.person(given_name_ar=name)))
        for name in ("يوسف", "يوصف")
    )
    ceremony = make.ceremony(edition)
    with scope(make.system()):
        Person.objects.filter(pk=second.person_id).update(canonical=first.person_id)
    return first, second, ceremony


def give(actor: User, award: Award, at: Ceremony) -> HandOver:
    with scope(actor):
        return record_hand_over(
            actor=actor, award_uuid=award.uuid, part="cheque", ceremony=at, on=ON, key=uuid4()
        )


def test_what_is_given_of_one_award_makes_the_other_wait() -> None:
    first, second, ceremony = two_awards()
    manager = make.user(role="programme_manager")
    give(manager, second, ceremony)

    with pytest.raises(WrongStateError, match=second.reference):
        give(manager, first, ceremony)

    with scope(manager):
        waiting = {place.award: place.instead for place in list_table(manager, ceremony)}
    assert waiting == {first: second, second: None}


def test_of_two_chosen_together_one_is_given() -> None:
    first, second, ceremony = two_awards()
    manager = make.user(role="programme_manager")
    wanted = [Wanted(award.uuid, "cheque", uuid4()) for award in (first, second)]

    with scope(manager):
        given, refused = record_hand_overs(actor=manager, ceremony=ceremony, on=ON, wanted=wanted)

    assert [one.award for one in given] == [first]
    ((who, why),) = refused
    assert who == second.uuid
    assert first.reference in why


def test_two_editions_are_two_awards() -> None:
    first, _second, ceremony = two_awards()
    other = make.ready_award(make.application(make.edition(members=0), applicant=make.person()))
    with scope(make.system()):
        Person.objects.filter(pk=other.person_id).update(canonical=first.person_id)
    manager = make.user(role="programme_manager")
    give(manager, other, make.ceremony(other.edition))

    assert give(manager, first, ceremony).award == first


def test_finance_finds_both_and_gives_one_up(settings: Any) -> None:
    first, second, ceremony = two_awards()
    finance, manager = make.user(role="finance_officer"), make.user(role="programme_manager")
    with scope(finance):
        assert list_doubled(finance) == [(first, second)]
        (task,) = [one for one in list_tasks(finance, today=ON) if one.url.endswith("/awards/doubled/")]
        assert task.whom == first.person.full_name
    client = client_of(finance, settings)
    page = client.get(task.url).content.decode()
    assert first.reference in page
    assert second.reference in page

    url = f"/awards/{second.uuid}/give-up/"
    assert client.post(url, {"reason": " "}).status_code == 422
    answer = client.post(url, {"reason": "سُجّل مرتين؛ الملف الأول أكمل"}, follow=True)

    assert answer.status_code == 200
    with scope(finance):
        assert list_doubled(finance) == []
        second.refresh_from_db()
    assert (second.state, second.cancelled_reason) == ("cancelled", "سُجّل مرتين؛ الملف الأول أكمل")
    assert give(manager, first, ceremony).award == first


def test_what_was_given_of_both_before_the_review_is_nobodys_choice_any_more(settings: Any) -> None:
    first, second, ceremony = two_awards()
    with scope(make.system()):
        Person.objects.filter(pk=second.person_id).update(canonical=None)
        second.refresh_from_db()
    for award in (first, second):
        give(make.user(role="programme_manager"), award, ceremony)
    with scope(make.system()):
        Person.objects.filter(pk=second.person_id).update(canonical=first.person_id)
    finance = make.user(role="finance_officer")

    page = client_of(finance, settings).get("/awards/doubled/").content.decode()

    assert "سُلّم شيء من كل واحد منها" in page
    assert "give-up" not in page
    with scope(finance):
        assert [one for one in list_tasks(finance, today=ON) if one.kind == "money"] == []


def test_what_was_given_is_not_given_up(settings: Any) -> None:
    first, _second, ceremony = two_awards()
    give(make.user(role="programme_manager"), first, ceremony)
    client = client_of(make.user(role="finance_officer"), settings)

    answer = client.post(f"/awards/{first.uuid}/give-up/", {"reason": "x"})

    assert answer.status_code == 422
    with scope(make.system()):
        first.refresh_from_db()
    assert first.state == "handed_over"
