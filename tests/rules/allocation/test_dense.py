"""Where every option takes of nearly every rule: the classical knapsacks."""

from __future__ import annotations

import pytest
from benchmarks.allocation.knapsacks import chu_beasley, multiple_choice

from fursa.rules.allocation import Instance, check, solve, solving


@pytest.mark.parametrize("data", [chu_beasley(250, 10, 0.5, 2), multiple_choice(30, 10, 10, 2)])
def test_a_knapsack_stopped_by_time_keeps_its_rules_and_says_how_near_it_is(data: dict[str, object]) -> None:
    instance = Instance.from_mapping(data)

    result = solve(instance, seconds=5)

    assert result.gap is not None
    assert result.gap < 0.03
    assert result.stopped_by == "time"
    assert result.seconds < 7
    assert check(instance, result.to_mapping(instance)) == []


@pytest.mark.parametrize("data", [chu_beasley(40, 5, 0.5, 2), multiple_choice(10, 5, 3, 2)])
def test_what_the_solver_settles_beside_the_trials_ends_them(data: dict[str, object]) -> None:
    instance = Instance.from_mapping(data)

    result = solve(instance, seconds=60)

    assert result.status == "optimal"
    assert result.ties_settled
    assert result.seconds < 30


@pytest.mark.parametrize(
    ("data", "trials"),
    [(chu_beasley(100, 30, 0.25, 1), "breed"), (multiple_choice(30, 10, 10, 2), "choose_beams")],
)
def test_packings_are_looked_for_in_populations_and_the_others_in_beams(
    monkeypatch: pytest.MonkeyPatch, data: dict[str, object], trials: str
) -> None:
    began: list[str] = []
    for name in ("breed", "choose_beams"):
        monkeypatch.setattr(solving, name, lambda ground, watch, name=name: began.append(name))

    solve(Instance.from_mapping(data), seconds=1)

    assert began == [trials]
