"""A quick auction: prices near the right ones, so that the exact solver is handed the pairs that matter.

People without a place bid for the one that leaves them most, by what it is worth to them above their second
best; an opening keeps its highest bidders (Bertsekas 1979). Bids rise in steps, so prices are near and not exact,
and the auction stops after a while: nothing of it is an answer.
"""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

# The least rise of a bid, in points; and how many bids there are at most for each person.
STEP = 16.0
BIDS_EACH = 10
# More than any pair is worth: the price where there is no place at all.
OUT_OF_REACH = 1e6
# People who bid against the same prices at a time.
BATCH = 500


def near_prices(
    worth: NDArray[np.float32], capacities: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """A price for each column, and the column each row held when the auction stopped (-1: none).

    `worth` is rows by columns, not positive where there is no pair.
    """
    people, openings = worth.shape
    prices = np.zeros(openings, dtype=np.float32)
    prices[capacities <= 0] = OUT_OF_REACH
    held: list[list[tuple[float, int]]] = [[] for _ in range(openings)]
    place = np.full(people, -1, dtype=np.int64)
    waiting = list(range(people))
    bids = 0
    while waiting and bids < BIDS_EACH * people:
        batch, waiting = waiting[:BATCH], waiting[BATCH:]
        bids += len(batch)
        for person, column, bid in zip(batch, *_bids(worth[batch], prices), strict=True):
            if column < 0:
                continue
            if bid <= prices[column]:  # someone of the same batch was quicker
                waiting.append(person)
                continue
            bidders = held[column]
            heapq.heappush(bidders, (bid, person))
            place[person] = column
            if len(bidders) > capacities[column]:
                loser = heapq.heappop(bidders)[1]
                place[loser] = -1
                waiting.append(loser)
            if len(bidders) == capacities[column]:
                prices[column] = bidders[0][0]
    return np.where(capacities > 0, prices, np.float32(0)).astype(np.float32), place


def _bids(worth: NDArray[np.float32], prices: NDArray[np.float32]) -> tuple[list[int], list[float]]:
    """Each row's best column (-1 where none leaves anything) and what it bids for it."""
    left = np.where(worth > 0, worth - prices, np.float32(-1))
    rows = np.arange(len(left))
    best = left.argmax(axis=1)
    most = left[rows, best]
    left[rows, best] = -1
    second = np.maximum(left.max(axis=1), 0)
    bids = prices[best] + most - second + STEP
    return np.where(most > 0, best, -1).tolist(), bids.tolist()
