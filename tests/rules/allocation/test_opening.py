"""A list that keeps the rules long before the best one is found."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest
from benchmarks.allocation.cases import Correlation, Edition

from fursa.rules.allocation import Instance, check, solve
from fursa.rules.allocation.descent import descend
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.linear import Rulebook
from fursa.rules.allocation.opening import first_list
from fursa.rules.allocation.tally import slacks


@pytest.mark.parametrize("correlation", get_args(Correlation))
def test_greed_mends_a_list_of_rough_prices(correlation: Correlation) -> None:
    made = Edition(8_000, territories=8, trades=6, kits=6, seed=5, correlation=correlation)
    edition = Instance.from_mapping(made.mapping())
    field = Field(Rulebook(edition))
    heat = float(np.std(edition.value)) / 20
    rough = descend(field, np.zeros(field.height), heat, tolerance=1e3, deadline=1e12)

    choice = first_list(field, rough, heat)

    assert all(slack.kept for slack in slacks(edition, choice))
    best = solve(edition, gap=1e-2, seconds=60)
    assert edition.value[choice[choice >= 0]].sum() > 0.85 * best.value


def test_who_is_forced_in_stays_in_the_first_list() -> None:
    made = Edition(8_000, territories=8, trades=6, kits=6, seed=5).mapping()
    for person in made["applicants"][:200]:
        person["forced"] = "in"
    edition = Instance.from_mapping(made)
    field = Field(Rulebook(edition))
    heat = float(np.std(edition.value)) / 20
    rough = descend(field, np.zeros(field.height), heat, tolerance=1e3, deadline=1e12)

    choice = first_list(field, rough, heat)

    assert (choice[:200] >= 0).all()


def test_a_run_stopped_before_its_prices_are_ready_returns_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    def ready(*_: Any) -> None:
        raise AssertionError("the prices were ready")

    def stop(value: int, bound: int | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fursa.rules.allocation.large.settle_rows", ready)
    edition = Instance.from_mapping(Edition(17_000, territories=8, trades=6, kits=6, seed=5).mapping())

    result = solve(edition, seconds=60, progress=stop)

    assert result.stopped_by == "interrupted"
    assert result.gap is not None
    assert result.value > 0
    assert check(edition, result.to_mapping(edition)) == []
