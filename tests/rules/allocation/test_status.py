"""What the status says is so, also where a run was stopped at once."""

from __future__ import annotations

import random

import pytest

from fursa.rules.allocation import Instance, check, solve
from tests.rules.allocation import make


def indivisible(seed: int) -> Instance:
    """Sixteen people of nearly equal value under four stocks: far from what the certificate can prove."""
    dice = random.Random(seed)
    kits = [f"kit{k}" for k in range(4)]
    people = [
        make.applicant(
            f"A{i}",
            *(
                make.option(name, 1, dice.randint(100, 140), uses={kit: dice.randint(3, 9) for kit in kits})
                for name in "abc"
            ),
        )
        for i in range(16)
    ]
    rules = [{"id": kit, "kind": "stock", "resource": kit, "max": dice.randint(10, 35)} for kit in kits]
    return Instance.from_mapping({"applicants": people, "rules": rules})


@pytest.mark.parametrize("seed", [3, 4, 6, 10])
def test_a_proposal_within_a_wide_gap_is_not_called_optimal(seed: int) -> None:
    instance = indivisible(seed)

    best, near = solve(instance, gap=0.0), solve(instance, gap=0.15)

    assert best.status == "optimal"
    assert near.status == "within_gap" or (near.status, near.value) == ("optimal", best.value)


def test_a_list_to_begin_from_comes_home_where_nothing_was_proven_yet() -> None:
    instance = indivisible(3)
    start = solve(instance).choice

    stopped = solve(instance, start=start, stop=lambda: True)
    late = solve(instance, start=start, seconds=1e-3)

    assert (stopped.stopped_by, late.stopped_by) == ("interrupted", "time")
    for result in (stopped, late):
        assert (result.status, result.bound, result.choice.tolist()) == ("stopped", None, start.tolist())
        assert check(instance, result.to_mapping(instance)) == []


def test_whoever_stops_before_anything_was_found_has_a_list_by_greed_and_its_gap() -> None:
    instance = indivisible(3)

    stopped = solve(instance, stop=lambda: True)

    assert (stopped.status, stopped.stopped_by) == ("stopped", "interrupted")
    assert stopped.count > 0
    assert stopped.gap is not None
    assert check(instance, stopped.to_mapping(instance)) == []
