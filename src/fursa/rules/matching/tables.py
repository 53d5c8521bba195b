"""Seekers and openings as columns of numbers, so that millions of pairs are weighed at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from fursa.rules.market.isco_distance import unit_index
from fursa.rules.matching.profiles import (
    CONDITIONS,
    KINDS,
    LITERACIES,
    REACHES,
    SCHOOLING_MEETS,
    SCHOOLINGS,
    Opening,
    Place,
    Seeker,
)

Name = TypeVar("Name", bound=str)
Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Bits = NDArray[np.uint32]

UNKNOWN = -1
NEVER = np.int32(2**31 - 1)
_KIND_BIT = {kind: 1 << place for place, kind in enumerate(KINDS)}
_CONDITION_BIT = {condition: 1 << place for place, condition in enumerate(CONDITIONS)}
_SCHOOLING_BIT = {level: 1 << place for place, level in enumerate(SCHOOLINGS)}
_SCHOOLING_MEETS = {level: sum(_SCHOOLING_BIT[met] for met in SCHOOLING_MEETS[level]) for level in SCHOOLINGS}
_LITERACY = {level: place for place, level in enumerate(LITERACIES)}
_REACH = {reach: place for place, reach in enumerate(REACHES)}


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """Region, province and commune as numbers (0: not known); unit vectors to the points known, else NaN."""

    region: Ints
    province: Ints
    commune: Ints
    vectors: Floats


@dataclass(frozen=True, slots=True)
class OpeningColumns:
    """One element an opening, in the order given; `trade` indexes `distance_matrix()`; days are ordinals."""

    openings: tuple[Opening, ...]
    row_of: Mapping[str, int]
    codes: Mapping[str, int]
    trade: Ints
    kind: Bits
    places: Ints
    at: PlaceColumns
    starts: Ints
    closes: Ints
    schooling: Bits
    literacy: Ints
    years: Floats
    age_least: Ints
    age_most: Ints
    asks: Bits
    lodging: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SeekerColumns:
    """One row a seeker; `trades` is padded with `UNKNOWN`, `wishes` holds rows of openings.

    `schooling` holds the levels that the seeker meets as bits, 0 where it is not known.
    """

    seekers: tuple[Seeker, ...]
    trades: Ints
    trade_years: Floats
    trade_wished: NDArray[np.bool_]
    kinds: Bits
    at: PlaceColumns
    reach: Ints
    schooling: Bits
    literacy: Ints
    age: Ints
    available: Ints
    holds: Bits
    wishes: tuple[tuple[int, ...], ...]


def opening_columns(openings: Sequence[Opening]) -> OpeningColumns:
    """The columns of these openings."""
    codes: dict[str, int] = {"": 0}
    at = _places([opening.place for opening in openings], codes, grow=True)
    return OpeningColumns(
        openings=tuple(openings),
        row_of={opening.key: row for row, opening in enumerate(openings)},
        codes=codes,
        trade=_ints(unit_index(opening.trade) for opening in openings),
        kind=_bits(_KIND_BIT[opening.kind] for opening in openings),
        places=_ints(opening.places for opening in openings),
        at=at,
        starts=_ints(_day(opening.starts_on, 0) for opening in openings),
        closes=_ints(_day(opening.closes_on or opening.starts_on, int(NEVER)) for opening in openings),
        schooling=_bits(_SCHOOLING_BIT[opening.schooling_least] for opening in openings),
        literacy=_ints(_LITERACY[opening.literacy_least] for opening in openings),
        years=np.array([opening.years_least for opening in openings], dtype=np.float32),
        age_least=_ints(0 if opening.age_least is None else opening.age_least for opening in openings),
        age_most=_ints(int(NEVER) if opening.age_most is None else opening.age_most for opening in openings),
        asks=_bits(_mask(opening.asks, _CONDITION_BIT) for opening in openings),
        lodging=np.array([opening.lodging for opening in openings], dtype=bool),
    )


def seeker_columns(seekers: Sequence[Seeker], openings: OpeningColumns) -> SeekerColumns:
    """The columns of these seekers; places and wishes are numbered as the openings number them."""
    width = max((len(seeker.trades) for seeker in seekers), default=0)
    shape = (len(seekers), max(width, 1))
    trades = np.full(shape, UNKNOWN, dtype=np.int32)
    years = np.zeros(shape, dtype=np.float32)
    wished = np.zeros(shape, dtype=bool)
    for row, seeker in enumerate(seekers):
        for column, known in enumerate(seeker.trades):
            trades[row, column] = unit_index(known.code)
            years[row, column] = known.years
            wished[row, column] = known.wished
    return SeekerColumns(
        seekers=tuple(seekers),
        trades=trades,
        trade_years=years,
        trade_wished=wished,
        kinds=_bits(_mask(seeker.kinds, _KIND_BIT) for seeker in seekers),
        at=_places([seeker.place for seeker in seekers], dict(openings.codes), grow=False),
        reach=_ints(_REACH[seeker.reach] for seeker in seekers),
        schooling=_bits(_SCHOOLING_MEETS[s.schooling] if s.schooling else 0 for s in seekers),
        literacy=_ints(_LITERACY[s.literacy] if s.literacy else UNKNOWN for s in seekers),
        age=_ints(UNKNOWN if seeker.age is None else seeker.age for seeker in seekers),
        available=_ints(_day(seeker.available_from, UNKNOWN) for seeker in seekers),
        holds=_bits(_mask(seeker.holds, _CONDITION_BIT) for seeker in seekers),
        wishes=tuple(
            tuple(openings.row_of[key] for key in seeker.wishes if key in openings.row_of)
            for seeker in seekers
        ),
    )


def _places(places: Sequence[Place], codes: dict[str, int], *, grow: bool) -> PlaceColumns:
    def numbers(names: Iterable[str]) -> Ints:
        if grow:
            return _ints(codes.setdefault(name, len(codes)) for name in names)
        # A place where nothing is offered is like no other: a number that no opening has.
        return _ints(codes.get(name, UNKNOWN) for name in names)

    points = np.array([place.coordinates or (np.nan, np.nan) for place in places], dtype=np.float64)
    latitude, longitude = np.radians(points.reshape(-1, 2)).T
    flat = np.cos(latitude)
    vectors = np.stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)], axis=1)
    return PlaceColumns(
        region=numbers(place.region for place in places),
        province=numbers(place.province for place in places),
        commune=numbers(place.commune for place in places),
        vectors=vectors.astype(np.float32),
    )


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int32)


def _bits(values: Iterable[int]) -> Bits:
    return np.fromiter(values, dtype=np.uint32)


def _mask(names: Iterable[Name], bit_of: Mapping[Name, int]) -> int:
    mask = 0
    for name in names:
        mask |= bit_of[name]
    return mask


def _day(day: date | None, unknown: int) -> int:
    return unknown if day is None else day.toordinal()
