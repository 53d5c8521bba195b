"""Typed builders of seekers and openings, and strategies that draw them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from fursa.rules.matching.profiles import (
    CONDITIONS,
    KINDS,
    LITERACIES,
    REACHES,
    SCHOOLINGS,
    KnownTrade,
    Opening,
    Place,
    Seeker,
)

CITY = Place("R1", "P1", "C1")
NEXT_COMMUNE = Place("R1", "P1", "C2")
NEXT_PROVINCE = Place("R1", "P2", "C3")
ELSEWHERE = Place("R2", "P3", "C4")
DAY = date(2015, 6, 18)


def seeker(key: str = "s", **changes: Any) -> Seeker:
    """A tailor of the city who is free on `DAY`."""
    given: dict[str, Any] = {"trades": (KnownTrade("7531", 3),), "place": CITY, "available_from": DAY}
    return Seeker(key=key, **(given | changes))


def opening(key: str = "o", **changes: Any) -> Opening:
    """A job for a tailor in the city, free to start on `DAY`."""
    given: dict[str, Any] = {
        "trade": "7531",
        "kind": "employment",
        "places": 1,
        "place": CITY,
        "starts_on": DAY,
    }
    return Opening(key=key, **(given | changes))


_trades = st.sampled_from(["7531", "7533", "8153", "7212", "7231", "5120", "5141"])
_places = st.sampled_from([CITY, NEXT_COMMUNE, NEXT_PROVINCE, ELSEWHERE, Place(), Place("R1")])
_days = st.none() | st.dates(date(2015, 1, 1), date(2015, 12, 31))
_conditions = st.frozensets(st.sampled_from(CONDITIONS), max_size=2)


def seekers(key: str = "s") -> st.SearchStrategy[Seeker]:
    """Any seeker."""
    return st.builds(
        Seeker,
        key=st.just(key),
        trades=st.lists(
            st.builds(KnownTrade, _trades, st.integers(0, 20), st.booleans()),
            max_size=3,
            unique_by=lambda t: t.code,
        ).map(tuple),
        kinds=st.frozensets(st.sampled_from(KINDS), min_size=1),
        place=_places,
        reach=st.sampled_from(REACHES),
        schooling=st.none() | st.sampled_from(SCHOOLINGS),
        literacy=st.none() | st.sampled_from(LITERACIES),
        age=st.none() | st.integers(15, 70),
        available_from=_days,
        holds=_conditions,
        wishes=st.lists(st.sampled_from(["o0", "o1", "o2", "gone"]), max_size=3, unique=True).map(tuple),
        priority=st.integers(0, 2),
    )


def openings(key: str = "o0") -> st.SearchStrategy[Opening]:
    """Any opening."""
    return st.builds(
        Opening,
        key=st.just(key),
        trade=_trades,
        kind=st.sampled_from(KINDS),
        places=st.integers(0, 3),
        place=_places,
        starts_on=_days,
        closes_on=_days,
        schooling_least=st.sampled_from(SCHOOLINGS),
        literacy_least=st.sampled_from(LITERACIES),
        years_least=st.sampled_from([0.0, 1.0, 5.0]),
        age_least=st.none() | st.integers(15, 30),
        age_most=st.none() | st.integers(30, 70),
        asks=_conditions,
        lodging=st.booleans(),
    )


def crowds(people: int = 7, offers: int = 4) -> st.SearchStrategy[tuple[list[Seeker], list[Opening]]]:
    """Some seekers and some openings, small enough to try every assignment."""
    many = st.integers(0, people).flatmap(lambda n: st.tuples(*[seekers(f"s{i}") for i in range(n)]))
    some = st.integers(0, offers).flatmap(lambda n: st.tuples(*[openings(f"o{i}") for i in range(n)]))
    return st.tuples(many.map(list), some.map(list))
