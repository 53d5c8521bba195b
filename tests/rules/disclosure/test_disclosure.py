"""What may be published: no subtraction gives a small count away."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.disclosure import Figures, Table, UnprotectableError, cell, publish, suppress
from fursa.rules.disclosure.relations import Relation
from tests.rules.disclosure.reader import could_be

COUNTS = st.integers(0, 25) | st.integers(0, 9)


def tables(*sizes: int) -> st.SearchStrategy[Table]:
    """Tables over dimensions a, b, c … with so many categories."""
    names = "abc"[: len(sizes)]
    places = list(
        product(*([f"{name}{i}" for i in range(size)] for name, size in zip(names, sizes, strict=True)))
    )
    return st.lists(COUNTS, min_size=len(places), max_size=len(places)).map(
        lambda counts: Table(tuple(names), dict(zip(places, counts, strict=True)))
    )


def assert_nothing_is_given_away(figures: Figures, *published: Table) -> None:
    relations = [relation for table in published for relation in table.relations()]
    withheld = figures.suppression.withheld
    for key, count in figures.counts.items():
        if count < 10:
            assert key in withheld
            for value in range(10):
                assert could_be(figures.counts, relations, withheld, key, value), (sorted(key), value)


@settings(max_examples=30, deadline=None)
@given(tables(2, 3) | tables(3, 3) | tables(4))
def test_a_reader_cannot_narrow_a_small_count(table: Table) -> None:
    assert_nothing_is_given_away(publish([table]), table)


@settings(max_examples=8, deadline=None)
@given(tables(2, 2, 2))
def test_a_reader_cannot_narrow_a_small_count_in_three_dimensions(table: Table) -> None:
    assert_nothing_is_given_away(publish([table]), table)


@settings(max_examples=25, deadline=None)
@given(tables(2, 2, 2))
def test_a_reader_who_joins_linked_tables_cannot_narrow_a_small_count(table: Table) -> None:
    """Two tables about the same people, that share the totals by `a`."""
    linked = []
    for other in (1, 2):
        counts: dict[tuple[str, ...], int] = {}
        for place, count in table.counts.items():
            counts[place[0], place[other]] = counts.get((place[0], place[other]), 0) + count
        linked.append(Table(("a", "bc"[other - 1]), counts))
    assert_nothing_is_given_away(publish(linked), *linked)


ROW = Table(("territory",), {("casablanca",): 110, ("rabat",): 20, ("safi",): 3})


def test_a_small_count_takes_one_other_with_it_and_leaves_the_total() -> None:
    figures = publish([ROW])
    assert figures.suppression.primary == {cell(territory="safi")}
    assert figures.suppression.secondary == {cell(territory="rabat")}
    assert figures.value(territory="casablanca") == 110
    assert figures.value(territory="safi") is None
    assert figures.value() == 133


def test_alone_two_small_counts_are_not_enough_when_their_sum_is() -> None:
    """5 + 2 = 7: neither could be nine, so that something else must go too."""
    figures = publish([Table(("t",), {("x",): 5, ("y",): 2, ("z",): 40})])
    assert cell(t="z") in figures.suppression.secondary or cell() in figures.suppression.secondary


def test_no_more_is_withheld_than_is_needed() -> None:
    """Publishing any further cell again would let a reader exclude some value of a small one."""
    counts = {("f", "x"): 23, ("f", "y"): 2, ("f", "z"): 14, ("m", "x"): 2, ("m", "y"): 0, ("m", "z"): 15}
    table = Table(("sex", "territory"), counts)
    figures, relations = publish([table]), list(table.relations())
    assert figures.suppression.secondary
    for key in figures.suppression.secondary:
        fewer = figures.suppression.withheld - {key}
        assert not all(
            could_be(figures.counts, relations, fewer, small, value)
            for small in figures.suppression.primary
            for value in range(10)
        )


def test_counts_of_ten_and_more_are_published_when_nothing_is_small() -> None:
    figures = publish([Table(("t",), {("x",): 10, ("y",): 11})])
    assert figures.published() == {cell(): 21, cell(t="x"): 10, cell(t="y"): 11}


def test_a_zero_is_a_small_count() -> None:
    assert publish([Table(("t",), {("x",): 0, ("y",): 30, ("z",): 40})]).value(t="x") is None


def test_sums_beyond_the_table_are_heeded() -> None:
    """The region's total is published elsewhere: with it, Safi would be 23 − 20."""
    counts = {"casablanca": 110, "rabat": 20, "safi": 3, "coast": 23, "all": 133}
    relations = [
        Relation("all", ("casablanca", "rabat", "safi")),
        Relation("coast", ("rabat", "safi")),
        Relation("all", ("casablanca", "coast")),
    ]
    suppression = suppress(counts, relations)
    assert all(could_be(counts, relations, suppression.withheld, "safi", value) for value in range(10))


def test_figures_that_are_public_already_stay_and_are_not_hidden_behind() -> None:
    figures = publish([ROW], kept=[cell(territory="rabat")])
    assert figures.suppression.secondary == {cell(territory="casablanca")}


def test_a_small_count_that_public_figures_give_away_is_refused() -> None:
    with pytest.raises(UnprotectableError, match="safi"):
        publish([ROW], kept=[cell(territory="rabat"), cell(territory="casablanca"), cell()])


def test_tables_that_contradict_one_another_are_refused() -> None:
    other = Table(("sex",), {("female",): 60, ("male",): 60})
    with pytest.raises(ValueError, match="different figures"):
        publish([ROW, other])


def test_the_same_table_is_always_published_alike() -> None:
    table = Table(("a", "b"), {(a, b): 7 * i + j for i, a in enumerate("xyz") for j, b in enumerate("uvw")})
    assert publish([table]).suppression == publish([table]).suppression
