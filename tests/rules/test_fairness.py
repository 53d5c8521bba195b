"""Selection rates, their intervals, and the four-fifths rule."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.fairness import FEWEST, FOUR_FIFTHS, Group, selection_rates, wilson


def verdicts(*groups: tuple[int, int]) -> list[str]:
    made = [Group(str(k), selected, candidates) for k, (selected, candidates) in enumerate(groups)]
    return [rate.verdict for rate in selection_rates(made)]


@pytest.mark.parametrize(
    ("selected", "candidates", "low", "high"),
    [(5, 10, 0.2366, 0.7634), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_the_interval_is_the_published_one(selected: int, candidates: int, low: float, high: float) -> None:
    """The last is the example of R. G. Newcombe, Statistics in Medicine 17 (1998), method 3."""
    assert list(wilson(selected, candidates)) == pytest.approx([low, high], abs=5e-5)


def test_exactly_four_fifths_keeps_the_rule() -> None:
    assert verdicts((50, 100), (40, 100), (399, 1000)) == ["highest", "fair", "chance"]


def test_a_large_difference_among_many_is_told_from_one_among_few() -> None:
    assert verdicts((500, 1000), (100, 1000), (3, 12)) == ["highest", "low", "chance"]


def test_a_group_too_small_is_neither_judged_nor_judged_by() -> None:
    assert verdicts((FEWEST - 1, FEWEST - 1), (50, 100), (0, 3)) == ["few", "highest", "few"]
    assert verdicts((1, 2), (0, 0)) == ["few", "few"]


def test_more_selected_than_candidates_is_refused() -> None:
    with pytest.raises(ValueError, match="more selected"):
        Group("x", 3, 2)


sizes = st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.lists(sizes, max_size=8))
def test_the_rule_is_broken_exactly_below_four_fifths_of_the_best_judged(
    pairs: list[tuple[int, int]],
) -> None:
    rates = selection_rates([Group(str(k), *pair) for k, pair in enumerate(pairs)])
    judged = [rate for rate in rates if rate.group.candidates >= FEWEST]
    best = max((Fraction(r.group.selected, r.group.candidates) for r in judged), default=Fraction(0))

    for rate in rates:
        assert 0.0 <= rate.low <= float(rate.group.rate) + 1e-12
        assert float(rate.group.rate) <= rate.high + 1e-12 or rate.group.candidates == 0
        below = rate in judged and rate.group.rate < FOUR_FIFTHS * best
        assert rate.breaks_rule == below
