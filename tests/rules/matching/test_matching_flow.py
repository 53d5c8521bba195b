"""The flow beneath the assignment: proven best at sizes where not all pairs are handed over."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.matching import flow
from fursa.rules.matching.alike import alike
from fursa.rules.matching.network import FlowError


def _random(people: int, openings: int, levels: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    values = draw.integers(-200, levels, (people, openings)).astype(np.int16)
    return values, draw.integers(0, 3, openings).astype(np.int64)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.integers(1, 30), st.sampled_from([3, 50, 900]), st.integers(0, 10_000))
def test_pairs_handed_over_in_rounds_give_the_same_total(
    people: int, openings: int, levels: int, seed: int
) -> None:
    values, capacities = _random(people, openings, levels, seed)
    at_once = flow.best_flow(values, capacities)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "ALL_AT_ONCE", 0)
        patch.setattr(flow, "FIRST", 1)
        patch.setattr(flow, "MORE", 1)
        in_rounds = flow.best_flow(values, capacities)

    assert in_rounds.total == at_once.total


def test_a_wrong_answer_is_never_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow.Network, "amounts", lambda _self: [])

    with pytest.raises(FlowError):
        flow.best_flow(np.array([[5]], dtype=np.int16), np.array([1]))


def test_people_alike_are_one_class() -> None:
    classes = alike(np.array([[1, 2], [3, 4], [1, 2]], dtype=np.int16))

    assert classes.of.tolist() == [0, 1, 0]
    assert classes.first.tolist() == [0, 1]
    assert classes.summed(np.array([10, 5, 1])).tolist() == [11, 5]
