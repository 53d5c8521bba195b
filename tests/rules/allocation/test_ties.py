"""Where most choices are ties: prices whose soft choice keeps the rules, a list as near, a core as small as asked."""

from __future__ import annotations

import time

import numpy as np
import pytest
from benchmarks.allocation.cases import Edition

from fursa.rules.allocation import Instance
from fursa.rules.allocation.bound import bound
from fursa.rules.allocation.core import _core
from fursa.rules.allocation.curvature import soft_usage, soften
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.headcount import ranged, sharpen
from fursa.rules.allocation.linear import Floats, Rulebook
from fursa.rules.allocation.pricing import find_prices, to_multipliers
from fursa.rules.allocation.rounding import rounded

Prices = tuple[Field, Floats, float]


@pytest.fixture(scope="module")
def tied() -> Prices:
    """An edition of ties, its prices and their heat."""
    made = Edition(3_000, territories=4, trades=6, kits=6, seed=4, correlation="strongly correlated")
    field = Field(Rulebook(Instance.from_mapping(made.mapping())))
    return field, *find_prices(field, 1e-6, time.monotonic() + 60)


def astray(field: Field, usage: Floats) -> float:
    """By how many people, or mean costs, the worst rule is broken."""
    unit = np.where(field.is_cost, float(field.instance.cost.mean()), 1.0)
    return float((np.maximum(usage - field.high, field.low - usage) / unit).max())


def test_prices_are_cooled_until_the_soft_choice_hides_no_more_than_the_gap_and_keeps_the_rules(
    tied: Prices,
) -> None:
    field, prices, heat = tied
    best = field.best(prices)
    soft = soften(field, prices, best, heat)

    assert soft.gain <= 1e-6 * field.instance.value.sum()
    assert astray(field, soft_usage(field, best, soft)) < 0.5


def test_a_rounded_list_strays_from_the_rules_by_a_few_people(tied: Prices) -> None:
    field, prices, heat = tied

    choice = rounded(field, prices, heat)

    value = int(field.instance.value[choice[choice >= 0]].sum())
    assert astray(field, field.usage(choice[choice >= 0])) <= 5
    assert value >= (1 - 1e-3) * bound(field.instance, to_multipliers(field, prices))


def test_a_core_of_ties_holds_no_more_alternatives_than_asked_for() -> None:
    made = Edition(2_000, territories=5, trades=5, kits=12, seed=0, correlation="strongly correlated")
    with Engine() as engine:
        search = Search(Instance.from_mapping(made.mapping()), engine, time.monotonic() + 30)
        search.relax()
        assert search.relaxed is not None
        split = np.count_nonzero((search.relaxed > 1e-6) & (search.relaxed < 1 - 1e-6))

        _, model = _core(search, 100)

    assert model.width <= 2 * (100 + split)


def test_a_side_that_a_rule_does_not_have_gets_no_price(tied: Prices) -> None:
    """The solver's rounding may leave it a little one: no checker reads such a certificate."""
    field, _, _ = tied
    prices = to_multipliers(field, np.where(np.isinf(field.high), 1e-9, -1e-9))

    for rule, low, high in zip(field.instance.all_rules, prices.low, prices.high, strict=True):
        assert low == 0 or rule.minimum is not None
        assert high == 0 or rule.maximum is not None


def test_ranges_follow_the_promise_to_a_number_of_people_far_from_the_first() -> None:
    """Shares that lose least at numbers far from the linear program's: the bound is that of the best of them."""
    people = [
        {"id": f"A{k}", "groups": ["g"] if k < 60 else [], "options": [{"id": "o", "cost": 1, "value": 100}]}
        for k in range(120)
    ]
    rules = [
        {"id": "few", "kind": "count", "group": "g", "max": 29},
        {"id": "share", "kind": "share", "group": "g", "min": 0.33},
    ]
    instance = Instance.from_mapping({"budget": 95, "applicants": people, "rules": rules})
    with Engine() as engine:
        search = Search(instance, engine, time.monotonic() + 30)
        search.relax()
    assert search.prices is not None

    proven, parts = sharpen(instance, search.prices, 70, 0, time.monotonic() + 30)

    assert proven == 8_700  # 87 people: of 88 the share is 29.04
    assert [part.least for part in parts] == [0, *(part.most + 1 for part in parts[:-1])]
    assert parts[-1].most >= instance.applicant_count
    assert proven == max(bound(ranged(instance, p.least, p.most), p.prices) for p in parts)


def test_prices_found_at_a_low_heat_do_not_keep_a_range_from_lower_ones() -> None:
    """Few choices are ties here: the smoothed dual is flat where it is cold, and a little heat moves it."""
    made = Edition(2_000, territories=5, trades=5, kits=12, seed=0)
    instance = Instance.from_mapping(made.mapping())
    with Engine() as engine:
        search = Search(instance, engine, time.monotonic() + 30)
        search.relax()
    assert search.prices is not None
    assert search.relaxed is not None
    count = int(search.relaxed.sum())

    warm, cold = (
        sharpen(instance, search.prices, count, 0, time.monotonic() + 60, heat)[0] for heat in (None, 1e-5)
    )

    assert cold <= warm
