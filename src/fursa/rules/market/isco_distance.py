"""How far apart two trades are, from 0 (the same) to 1 (nothing in common).

The tree of ISCO-08 gives a first distance: two unit groups under the same minor group are close, under
the same major group far. But the tree separates by skill and by tool what one pair of hands can do: a tailor
(7531) and a sewing machine operator (8153) have no ancestor in common. `data/kindred_trades.csv` lists such
pairs with their distance and the reason; the distance is the shortest way over tree and pairs, so that it
stays a metric (symmetric, and no detour is shorter). Documented in docs/rules/matching.md.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from fursa.rules.market.isco import UnknownTradeError, unit_codes

# By number of leading digits that two unit groups share: none, major, sub-major, minor, all four.
TREE_DISTANCE = (1.0, 0.8, 0.5, 0.3, 0.0)


@lru_cache(maxsize=1)
def _index() -> dict[str, int]:
    return {code: place for place, code in enumerate(unit_codes())}


def unit_index(code: str) -> int:
    """The row of this unit group in `distance_matrix()`; raises `UnknownTradeError` for anything else."""
    try:
        return _index()[code]
    except KeyError:
        raise UnknownTradeError(code) from None


@lru_cache(maxsize=1)
def kindred_trades() -> tuple[tuple[str, str, float, str], ...]:
    """Pairs of unit groups nearer than the tree says: one, other, distance, why."""
    text = resources.files("fursa.rules.market").joinpath("data", "kindred_trades.csv").read_text("utf-8")
    rows = csv.reader(text.splitlines()[1:])
    return tuple((row[0], row[1], float(row[2]), ",".join(row[3:])) for row in rows)


@lru_cache(maxsize=1)
def distance_matrix() -> NDArray[np.float32]:
    """Distances between all unit groups, in the order of `unit_codes()`; read-only, symmetric, 0 to 1."""
    digits = np.array([[int(digit) for digit in code] for code in unit_codes()])
    shared = np.zeros((len(digits), len(digits)), dtype=int)
    still = np.ones_like(shared, dtype=bool)
    for position in range(4):
        still &= digits[:, None, position] == digits[None, :, position]
        shared += still
    distances = np.array(TREE_DISTANCE)[shared]
    for one, other, value, _why in kindred_trades():
        i, j = unit_index(one), unit_index(other)
        distances[i, j] = distances[j, i] = min(distances[i, j], value)
    ends = sorted({unit_index(code) for pair in kindred_trades() for code in pair[:2]})
    # Floyd–Warshall; the tree is an ultrametric, so only the ends of pairs can shorten a way.
    for via in ends:
        np.minimum(distances, distances[:, via, None] + distances[None, via, :], out=distances)
    result = np.round(distances, 4).astype(np.float32)
    result.setflags(write=False)
    return result


def distance(one: str, other: str) -> float:
    """The distance between two unit groups, 0 to 1; raises `UnknownTradeError` for codes of other levels."""
    return round(float(distance_matrix()[unit_index(one), unit_index(other)]), 4)
