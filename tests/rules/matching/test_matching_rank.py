"""One person's openings in order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.matching.profiles import Opening, Seeker
from fursa.rules.matching.rank import STANDARD, rank
from fursa.rules.matching.reasons import match
from fursa.rules.matching.tables import opening_columns
from tests.rules.matching.people import ELSEWHERE, NEXT_COMMUNE, opening, openings, seeker, seekers


def test_the_best_comes_first_and_shut_doors_are_left_out() -> None:
    offered = [
        opening("far", place=ELSEWHERE),
        opening("next", place=NEXT_COMMUNE),
        opening("here"),
        opening("none left", places=0),
    ]

    assert [m.opening.key for m in rank(seeker(), opening_columns(offered), "ar")] == ["here", "next"]


def test_equals_stand_in_the_order_of_their_keys_and_the_limit_holds() -> None:
    offered = [opening(key) for key in "dacb"]

    assert [m.opening.key for m in rank(seeker(), opening_columns(offered), "ar", limit=2)] == ["a", "b"]


def test_a_wish_decides_between_equals() -> None:
    found = rank(seeker(wishes=("b",)), opening_columns([opening("a"), opening("b")]), "en")

    assert [m.opening.key for m in found] == ["b", "a"]
    assert "The person asked for it (wish number 1)." in [str(r.message) for r in found[0].reasons]


def test_nothing_offered_is_an_empty_list() -> None:
    assert rank(seeker(), opening_columns([]), "fr") == ()


@settings(deadline=None)
@given(seekers(), st.integers(0, 6).flatmap(lambda n: st.tuples(*[openings(f"o{i}") for i in range(n)])))
def test_weighing_many_agrees_with_weighing_each(someone: Seeker, offered: tuple[Opening, ...]) -> None:
    each = [match(someone, one, STANDARD, "en") for one in offered]
    doors = sorted((m for m in each if not m.shut), key=lambda m: (-m.points, m.opening.key))

    assert list(rank(someone, opening_columns(offered), "en")) == doors
