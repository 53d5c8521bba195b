"""Many people and many places at once."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings

from fursa.rules.matching.assignment import Assignment, assign_best, assign_stable
from fursa.rules.matching.explain import explain
from fursa.rules.matching.profiles import KnownTrade, Opening, ProfileError, Seeker
from fursa.rules.matching.stable import own_order
from tests.rules.matching.people import ELSEWHERE, NEXT_COMMUNE, crowds, opening, seeker

Crowd = tuple[list[Seeker], list[Opening]]


def _places(found: Assignment) -> dict[str, str | None]:
    return {placement.seeker: placement.opening for placement in found.placements}


def _best_by_trying_all(found: Assignment) -> int:
    values, capacities = found.problem.values.astype(int), found.problem.openings.places
    best = 0
    for choice in product(range(-1, values.shape[1]), repeat=values.shape[0]):
        taken = [(row, column) for row, column in enumerate(choice) if column >= 0]
        loads = np.bincount([column for _, column in taken], minlength=len(capacities))
        if (loads <= capacities).all() and all(values[pair] > 0 for pair in taken):
            best = max(best, sum(values[pair] for pair in taken))
    return best


@settings(max_examples=60, deadline=None)
@given(crowds(people=4, offers=3))
def test_no_assignment_brings_more(crowd: Crowd) -> None:
    found = assign_best(*crowd)

    assert found.total == _best_by_trying_all(found)


@settings(max_examples=60, deadline=None)
@given(crowds())
def test_nobody_is_placed_behind_a_shut_door_or_beyond_the_places(crowd: Crowd) -> None:
    people, offered = crowd
    for found in (assign_best(people, offered), assign_stable(people, offered)):
        doors = found.problem.points >= 0
        for row, placement in enumerate(found.placements):
            assert placement.opening is None or doors[row, found.problem.openings.row_of[placement.opening]]
        loads = [list(_places(found).values()).count(one.key) for one in offered]
        assert all(load <= one.places for load, one in zip(loads, offered, strict=True))


@settings(max_examples=60, deadline=None)
@given(crowds())
def test_gains_and_prices_prove_the_total(crowd: Crowd) -> None:
    people, offered = crowd
    found = assign_best(people, offered)

    assert found.total == sum(found.gains.values()) + sum(found.prices[o.key] * o.places for o in offered)


def test_two_people_are_both_placed_where_one_could_take_the_others_only_place() -> None:
    far = opening("far", place=NEXT_COMMUNE)
    mobile, bound = seeker("mobile"), seeker("bound", reach="commune", priority=0)

    assert _places(assign_best([mobile, bound], [opening("here"), far])) == {"mobile": "far", "bound": "here"}


def test_a_higher_priority_gets_the_only_place() -> None:
    found = assign_best([seeker("first"), seeker("urgent", priority=2)], [opening()])

    assert _places(found) == {"first": None, "urgent": "o"}


def test_equals_are_served_in_the_order_of_the_list() -> None:
    assert _places(assign_best([seeker("a"), seeker("b")], [opening()])) == {"a": "o", "b": None}


def test_wishes_are_heard() -> None:
    people = [seeker("a", wishes=("y",)), seeker("b", wishes=("x",))]

    assert _places(assign_best(people, [opening("x"), opening("y")])) == {"a": "y", "b": "x"}


def test_nobody_and_nothing_are_answers_too() -> None:
    assert assign_best([], []).placements == ()
    assert _places(assign_best([seeker()], [])) == {"s": None}
    assert assign_stable([], [opening()]).placements == ()


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(ProfileError, match="twice"):
        assign_best([seeker("s"), seeker("s")], [opening()])


@settings(max_examples=80, deadline=None)
@given(crowds())
def test_no_pair_would_rather_have_each_other(crowd: Crowd) -> None:
    people, offered = crowd
    found = assign_stable(people, offered)
    points, where = found.problem.points, found.problem.openings.row_of
    chosen = [-1 if p.opening is None else where[p.opening] for p in found.placements]

    for row in range(len(people)):
        own = own_order(points[row], found.problem.seekers.wishes[row])
        for column in own[: own.index(chosen[row]) if chosen[row] >= 0 else len(own)]:
            there = [other for other in range(len(people)) if chosen[other] == column]
            assert len(there) == offered[column].places
            mine = (people[row].priority, int(points[row, column]), -row)
            assert all((people[o].priority, int(points[o, column]), -o) > mine for o in there)


def test_stable_gives_a_place_to_who_stands_first_even_where_the_whole_loses() -> None:
    mobile = seeker("mobile", priority=1)
    bound = seeker("bound", reach="commune")
    offered = [opening("here"), opening("far", place=NEXT_COMMUNE)]

    assert _places(assign_stable([mobile, bound], offered)) == {"mobile": "here", "bound": None}
    assert assign_best([mobile, bound], offered).placed == 2


def test_who_was_placed_best_is_told_so() -> None:
    found = explain(assign_best([seeker()], [opening()]), "s", "en")

    assert str(found.summary) == "This is the opening that fits the person best, with 900 points."
    assert found.match is not None
    assert found.passed_over == ()


@pytest.mark.parametrize("assign", [assign_best, assign_stable])
def test_who_was_passed_over_is_told_why(assign: object) -> None:
    people = [seeker("first", priority=1, reach="commune"), seeker("second")]
    offered = [opening("here"), opening("far", place=NEXT_COMMUNE)]

    found = explain(assign(people, offered), "second", "en")  # type: ignore[operator]

    assert found.placement.own_rank == 2
    assert [one.opening for one in found.passed_over] == ["here"]
    assert "Its places (1)" in str(found.passed_over[0].message)


@settings(max_examples=40, deadline=None)
@given(crowds())
def test_what_is_said_of_an_opening_passed_over_is_true(crowd: Crowd) -> None:
    best = assign_best(*crowd)
    for placement in best.placements:
        for one in explain(best, placement.seeker, "ar").passed_over:
            assert int(str(one.message.params["more"])) <= int(str(one.message.params["price"]))


def test_an_opening_just_as_good_is_not_said_to_be_passed_over() -> None:
    found = assign_best([seeker("a"), seeker("b")], [opening("x"), opening("y")])

    assert [explain(found, key, "en").passed_over for key in "ab"] == [(), ()]


def test_a_stable_list_has_each_opening_once_wishes_first() -> None:
    points = np.array([500, 900, -1, 700], dtype=np.int16)

    assert own_order(points, (0, 2, 0)) == [0, 1, 3]


def test_to_whom_nothing_is_open_the_shut_doors_are_counted() -> None:
    someone = seeker(trades=(KnownTrade("5120"),))
    offered = [opening("a"), opening("b", place=ELSEWHERE)]

    found = explain(assign_best([someone], offered), "s", "en")

    assert found.doors_shut == {"trade": 2, "reach": 1}
    assert str(found.summary) == "No opening is open to the person."


def test_who_finds_every_place_taken_is_told_how_many_doors_were_open() -> None:
    found = explain(assign_best([seeker("a"), seeker("b")], [opening()]), "b", "en")

    assert str(found.summary).startswith("Openings open to the person: 1.")
