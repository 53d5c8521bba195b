"""How well each seeker fits each opening: five sides, and what shuts the door.

One function weighs one pair and twenty million: everything is a matrix of seekers by openings. Each side is a
share from 0 to 1; `docs/rules/matching.md` says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from fursa.rules.market.isco_distance import distance_matrix
from fursa.rules.matching.tables import UNKNOWN, Floats, OpeningColumns, SeekerColumns
from fursa.rules.matching.weights import Weights

Block = Literal[
    "kind", "trade", "reach", "dates", "schooling", "literacy", "conditions", "age", "full", "too_little"
]
BLOCKS: tuple[Block, ...] = get_args(Block)
BLOCK_BIT = {block: np.uint16(1 << place) for place, block in enumerate(BLOCKS)}

Side = Literal["trade", "level", "nearness", "dates", "wish"]
SIDES: tuple[Side, ...] = get_args(Side)

# How near the same commune, province, region, country are; coordinates say it better where both are known.
NEARNESS = np.array([0.1, 0.4, 0.7, 1.0], dtype=np.float32)
WITH_LODGING = np.float32(0.6)
EARTH_KM = 6_371.0
FAR_KM = 40.0
LONG_WAIT_DAYS = 120.0
NOT_KNOWN = np.float32(0.5)
# Experience in a trade this near is experience in the trade.
SAME_TRADE = 0.2
WISH_STEP = 0.2

Mask = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Sides:
    """Shares from 0 to 1 by seeker and opening; `blocked` holds bits of `BLOCK_BIT`, 0 where the door is open."""

    trade: Floats
    level: Floats
    nearness: Floats
    dates: Floats
    wish: Floats
    blocked: Mask

    def points(self, weights: Weights) -> Floats:
        """Points of a thousand, before any door is shut."""
        total = np.zeros_like(self.trade)
        for side in SIDES:
            total += np.float32(getattr(weights, side)) * getattr(self, side)
        return np.rint(total, out=total)


def weigh(seekers: SeekerColumns, rows: slice, openings: OpeningColumns, weights: Weights) -> Sides:
    """The sides of these rows of seekers against all openings."""
    trade, years, too_far = _trades(seekers, rows, weights)
    column = openings.trade
    level, unschooled = _level(seekers, rows, openings, years[:, column])
    nearness, out_of_reach = _nearness(seekers, rows, openings)
    dates, too_late = _dates(seekers, rows, openings)
    age = seekers.age[rows, None]
    blocked = BLOCK_BIT["trade"] * too_far[:, column]
    for block, shut in (
        ("kind", (seekers.kinds[rows, None] & openings.kind) == 0),
        ("reach", out_of_reach),
        ("dates", too_late),
        ("schooling", unschooled),
        ("literacy", _lacks(seekers.literacy[rows, None], openings.literacy)),
        ("conditions", (openings.asks & ~seekers.holds[rows, None]) != 0),
        ("age", _lacks(age, openings.age_least) | (age > openings.age_most)),
        ("full", openings.places[None, :] <= 0),
    ):
        blocked |= BLOCK_BIT[block] * shut  # type: ignore[index]
    return Sides(trade[:, column], level, nearness, dates, _wishes(seekers, rows, openings), blocked)


def open_points(sides: Sides, weights: Weights) -> NDArray[np.int16]:
    """Points where the door is open and they suffice, else -1."""
    points = sides.points(weights)
    shut = (sides.blocked != 0) | (points < weights.least)
    return np.where(shut, np.float32(-1), points).astype(np.int16)


def _lacks(held: NDArray[np.int32], asked: NDArray[np.int32]) -> NDArray[np.bool_]:
    lacking: NDArray[np.bool_] = (held != UNKNOWN) & (held < asked)
    return lacking


def _trades(
    seekers: SeekerColumns, rows: slice, weights: Weights
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """By seeker and trade of the classification: the share, years of practice, and whether none is near enough."""
    distances = distance_matrix()
    codes, wished = seekers.trades[rows], seekers.trade_wished[rows]
    shape = (len(codes), len(distances))
    share, years = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    nearest = np.full(shape, np.inf, dtype=np.float32)
    for column in range(codes.shape[1]):
        known = codes[:, column] != UNKNOWN
        far = np.where(known[:, None], distances[codes[:, column]], np.float32(np.inf))
        counts = np.where(wished[:, column], np.float32(1), np.float32(weights.of_practised))
        np.maximum(share, counts[:, None] * np.maximum(1 - far, 0), out=share)
        np.minimum(nearest, far, out=nearest)
        practised = seekers.trade_years[rows, column][:, None] * (far <= SAME_TRADE)
        np.maximum(years, practised, out=years)
    without = (codes == UNKNOWN).all(axis=1)
    share[without] = NOT_KNOWN
    too_far = nearest > np.float32(weights.trade_most + 1e-6)
    too_far[without] = False
    return share, years, too_far


def _level(
    seekers: SeekerColumns, rows: slice, openings: OpeningColumns, years: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    held = seekers.schooling[rows, None]
    known, met = held != 0, (held & openings.schooling) != 0
    asks_nothing = openings.schooling == 1
    schooling = np.where(known | asks_nothing, np.float32(1), NOT_KNOWN)
    asked = np.maximum(openings.years, np.float32(1e-6))
    practice = np.where(openings.years > 0, np.minimum(years / asked, 1), np.float32(1))
    return ((schooling + practice) / 2).astype(np.float32), known & ~met


def _nearness(
    seekers: SeekerColumns, rows: slice, openings: OpeningColumns
) -> tuple[Floats, NDArray[np.bool_]]:
    here, there = seekers.at, openings.at
    # 0 the country, 1 the region, 2 the province, 3 the commune. A code that is not known equals none, and
    # where the code that the seeker's reach needs is not known, nobody can say that it is too far.
    shared = np.zeros((len(here.region[rows]), len(there.region)), dtype=np.int8)
    wanted = 3 - seekers.reach[rows, None]
    unsaid = wanted == 0
    for depth, (mine, theirs) in enumerate(
        ((here.region, there.region), (here.province, there.province), (here.commune, there.commune)), start=1
    ):
        shared[(mine[rows, None] == theirs) & (theirs > 0)] = depth
        unsaid = unsaid | ((wanted == depth) & ((mine[rows, None] == 0) | (theirs == 0)))
    share = NEARNESS[shared]
    if not np.isnan(here.vectors[rows, 0]).all():
        cosine = np.clip(here.vectors[rows] @ there.vectors.T, -1, 1)
        by_distance = np.exp(-np.arccos(cosine) * np.float32(EARTH_KM / FAR_KM))
        share = np.where(np.isnan(by_distance), share, by_distance)
    share = np.where(openings.lodging, np.maximum(share, WITH_LODGING), share).astype(np.float32)
    out_of_reach: NDArray[np.bool_] = (shared < wanted) & ~unsaid & ~openings.lodging
    return share, out_of_reach


def _dates(seekers: SeekerColumns, rows: slice, openings: OpeningColumns) -> tuple[Floats, NDArray[np.bool_]]:
    ready = seekers.available[rows, None]
    wait = np.maximum(openings.starts - ready, 0).astype(np.float32)
    share = np.exp(-wait / np.float32(LONG_WAIT_DAYS))
    share = np.where(openings.starts == 0, np.float32(1), share)
    share = np.where(ready == UNKNOWN, NOT_KNOWN, share).astype(np.float32)
    too_late: NDArray[np.bool_] = (ready != UNKNOWN) & (openings.closes < ready)
    return share, too_late


def _wishes(seekers: SeekerColumns, rows: slice, openings: OpeningColumns) -> Floats:
    wished = seekers.wishes[rows]
    share = np.zeros((len(wished), len(openings.trade)), dtype=np.float32)
    for row, columns in enumerate(wished):
        for place, column in enumerate(columns):
            share[row, column] = max(1 - WISH_STEP * place, WISH_STEP)
    return share
