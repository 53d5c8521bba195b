"""Cores of knapsacks: among the least clear alone, and never worse than what is held."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from benchmarks.allocation.cases import Correlation, Edition
from benchmarks.allocation.knapsacks import chu_beasley, multiple_choice

from fursa.rules.allocation import Instance, solve
from fursa.rules.allocation.core import choose_core, grow_cores
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.exact import Search

SMALL = [chu_beasley(40, 5, 0.5, 1), multiple_choice(12, 5, 5, 1)]


def chosen(instance: Instance, *sizes: int) -> Search:
    """What cores of these sizes find from nothing."""
    with Engine() as engine:
        search = Search(instance, engine, time.monotonic() + 30)
        search.relax()
        search.choice = None
        for size in sizes:
            choose_core(search, [size], 0.5)
    return search


@pytest.mark.parametrize("data", SMALL)
def test_a_core_of_everything_holds_the_best_proposal(data: dict[str, Any]) -> None:
    instance = Instance.from_mapping(data)

    found = chosen(instance, 10_000)

    assert found.reached(instance.value) == solve(instance).value


@pytest.mark.parametrize("data", SMALL)
def test_a_small_core_is_near_and_a_smaller_one_after_it_takes_nothing_back(data: dict[str, Any]) -> None:
    instance = Instance.from_mapping(data)

    alone, after = chosen(instance, 30), chosen(instance, 30, 8)

    best = solve(instance).value
    assert 0.98 * best <= alone.reached(instance.value) <= best
    assert after.reached(instance.value) >= alone.reached(instance.value)


def test_what_a_core_leaves_out_is_held_at_its_best() -> None:
    instance = Instance.from_mapping(chu_beasley(60, 5, 0.5, 3))
    found = chosen(instance, 12)
    assert found.choice is not None

    differs = np.count_nonzero((found.choice >= 0) != (chosen(instance, 10_000).choice >= 0))  # type: ignore[operator]

    assert differs <= 12
    with Engine() as engine:
        whole = Search(instance, engine, time.monotonic() + 30)
        assert whole.offer(found.choice)


@pytest.mark.parametrize("correlation", ["uncorrelated", "correlated"])
def test_cores_around_the_linear_program_bring_a_middling_edition_within_the_gap(
    correlation: Correlation,
) -> None:
    made = Edition(2_000, territories=5, trades=5, kits=12, seed=1, correlation=correlation)
    instance = Instance.from_mapping(made.mapping())
    with Engine() as engine, Engine() as second:
        search = Search(instance, engine, time.monotonic() + 60, second)
        search.relax()

        assert grow_cores(search, 1e-4)
        assert search.choice is not None
        assert search.reached(instance.value) >= search.target(1e-4)


def test_where_nearly_all_is_tied_the_core_holds_what_the_linear_program_holds() -> None:
    """Each one's best alone breaks every rule there: all the best lean to the same side."""
    made = Edition(2_000, territories=5, trades=5, kits=12, seed=0, correlation="strongly correlated")

    found = chosen(Instance.from_mapping(made.mapping()), 50)

    assert found.is_near(1e-3)
