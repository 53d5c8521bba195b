"""Where every option takes of nearly every rule: the classical knapsacks."""

from __future__ import annotations

import time

import numpy as np
import pytest
from benchmarks.allocation.knapsacks import chu_beasley, multiple_choice

from fursa.rules.allocation import Instance, check, solve
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.large import approach_dense


@pytest.fixture(scope="module")
def knapsack() -> Instance:
    return Instance.from_mapping(chu_beasley(100, 10, 0.25, 1))


def test_parts_alone_bring_an_empty_choice_near_the_bound(knapsack: Instance) -> None:
    with Engine() as engine, Engine() as second:
        search = Search(knapsack, engine, time.monotonic() + 60, second)
        search.relax()
        search.offer(np.full(knapsack.applicant_count, -1, dtype=np.int64))
        approach_dense(search, 0.0, 0.1)

    assert search.bound is not None
    assert search.reached(knapsack.value) > 0.97 * search.bound


def test_the_time_for_parts_is_kept(knapsack: Instance) -> None:
    with Engine() as engine, Engine() as second:
        search = Search(knapsack, engine, time.monotonic() + 20, second)
        search.relax()
        search.offer(np.full(knapsack.applicant_count, -1, dtype=np.int64))
        began = time.monotonic()
        approach_dense(search, 0.0, 0.1)

    assert time.monotonic() - began < 5


@pytest.mark.parametrize("data", [chu_beasley(250, 10, 0.5, 2), multiple_choice(30, 10, 10, 2)])
def test_a_knapsack_stopped_by_time_keeps_its_rules_and_says_how_near_it_is(data: dict[str, object]) -> None:
    instance = Instance.from_mapping(data)

    result = solve(instance, seconds=5)

    assert result.gap is not None
    assert result.gap < 0.03
    assert check(instance, result.to_mapping(instance)) == []
