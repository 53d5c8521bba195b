"""Deferred acceptance with capacities (Gale and Shapley 1962): nobody and no opening would rather have each other."""

from __future__ import annotations

import heapq
from collections import deque

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.int16]


def own_order(points: Points, wishes: tuple[int, ...]) -> list[int]:
    """A person's list of open columns: their wishes first, then more points, then the earlier column."""
    wished = [column for column in dict.fromkeys(wishes) if points[column] >= 0]
    rest = np.argsort(-points, kind="stable")[: int((points >= 0).sum())].tolist()
    return wished + [column for column in rest if column not in wished]


def defer_acceptance(
    points: Points,
    priorities: NDArray[np.int64],
    wishes: tuple[tuple[int, ...], ...],
    capacities: NDArray[np.int32],
) -> NDArray[np.int64]:
    """The column each row gets (-1: none) when rows ask in their own order and columns keep whom they rank highest.

    `points` is -1 where a door is shut. A column ranks by priority, then points, then the earlier row.
    """
    people = len(points)
    lists: list[list[int] | None] = [None] * people
    asked = [0] * people
    held: list[list[tuple[int, int, int]]] = [[] for _ in capacities]
    chosen = np.full(people, -1, dtype=np.int64)
    waiting = deque(range(people))
    while waiting:
        row = waiting.popleft()
        own = lists[row]
        if own is None:
            own = lists[row] = own_order(points[row], wishes[row])
        if asked[row] >= len(own):
            continue
        column = own[asked[row]]
        asked[row] += 1
        heapq.heappush(held[column], (int(priorities[row]), int(points[row, column]), -row))
        chosen[row] = column
        if len(held[column]) > capacities[column]:
            refused = -heapq.heappop(held[column])[2]
            chosen[refused] = -1
            waiting.append(refused)
    return chosen
