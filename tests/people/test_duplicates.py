"""Possible duplicates: found without betraying anyone, reviewed, joined and parted, holding a payment meanwhile."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from fursa.accounts.models import Unit, User
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.people.actions import (
    Sourced,
    ask_release,
    blocking,
    confirm_release,
    judge_pair,
    record_from_source,
    record_person,
    retract_pair,
)
from fursa.people.actions.comparing import compare_with_everyone
from fursa.people.models import Block, DuplicatePair, HoldRelease, LinkAssertion, Person, SourceRecord
from fursa.people.queries import get_person, list_records
from fursa.people.queries.chains import get_chain, list_chains
from fursa.people.queries.duplicates import find_candidates, list_held, list_pairs, list_releases_asked
from fursa.rules.dates import PartialDate
from fursa.rules.identity import Described
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2015, 6, 1)


def fields(**changes: object) -> dict[str, Any]:
    return {
        "given_name_ar": "محمد", "family_name_ar": "بنعلي", "given_name_latin": "", "family_name_latin": "",
        "sex": "male", "birth_on": date(1985, 4, 3), "birth_precision": "day", "birth_place": "سلا", "cnie": "",
        "cnie_valid_until": None, "phone": "", "safe_contact": "", "can_read": True, **changes,
    }  # fmt: skip


LATIN = {"given_name_ar": "", "family_name_ar": "", "given_name_latin": "Mohamed", "family_name_latin": "Ben Ali",
         "birth_place": "Salé"}  # fmt: skip


def recorded(unit: Unit, **changes: object) -> Person:
    adviser = make.user(role="centre_adviser", of=unit)
    with scope(adviser):
        return record_person(actor=adviser, fields=fields(**changes), unit=unit, key=uuid4(), today=TODAY)


def compared(*people: Person) -> int:
    with scope(make.system()):
        return compare_with_everyone(actor=make.system(), people=[person.pk for person in people])


def reviewer() -> User:
    return make.user(role="identity_reviewer")


def pair_of(one: Person, other: Person) -> DuplicatePair:
    compared(other)
    with scope(make.system()):
        return DuplicatePair.objects.get(person=min(one.pk, other.pk), other=max(one.pk, other.pk))


def judged(
    pair: DuplicatePair, verdict: str = "same", *, by: User | None = None, needs_two: bool = False
) -> DuplicatePair:
    who = by or reviewer()
    with scope(who):
        return judge_pair(actor=who, pair=pair, verdict=verdict, reason="same mother", needs_two=needs_two)


def canonical(*people: Person) -> list[int | None]:
    with scope(make.system()):
        return [Person.objects.get(pk=person.pk).canonical_id for person in people]


def two() -> tuple[Person, Person]:
    return recorded(make.unit("centre")), recorded(make.unit("centre"), **LATIN)


def test_someone_recorded_elsewhere_in_another_script_becomes_a_pair_for_reviewers() -> None:
    one, other = two()

    assert compared(other) == 1
    assert compared(other, one) == 0
    with scope(who := reviewer()):
        (pair,) = list_pairs(who)
    assert (pair.person_id, pair.other_id) == (one.pk, other.pk)
    assert pair.probability > 0.5
    assert pair.evidence == {"name": "same", "birth": "same", "birth_place": "same", "sex": "same"}


def test_saving_is_the_same_whether_or_not_somebody_hidden_is_known() -> None:
    """Neither candidates nor pairs are shown to whoever may not see the other file."""
    unit = make.unit("centre")
    recorded(make.unit("centre"))
    other = recorded(unit, **LATIN)
    compared(other)
    adviser = make.user(role="centre_adviser", of=unit)
    described = Described("محمد", "بنعلي", "", "", "male", PartialDate(1985, 4, 3))

    with scope(adviser):
        found = find_candidates(adviser, described, least=0.0)
        assert [one.person.pk for one in found] == [other.pk]
        assert not DuplicatePair.objects.exists()
        with pytest.raises(ForbiddenError):
            list_pairs(adviser)


def test_people_of_one_unit_are_candidates_before_anything_is_saved() -> None:
    unit = make.unit("centre")
    known = recorded(unit)
    adviser = make.user(role="centre_adviser", of=unit)

    with scope(adviser):
        described = Described("", "", "Mohammed", "Benali", "male", PartialDate(1985))
        (found,) = find_candidates(adviser, described, least=0.2)

    assert found.person == known


def test_same_joins_two_records_and_opens_both_files_and_a_retraction_parts_them() -> None:
    here, there = make.unit("centre"), make.unit("centre")
    one, other = recorded(here), recorded(there, **LATIN)
    adviser = make.user(role="centre_adviser", of=there)
    pair = pair_of(one, other)
    with scope(make.system()):
        before = list(SourceRecord.objects.values_list("pk", "digest"))

    settled = judged(pair)

    assert settled.state == "same"
    assert canonical(one, other) == [None, one.pk]
    with scope(adviser):
        assert get_person(adviser, one.uuid).pk == one.pk
        fresh = get_person(adviser, other.uuid)
        assert [record.pk for record in list_records(adviser, fresh)] == [one.pk, other.pk]
    with scope(who := reviewer()):
        retract_pair(actor=who, pair=pair, reason="they are cousins", needs_two=False)
    assert canonical(one, other) == [None, None]
    with scope(make.system()):
        assert list(SourceRecord.objects.values_list("pk", "digest")) == before
        said = LinkAssertion.objects.get()
        assert (said.retracted_reason, said.model_version) == ("they are cousins", pair.model_version)
    with scope(adviser):
        assert not Person.objects.filter(pk=one.pk).exists()


def test_what_was_settled_survives_comparing_again() -> None:
    one, other = two()
    pair = pair_of(one, other)
    judged(pair, "different")

    assert compared(one, other) == 0
    with scope(make.system()):
        assert DuplicatePair.objects.get().state == "different"
    assert canonical(one, other) == [None, None]


def test_two_held_to_be_different_are_not_joined_through_a_third() -> None:
    people = [
        recorded(make.unit("centre")),
        recorded(make.unit("centre"), **LATIN),
        recorded(make.unit("centre")),
    ]
    compared(*people)
    with scope(make.system()):
        pairs = {(pair.person_id, pair.other_id): pair for pair in DuplicatePair.objects.all()}
    a, b, c = (person.pk for person in people)

    judged(pairs[a, c], "different")
    judged(pairs[a, b], "same")
    judged(pairs[b, c], "same")

    assert canonical(*people) == [None, a, None]
    with scope(who := reviewer()):
        assert get_chain(who, pairs[b, c]).is_refused
        assert [pair.pk for pair in list_chains(who)] == [pairs[b, c].pk]


def test_a_link_that_alone_holds_three_records_is_named_until_a_second_one_stands_beside_it() -> None:
    people = [
        recorded(make.unit("centre")),
        recorded(make.unit("centre"), **LATIN),
        recorded(make.unit("centre")),
    ]
    compared(*people)
    with scope(make.system()):
        pairs = {(pair.person_id, pair.other_id): pair for pair in DuplicatePair.objects.all()}
    a, b, c = (person.pk for person in people)
    who = reviewer()

    judged(pairs[a, b])
    with scope(who):
        assert list(list_chains(who)) == []
        would_be = get_chain(who, DuplicatePair.objects.get(pk=pairs[b, c].pk))
        assert (would_be.count, would_be.is_alone, would_be.others) == (3, True, [people[0]])
    judged(pairs[b, c])
    with scope(who):
        assert {pair.pk for pair in list_chains(who)} == {pairs[a, b].pk, pairs[b, c].pk}
        assert get_chain(who, DuplicatePair.objects.get(pk=pairs[b, c].pk)).is_alone
    judged(pairs[a, c])
    with scope(who):
        assert list(list_chains(who)) == []
        chain = get_chain(who, DuplicatePair.objects.get(pk=pairs[a, c].pk))
        assert (chain.count, chain.is_alone, chain.is_refused) == (3, False, False)


def test_where_money_is_involved_two_reviewers_must_agree() -> None:
    one, other = two()
    pair, first = pair_of(one, other), reviewer()

    assert judged(pair, by=first, needs_two=True).state == "open"
    assert judged(pair, by=first, needs_two=True).state == "open"
    assert judged(pair, needs_two=True).state == "same"
    with pytest.raises(WrongStateError):
        judged(pair)


@pytest.mark.parametrize(("decided_by_two", "money_now"), [(True, False), (False, True)])
def test_what_two_decide_two_take_back(decided_by_two: bool, money_now: bool) -> None:
    """Also where the award came after the decision, or went after it."""
    one, other = two()
    pair, first, second = pair_of(one, other), reviewer(), reviewer()
    for who in (first, second)[: 1 + decided_by_two]:
        judged(pair, by=who, needs_two=decided_by_two)

    def taken_back(who: User, reason: str = "") -> str:
        with scope(who):
            return retract_pair(actor=who, pair=pair, reason=reason, needs_two=money_now).state

    assert taken_back(first, "they are cousins") == "same"
    with pytest.raises(ForbiddenError):
        taken_back(first, "still")
    assert canonical(one, other) == [None, one.pk]
    assert taken_back(second) == "open"
    assert canonical(one, other) == [None, None]
    with scope(second):
        for said in LinkAssertion.objects.all():
            assert (said.retraction_asked_by, said.retracted_by) == (first, second)
            assert said.retracted_reason == "they are cousins"
    with pytest.raises(WrongStateError, match="لا قرار فيه"):
        taken_back(first, "again")


@pytest.mark.parametrize(("verdict", "reason"), [("perhaps", "x"), ("same", "  ")])
def test_a_word_without_sense_is_refused(verdict: str, reason: str) -> None:
    pair, who = pair_of(*two()), reviewer()
    with scope(who), pytest.raises(InvalidError):
        judge_pair(actor=who, pair=pair, verdict=verdict, reason=reason, needs_two=False)


def test_a_payment_waits_until_a_review_or_two_people_let_it_go() -> None:
    here = make.unit("centre")
    one, other = recorded(here), recorded(make.unit("centre"), **LATIN)
    pair = pair_of(one, other)
    adviser, manager = make.user(role="centre_adviser", of=here), make.user(role="programme_manager")

    with scope(adviser):
        assert list_held(adviser, [one.pk, other.pk]) == {one.pk}
        ask_release(actor=adviser, person=one, reason="the ceremony is today")
        with pytest.raises(ForbiddenError):
            confirm_release(actor=adviser, person=one)
        assert list_held(adviser, [one.pk]) == {one.pk}
    with scope(manager):
        confirm_release(actor=manager, person=one)
        assert list_held(manager, [one.pk, other.pk]) == {other.pk}
    judged(pair, "different")
    with scope(manager):
        assert list_held(manager, [one.pk, other.pk]) == frozenset()
        with pytest.raises(WrongStateError):
            ask_release(actor=manager, person=other, reason="x")


@pytest.mark.parametrize("is_confirmed", [False, True])
def test_a_release_lapses_where_the_review_is_settled_and_opened_again(is_confirmed: bool) -> None:
    one, other = two()
    pair, who = pair_of(one, other), reviewer()
    manager, director = make.user(role="programme_manager"), make.user(role="director")

    def ask(reason: str) -> HoldRelease:
        with scope(manager):
            return ask_release(actor=manager, person=one, reason=reason)

    def confirm() -> None:
        with scope(director):
            confirm_release(actor=director, person=one)

    def held() -> bool:
        with scope(director):
            return bool(list_held(director, [one.pk]))

    before = ask("the ceremony is today")
    if is_confirmed:
        confirm()
    judged(pair, "different", by=who)
    with scope(director):
        assert list(list_releases_asked(director)) == []
    with scope(who):
        retract_pair(actor=who, pair=pair, reason="they are cousins", needs_two=False)

    assert held()
    with pytest.raises(WrongStateError):
        confirm()
    assert ask("still today") != before
    confirm()
    assert not held()


def test_a_release_that_two_gave_stands_while_another_pair_is_settled() -> None:
    people = [
        recorded(make.unit("centre")),
        recorded(make.unit("centre"), **LATIN),
        recorded(make.unit("centre")),
    ]
    compared(*people)
    manager, director = make.user(role="programme_manager"), make.user(role="director")
    with scope(manager):
        ask_release(actor=manager, person=people[0], reason="the ceremony is today")
    with scope(director):
        confirm_release(actor=director, person=people[0])
        assert list_held(director, [people[0].pk]) == frozenset()
    with scope(make.system()):
        pair = DuplicatePair.objects.get(person=people[0], other=people[1])

    judged(pair, "different")

    with scope(director):
        assert list_held(director, [people[0].pk]) == frozenset()


def test_a_payment_to_one_record_waits_for_whatever_is_open_of_the_whole_person() -> None:
    """An award stays with the record it was made to; a pair found for another record of the same person holds it."""
    here = make.unit("centre")
    one, other = recorded(make.unit("centre")), recorded(here, **LATIN)
    judged(pair_of(one, other))
    third = recorded(make.unit("centre"))
    compared(third)
    adviser = make.user(role="centre_adviser", of=here)

    with scope(make.system()):
        DuplicatePair.objects.filter(other=third, person=other).delete()
        assert DuplicatePair.objects.filter(other=third, person=one, state="open").exists()
    with scope(adviser):
        assert list_held(adviser, [other.pk, one.pk]) == {other.pk, one.pk}
        ask_release(actor=adviser, person=other, reason="the ceremony is today")
    with scope(manager := make.user(role="programme_manager")):
        confirm_release(actor=manager, person=one)
        assert list_held(manager, [other.pk, one.pk]) == frozenset()


def test_keys_follow_the_record_and_a_weak_likeness_holds_nothing() -> None:
    one, other = (
        recorded(make.unit("centre")),
        recorded(make.unit("centre"), birth_on=date(1961, 1, 1), sex="male"),
    )
    compared(one, other)

    with scope(make.system()):
        assert Block.objects.filter(person=one).count() > 3
        assert list_held(make.system(), [one.pk, other.pk]) == frozenset()


def test_the_job_ends_its_transaction_with_each_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pair locks the rows of both people: nobody who writes in a file waits for hundreds of comparisons."""
    from fursa.people import tasks
    from fursa.people.actions import comparing

    one, other = two()
    together: list[list[int]] = []
    real = comparing.compare_with_everyone

    def counted(*, actor: User, people: list[int]) -> int:
        together.append(people)
        return real(actor=actor, people=people)

    monkeypatch.setattr(comparing, "compare_with_everyone", counted)

    assert tasks.compare_new(people=[one.pk, other.pk]) == 1
    assert together == [[one.pk], [other.pk]]


def test_whom_a_source_describes_otherwise_is_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name or a number that is put right may show somebody who was recorded before."""
    asked: list[list[int]] = []

    class Job:
        @staticmethod
        def defer(*, people: list[int]) -> None:
            asked.append(people)

    monkeypatch.setattr(blocking, "compare_new", Job)
    manager, unit = make.user(role="programme_manager"), make.unit("centre")

    def told(**changes: object) -> int:
        given = fields(guardian_name="", guardian_cnie="", origin_id=None, residence_id=None, **changes)
        one = Sourced("A-1", given, {name: str(value) for name, value in given.items()}, unit)
        with scope(manager):
            keys, _counts = record_from_source(actor=manager, source="list", people=[one])
        return keys["A-1"]

    key = told()
    told()  # the same again: nothing to compare
    told(safe_contact="the uncle")  # nor is anybody recognised by this
    told(cnie="AB123456")

    assert asked == [[key], [key]]
