"""Other budgets: no point falls, each is as good as a search of its own, and bad budgets are refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.allocation import Instance, frontier, solve


def instance_of(costs: list[tuple[int, int]], **more: Any) -> Instance:
    people = [
        {"id": f"A{k}", "groups": ["all"], "options": [{"id": "o", "cost": cost, "value": value}]}
        for k, (cost, value) in enumerate(costs)
    ]
    return Instance.from_mapping({"budget": None, "applicants": people, "rules": more.get("rules", [])})


pairs = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 50)), min_size=1, max_size=7)


@settings(max_examples=12, deadline=None)
@given(pairs, st.lists(st.integers(0, 120), min_size=1, max_size=4))
def test_each_point_is_the_optimum_of_its_budget_and_none_falls(
    costs: list[tuple[int, int]], budgets: list[int]
) -> None:
    instance = instance_of(costs)

    points = frontier(instance, sorted(budgets), gap=0.0)

    values = [point.value for point in points]
    assert values == [solve(replace(instance, budget=budget), gap=0.0).value for budget in sorted(budgets)]
    assert values == sorted(value for value in values if value is not None)
    assert all(point.cost is not None and point.cost <= point.budget for point in points)


def test_a_budget_under_what_a_minimum_costs_has_no_proposal() -> None:
    two = [{"id": "two", "kind": "count", "group": "all", "min": 2, "max": None}]
    heard: list[int] = []

    points = frontier(instance_of([(10, 5), (20, 9)], rules=two), [10, 30], progress=heard.append)

    assert [(point.status, point.value, point.count) for point in points] == [
        ("infeasible", None, None),
        ("optimal", 14, 2),
    ]
    assert heard == [1, 2]


@pytest.mark.parametrize("budgets", [[30, 20], [-1, 5]])
def test_budgets_out_of_order_or_negative_are_refused(budgets: list[int]) -> None:
    with pytest.raises(ValueError, match="ascending"):
        frontier(instance_of([(1, 1)]), budgets)


def test_a_start_with_an_option_that_may_not_be_chosen_is_not_taken() -> None:
    instance = instance_of([(10, 5), (20, 9)])
    both = solve(instance).choice

    found = solve(replace(instance, pass_mark=6), start=both)

    assert found.chosen(instance) == {"A1": "o"}


def test_a_start_that_breaks_the_rules_changes_nothing() -> None:
    instance = replace(instance_of([(10, 5), (20, 9)]), budget=20)
    both = solve(replace(instance, budget=30)).choice

    found = solve(instance, start=both)

    assert (found.status, found.value) == ("optimal", 9)
