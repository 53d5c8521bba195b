"""Where most choices are ties: the last points of the bound, and a proposal as good as it."""

from __future__ import annotations

import time

import pytest
from benchmarks.allocation.cases import Edition

from fursa.rules.allocation import Instance, check, solve
from fursa.rules.allocation.core import choose_core
from fursa.rules.allocation.curvature import drawn, soften
from fursa.rules.allocation.descent import descend
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.linear import Rulebook
from fursa.rules.allocation.pricing import find_prices, from_multipliers, to_multipliers
from fursa.rules.allocation.sifting import sift


@pytest.fixture(scope="module")
def tied() -> Instance:
    made = Edition(8_000, territories=4, trades=6, kits=6, seed=3, correlation="strongly correlated")
    return Instance.from_mapping(made.mapping())


def test_an_edition_of_ties_is_certified_to_the_gap_asked_for(tied: Instance) -> None:
    result = solve(tied, gap=1e-6, seconds=60)

    assert result.gap is not None
    assert result.gap <= 1e-6
    assert check(tied, result.to_mapping(tied)) == []


def test_sifting_lowers_the_bound_of_prices_that_are_only_near(tied: Instance) -> None:
    result = solve(tied, gap=1e-3, seconds=60)
    field = Field(Rulebook(tied))
    prices = find_prices(field, 1e-3, time.monotonic() + 60)[0]
    with Engine() as engine:
        search = Search(tied, engine, time.monotonic() + 60)
        search.certify(to_multipliers(field, prices))
        before = search.bound
        sift(search, field, prices, result.choice, result.value)

    assert before is not None
    assert search.bound is not None
    assert result.value <= search.bound < before


def test_a_drawn_mixture_takes_of_every_rule_nearly_what_the_soft_choice_takes(tied: Instance) -> None:
    field = Field(Rulebook(tied))
    heat = float(tied.value.std()) / 100
    prices = descend(
        field, find_prices(field, 1e-3, time.monotonic() + 60)[0], heat, tolerance=1e-6, deadline=1e12
    )
    best = field.best(prices)
    choice = drawn(field, best, soften(field, prices, best, heat))
    activity = field.book.activity(choice[choice >= 0])

    counts = [k for k, row in enumerate(field.book.rows) if tied.all_rules[row.rule].kind == "count"]
    over = [activity[k] - field.book.rows[k].high for k in counts]
    assert max(over) <= 6


def test_multipliers_read_back_are_the_prices_they_were_made_of(tied: Instance) -> None:
    field = Field(Rulebook(tied))
    prices = to_multipliers(field, find_prices(field, 1e-3, time.monotonic() + 60)[0])

    assert to_multipliers(field, from_multipliers(field, prices)) == prices


def test_the_linear_program_of_the_unclear_is_that_of_all_and_its_core_holds_a_near_list() -> None:
    """Everyone clear is held at their best: who would then choose otherwise joins in, until nobody does."""
    made = Edition(8_000, territories=5, trades=8, kits=12, seed=2)
    instance = Instance.from_mapping(made.mapping())
    field = Field(Rulebook(instance))
    prices = find_prices(field, 1e-6, time.monotonic() + 60)[0]
    with Engine() as engine:
        search = Search(instance, engine, time.monotonic() + 60)
        search.certify(to_multipliers(field, prices))

        assert sift(search, field, prices, field.best(prices).option, 0)
        assert search.relaxed is not None
        assert search.bound is not None
        assert abs(float(search.relaxed @ instance.value) - search.bound) <= 1
        split = (search.relaxed > 1e-6) & (search.relaxed < 1 - 1e-6)
        assert 0 < split.sum() <= 2 * field.height

        choose_core(search, [100], 0.5)
        assert search.is_near(1e-4)
