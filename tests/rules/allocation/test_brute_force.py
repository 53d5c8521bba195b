"""Against trying everything, on small instances."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings

from fursa.rules.allocation import Instance, check, solve
from fursa.rules.allocation.draw import draw_numbers
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.tally import marks
from tests.rules.allocation import make

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def value_key(instance: Instance, choice: Ints, seed: str) -> tuple[int, ...]:
    taken = choice[choice >= 0]
    drawn = [int(draw_numbers(instance, taken, seed, turn).sum()) for turn in (0, 1)]
    return (int(instance.value[taken].sum()), len(taken), -int(instance.cost[taken].sum()), *drawn)


def merit_key(instance: Instance, choice: Ints, seed: str) -> tuple[int, ...]:
    mark = marks(instance)
    levels = np.unique(mark)[::-1]
    return (*(int(((mark == x) & (choice >= 0)).sum()) for x in levels), *value_key(instance, choice, seed))


@SLOW
@given(make.instances())
def test_the_highest_value_is_the_one_that_trying_everything_finds(data: dict[str, Any]) -> None:
    instance = Instance.from_mapping(data)
    best = max(make.every_choice(instance), key=lambda c: value_key(instance, c, "s"), default=None)

    result = solve(instance, seed="s")

    assert check(instance, result.to_mapping(instance)) == []
    if best is None:
        assert result.status == "infeasible"
    else:
        assert result.status == "optimal"
        assert result.ties_settled
        assert value_key(instance, result.choice, "s") == value_key(instance, best, "s")
        assert result.choice.tolist() == best.tolist()
        assert result.bound is not None
        assert result.bound >= result.value


@SLOW
@given(make.instances())
def test_a_gap_of_many_points_leaves_what_is_proven_best_as_unique(data: dict[str, Any]) -> None:
    for person in data["applicants"]:
        for each in person["options"]:
            each["value"] *= 10**7
    instance = Instance.from_mapping(data)
    best = max(make.every_choice(instance), key=lambda c: value_key(instance, c, "s"), default=None)

    result = solve(instance, seed="s")

    if best is not None and result.status == "optimal":
        assert result.ties_settled
        assert result.choice.tolist() == best.tolist()
    else:
        assert result.status == ("infeasible" if best is None else "within_gap")


@SLOW
@given(make.instances())
def test_the_order_of_merit_is_the_one_that_trying_everything_finds(data: dict[str, Any]) -> None:
    instance = Instance.from_mapping(data)
    best = max(make.every_choice(instance), key=lambda c: merit_key(instance, c, "s"), default=None)

    result = solve(instance, aim="merit", seed="s")

    assert check(instance, result.to_mapping(instance)) == []
    if best is None:
        assert result.status == "infeasible"
    else:
        assert result.choice.tolist() == best.tolist()
        assert all(result.forced_by.values())
