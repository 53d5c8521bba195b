"""Rules that cannot be kept together: which, by which side, and whether fewer would do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from fursa.config.cli.allocate import summary
from fursa.rules.allocation import Instance, Result, solve
from fursa.rules.allocation.conflict import FORCED, _keeping
from tests.rules.allocation import make


def two_of_each_wanted() -> Instance:
    """Two women and two men; at least three women and one to three people in all, and rules that stand apart."""
    people = [make.applicant(f"{sex}{k}", groups=(f"sex:{sex}",)) for sex in "fm" for k in range(2)]
    rules = [
        {"id": "apart", "kind": "count", "group": "sex:m", "min": 1, "max": 2},
        {"id": "women", "kind": "cost", "group": "sex:f", "min": 200, "max": 900},
        {"id": "places", "kind": "count", "group": None, "min": 1, "max": 1},
    ]
    return Instance.from_mapping({"budget": 10_000, "applicants": people, "rules": rules})


def test_a_rule_of_two_sides_is_named_with_the_one_that_clashes() -> None:
    result = solve(two_of_each_wanted())

    assert result.status == "infeasible"
    assert result.conflict_sides == {"women": ("min",), "places": ("max",)}
    assert result.conflict_irreducible
    assert "women" in summary(result)


def test_a_conflict_that_time_left_unfinished_says_that_it_may_be_smaller(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("fursa.rules.allocation.conflict._clashes", lambda *_: None)
    instance = two_of_each_wanted()
    result = solve(instance)

    assert not result.conflict_irreducible
    assert {"women", "places"} <= set(result.conflict)
    again = Result.from_mapping(instance, result.to_mapping(instance))
    assert (again.conflict_irreducible, again.conflict_sides) == (False, result.conflict_sides)
    assert len(summary(result)) > len(summary(result.completed(conflict_irreducible=True)))


def test_where_the_solver_is_not_asked_a_list_mended_by_greed_shows_what_is_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("fursa.rules.allocation.conflict._PRICED", 0)
    monkeypatch.setattr("fursa.rules.allocation.conflict._WHOLE", 0)
    places = ("a", "b", "c")
    people = [make.applicant(f"{x}{k}", groups=(f"territory:{x}",)) for x in places for k in range(6)]
    rules = [{"id": x, "kind": "count", "group": f"territory:{x}", "min": 4} for x in places]
    rules += [{"id": "places", "kind": "count", "max": 6}, {"id": "apart", "kind": "count", "min": 1}]

    result = solve(Instance.from_mapping({"budget": 5_000, "applicants": people, "rules": rules}))

    assert result.conflict == ("b", "c", "places")
    assert result.conflict_irreducible


def test_a_result_of_before_that_knows_no_sides_can_still_be_read() -> None:
    instance = two_of_each_wanted()
    data = solve(instance).to_mapping(instance)
    del data["conflict_sides"], data["conflict_irreducible"]

    assert Result.from_mapping(instance, data).conflict == ("women", "places")


@settings(max_examples=60, deadline=None)
@given(make.instances(most=4))
def test_each_side_of_a_conflict_is_needed_and_together_they_are_one(data: dict[str, Any]) -> None:
    instance = Instance.from_mapping(data)
    result = solve(instance)
    if result.status != "infeasible" or any(name.startswith(f"{FORCED}:") for name in result.conflict):
        return
    parts: list[Any] = [(name, side) for name, sides in result.conflict_sides.items() for side in sides]
    parts += [(FORCED, None)] if FORCED in result.conflict else []

    assert result.conflict_irreducible
    assert not any(True for _ in make.every_choice(_keeping(instance, parts)))
    for part in parts:
        rest = _keeping(instance, [other for other in parts if other != part])
        assert any(True for _ in make.every_choice(rest))
