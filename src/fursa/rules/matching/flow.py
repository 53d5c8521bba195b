"""The best assignment of people to places: a flow of highest value, solved by HiGHS and proven by its prices.

Each person takes at most one place, each opening at most its capacity. The matrix is that of a network, so the
linear programme has whole-numbered solutions. People who are alike are one row; of millions of pairs only the
promising ones are handed to HiGHS, whose prices then tell which others could still improve, until none can
(column generation). The answer is checked in whole numbers: gains and prices that cover every pair and cost no
more than what was reached prove that nothing better exists. docs/rules/matching.md says what the prices mean.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fursa.rules.matching.alike import Rows, Values, alike, shared_out
from fursa.rules.matching.auction import near_prices
from fursa.rules.matching.network import FlowError, Network

# Pairs handed over for each person and opening at first, and added (doubling) where they could still gain.
FIRST, MORE = 4, 4
# At first only pairs that leave a person nearly as much as their best one, in points.
WITHIN = 100
# Fewer pairs than this are handed over at once.
ALL_AT_ONCE = 250_000
# Spreads equal pairs over different openings; the same every time.
SPREAD_SEED = 20150618


@dataclass(frozen=True, slots=True)
class Flow:
    """Who goes where. `chosen` holds an opening's column for each person, -1 for none.

    `gains` (by person) and `prices` (by opening) are whole numbers, not negative: each pair's value is at most
    gain plus price, and their sum, prices times capacities, is exactly `total`. That proves `total` the best.
    """

    chosen: Rows
    gains: Rows
    prices: Rows
    total: int
    rounds: int


def best_flow(values: Values, capacities: Rows) -> Flow:
    """The assignment with the highest sum of `values` (people by openings; not positive: no pair).

    Raises `FlowError` where HiGHS's answer does not prove itself.
    """
    people, openings = values.shape
    if not (values > 0).any():
        nothing = np.zeros(people, dtype=np.int64)
        return Flow(nothing - 1, nothing, np.zeros(openings, dtype=np.int64), 0, 0)
    rows, columns = alike(values), alike(values.T)
    merged = np.ascontiguousarray(values[rows.first][:, columns.first])
    amounts, gains, prices, rounds = _solve(merged, rows.sizes, columns.summed(capacities))
    chosen = shared_out(amounts, rows, columns, capacities)
    return _proven(Flow(chosen, gains[rows.of], prices[columns.of], 0, rounds), values, capacities)


def _solve(
    values: Values, people: Rows, capacities: Rows
) -> tuple[list[tuple[int, int, int]], Rows, Rows, int]:
    """The best flow between classes: (class of people, of openings, how many), gains, prices, rounds."""
    spread = np.random.default_rng(SPREAD_SEED)
    network = Network(people, capacities)
    persons, columns = _first_pairs(values, people, capacities, spread)
    worth = values.astype(np.float32)
    rounds, more = 0, MORE
    while len(persons):
        rounds += 1
        network.add(persons, columns, values[persons, columns])
        gains, prices = network.solve()
        left = worth - gains[:, None].astype(np.float32) - prices.astype(np.float32)
        left[values <= 0] = -1
        persons, columns = _promising(left, capacities, more, spread)
        more *= 2
    return network.amounts(), gains, prices, rounds


def _first_pairs(
    values: Values, people: Rows, capacities: Rows, spread: np.random.Generator
) -> tuple[Rows, Rows]:
    if np.count_nonzero(values > 0) <= ALL_AT_ONCE:
        rows, columns = np.nonzero(values > 0)
        return rows, columns
    worth = values.astype(np.float32)
    each = np.repeat(np.arange(len(people)), people)
    prices, place = near_prices(worth if len(each) == len(worth) else worth[each], capacities)
    held = np.flatnonzero(place >= 0)
    left = np.where(worth > 0, worth - prices, np.float32(-WITHIN))
    left += WITHIN - np.maximum(left.max(axis=1, keepdims=True), 0)
    persons, columns = _promising(left, capacities, FIRST, spread)
    return _once(
        np.concatenate([persons, each[held]]), np.concatenate([columns, place[held]]), values.shape[1]
    )


def _promising(
    worth: NDArray[np.float32], capacities: Rows, count: int, spread: np.random.Generator
) -> tuple[Rows, Rows]:
    """The best positive pairs of each person, and of each opening as many as it could take; each pair once.

    Equals are taken at random.
    """
    rows, columns = np.nonzero(worth > 0)
    mixed = worth[rows, columns] + spread.random(len(rows), dtype=np.float32)
    of_people = _best(rows, mixed, np.full(worth.shape[0], count))
    of_openings = _best(columns, mixed, capacities + count)
    chosen = np.union1d(of_people, of_openings)
    return rows[chosen], columns[chosen]


def _best(groups: Rows, worth: NDArray[np.float32], counts: Rows) -> Rows:
    """Positions of the best of each group, as many as `counts` says for it."""
    order = np.lexsort((-worth, groups))
    sizes = np.bincount(groups, minlength=len(counts))
    place_in_group = np.arange(len(groups)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return order[place_in_group < np.repeat(counts, sizes)]


def _once(persons: Rows, columns: Rows, width: int) -> tuple[Rows, Rows]:
    once = np.unique(persons * width + columns)
    return once // width, once % width


def _proven(flow: Flow, values: Values, capacities: Rows) -> Flow:
    placed = np.flatnonzero(flow.chosen >= 0)
    taken = values[placed, flow.chosen[placed]].astype(np.int64)
    reached, bound = int(taken.sum()), int(flow.gains.sum() + flow.prices @ capacities)
    loads = np.bincount(flow.chosen[placed], minlength=len(capacities))
    # In 32 bits: a value is at most a few thousand, and the matrix may have millions of them.
    covered = np.maximum(values, 0) <= flow.gains.astype(np.int32)[:, None] + flow.prices.astype(np.int32)
    if (
        reached != bound
        or (taken <= 0).any()
        or (loads > capacities).any()
        or min(int(flow.gains.min()), int(flow.prices.min())) < 0
        or not covered.all()
    ):
        raise FlowError(f"reached {reached}, bound {bound}")
    return replace(flow, total=reached)
