"""Several funders, each paying only for some awards."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.funding import Cost, FundingError, share_costs

FUNDERS = ("a", "b", "own")


def test_a_narrow_funder_pays_before_the_edition_itself() -> None:
    costs = [Cost(1, 100, frozenset({"a", "own"})), Cost(2, 100, frozenset({"own"}))]

    assert share_costs(costs, {"a": 60, "own": 140}) == {1: {"a": 60, "own": 40}, 2: {"own": 100}}


def test_what_a_greedy_pass_would_waste_is_taken_back() -> None:
    costs = [
        Cost(1, 100, frozenset({"a", "b"})),
        Cost(2, 100, frozenset({"a"})),
        Cost(3, 100, frozenset({"b"})),
    ]

    shared = share_costs(costs, {"a": 150, "b": 150})

    assert {award: sum(paid.values()) for award, paid in shared.items()} == {1: 100, 2: 100, 3: 100}


def test_too_little_money_says_how_much_is_missing() -> None:
    with pytest.raises(FundingError) as caught:
        share_costs([Cost(1, 100, frozenset({"a"}))], {"a": 60, "own": 1000})

    assert caught.value.missing_centimes == 40


costs_strategy = st.lists(
    st.tuples(st.integers(0, 30), st.frozensets(st.sampled_from(FUNDERS), min_size=1)), max_size=6
)


@given(costs_strategy, st.fixed_dictionaries({f: st.integers(0, 60) for f in FUNDERS}))
def test_a_plan_is_found_exactly_when_halls_condition_holds(
    drawn: list[tuple[int, frozenset[str]]], free: dict[str, int]
) -> None:
    costs = [Cost(i, centimes, funders) for i, (centimes, funders) in enumerate(drawn)]
    subsets = [set(s) for size in range(len(FUNDERS) + 1) for s in combinations(FUNDERS, size)]
    payable = all(
        sum(c.centimes for c in costs if c.funders <= s) <= sum(free[f] for f in s) for s in subsets
    )

    if not payable:
        with pytest.raises(FundingError):
            share_costs(costs, free)
        return
    shared = share_costs(costs, free)
    for cost in costs:
        assert sum(shared[cost.award].values()) == cost.centimes
        assert shared[cost.award].keys() <= cost.funders
    for funder in FUNDERS:
        assert sum(paid.get(funder, 0) for paid in shared.values()) <= free[funder]
