"""The distance between trades: a metric that follows the tree and the kindred pairs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.market.isco import UnknownTradeError, unit_codes
from fursa.rules.market.isco_distance import TREE_DISTANCE, distance, distance_matrix, kindred_trades

units = st.sampled_from(unit_codes())


def _tree(one: str, other: str) -> float:
    shared = next((n for n in range(4) if one[n] != other[n]), 4)
    return TREE_DISTANCE[shared]


@settings(deadline=None)
@given(units, units)
def test_distance_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert 0 <= distance(one, other) <= 1


@settings(deadline=None)
@given(units, units)
def test_only_a_trade_is_at_distance_0_of_itself(one: str, other: str) -> None:
    assert (distance(one, other) == 0) == (one == other)


def test_no_detour_is_shorter() -> None:
    matrix = distance_matrix().astype(float)

    shortest = np.minimum.reduce([matrix[:, via, None] + matrix[None, via, :] for via in range(len(matrix))])

    assert (matrix <= shortest + 1e-3).all()


@settings(deadline=None)
@given(units, units)
def test_distance_never_exceeds_the_tree(one: str, other: str) -> None:
    assert distance(one, other) <= _tree(one, other)


def test_sewing_by_machine_is_near_tailoring_though_in_another_major_group() -> None:
    assert distance("7531", "8153") == pytest.approx(0.15)
    assert distance("7531", "2211") == 1


def test_every_kindred_pair_brings_two_trades_nearer() -> None:
    assert [(one, other) for one, other, value, _ in kindred_trades() if value >= _tree(one, other)] == []


def test_every_kindred_pair_is_listed_once_with_its_reason() -> None:
    pairs = [frozenset(row[:2]) for row in kindred_trades()]

    assert len(pairs) == len(set(pairs))
    assert all(row[3] for row in kindred_trades())


def test_a_group_above_the_unit_groups_has_no_distance() -> None:
    with pytest.raises(UnknownTradeError):
        distance("72", "7212")
