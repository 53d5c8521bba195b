"""The committee's weighted mark, exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.marks import (
    Criterion,
    highest_hundredths,
    hundredths,
    mean_hundredths,
    missing_marks,
    weighted_mark_hundredths,
)

GRID = (Criterion("plan", 2000, 2000), Criterion("market", 2000, 1500))
MEMBERS = ("a", "b")


def test_the_mark_is_the_sum_of_weight_times_mean() -> None:
    marks = {("a", "plan"): 1400, ("b", "plan"): 1500, ("a", "market"): 1000, ("b", "market"): 1001}

    assert weighted_mark_hundredths(GRID, MEMBERS, (), marks) == 2 * 1450 + 1501  # 1.5 × 1000.5 = 1500.75


def test_nobody_is_marked_while_a_mark_is_owed() -> None:
    marks = {("a", "plan"): 1400, ("b", "plan"): 1500, ("a", "market"): 1000}

    assert weighted_mark_hundredths(GRID, MEMBERS, (), marks) is None
    assert missing_marks(GRID, MEMBERS, (), marks) == [("b", "market")]


def test_a_recused_member_owes_nothing_and_counts_for_nothing() -> None:
    marks = {("a", "plan"): 1400, ("a", "market"): 1000, ("b", "plan"): 0}

    assert weighted_mark_hundredths(GRID, MEMBERS, {"b"}, marks) == 2 * 1400 + 1500


def test_a_committee_wholly_recused_marks_nobody() -> None:
    assert weighted_mark_hundredths(GRID, MEMBERS, set(MEMBERS), {}) is None


def test_a_mark_above_the_maximum_is_refused() -> None:
    marks = {("a", "plan"): 2001, ("a", "market"): 0}

    with pytest.raises(ValueError, match="2001"):
        weighted_mark_hundredths(GRID, ("a",), (), marks)


def test_a_third_decimal_is_refused_rather_than_lost() -> None:
    assert hundredths(Decimal("14.5")) == 1450
    with pytest.raises(ValueError, match="digits"):
        hundredths(Decimal("14.555"))


def test_the_highest_mark_is_every_maximum_times_its_weight() -> None:
    assert highest_hundredths(GRID) == 2 * 2000 + 3000


@given(st.integers(0, 10**12), st.integers(1, 50))
def test_the_mean_is_the_exact_fraction_rounded_half_up(total: int, members: int) -> None:
    exact = Fraction(total, 1000 * members)

    assert mean_hundredths(total, members) == (exact + Fraction(1, 2)).__floor__()
