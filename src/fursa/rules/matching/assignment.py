"""Many people and many places at once: the best assignment together, or a stable one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from fursa.rules.matching.flow import best_flow
from fursa.rules.matching.points import open_points, weigh
from fursa.rules.matching.profiles import Opening, ProfileError, Seeker
from fursa.rules.matching.rank import STANDARD
from fursa.rules.matching.stable import defer_acceptance, own_order
from fursa.rules.matching.tables import OpeningColumns, SeekerColumns, opening_columns, seeker_columns
from fursa.rules.matching.weights import Weights
from fursa.rules.messages import N_, Message

# Rows weighed at a time: what fits the processor's cache.
CHUNK = 250


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one person goes: an opening's key or None, the points of the pair, and how their own list had it.

    `own_rank` is 1 for the best of the openings open to them; `open_doors` says how many those are.
    """

    seeker: str
    opening: str | None
    points: int
    own_rank: int | None
    open_doors: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Everyone weighed against everything: `points` is -1 where a door is shut; `values` adds what a centre adds."""

    seekers: SeekerColumns
    openings: OpeningColumns
    weights: Weights
    points: NDArray[np.int16]
    values: NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Placements in the order of the seekers given.

    `total` is the sum of values reached; `prices` (by opening) and `gains` (by seeker) prove it the best, and are
    empty in the stable variant, which promises something else: nobody and no opening would rather have each other.
    """

    kind: Literal["best", "stable"]
    placements: tuple[Placement, ...]
    total: int
    prices: Mapping[str, int]
    gains: Mapping[str, int]
    problem: Problem = field(repr=False, compare=False)

    @property
    def placed(self) -> int:
        """How many have a place."""
        return sum(placement.opening is not None for placement in self.placements)


def weigh_all(seekers: Sequence[Seeker], openings: Sequence[Opening], weights: Weights = STANDARD) -> Problem:
    """Everyone against everything; raises `ProfileError` where a key appears twice."""
    _keys_once([seeker.key for seeker in seekers])
    _keys_once([opening.key for opening in openings])
    there = opening_columns(openings)
    here = seeker_columns(seekers, there)
    points = np.empty((len(seekers), len(openings)), dtype=np.int16)
    for start in range(0, len(seekers), CHUNK):
        rows = slice(start, start + CHUNK)
        points[rows] = open_points(weigh(here, rows, there, weights), weights)
    added = np.array([weights.one_more + s.priority * weights.priority_step for s in seekers], dtype=np.int16)
    values = np.where(points >= 0, points + added.reshape(-1, 1), np.int16(-1))
    return Problem(here, there, weights, points, values)


def assign_best(
    seekers: Sequence[Seeker], openings: Sequence[Opening], weights: Weights = STANDARD
) -> Assignment:
    """The assignment with the highest sum of values, proven; ties fall as both lists are ordered.

    Raises `ProfileError` for a key given twice and `FlowError` where the proof fails.
    """
    problem = weigh_all(seekers, openings, weights)
    flow = best_flow(problem.values, problem.openings.places.astype(np.int64))
    prices = {o.key: int(price) for o, price in zip(openings, flow.prices, strict=True)}
    gains = {s.key: int(gain) for s, gain in zip(seekers, flow.gains, strict=True)}
    return Assignment("best", _placements(problem, flow.chosen), flow.total, prices, gains, problem)


def assign_stable(
    seekers: Sequence[Seeker], openings: Sequence[Opening], weights: Weights = STANDARD
) -> Assignment:
    """The stable assignment that is best for the people (deferred acceptance, people asking).

    A person's list has their wishes first, then the openings by points; an opening's list has the higher priority
    first, then more points, then who was given earlier. Raises `ProfileError` for a key given twice.
    """
    problem = weigh_all(seekers, openings, weights)
    priorities = np.array([seeker.priority for seeker in seekers], dtype=np.int64)
    chosen = defer_acceptance(problem.points, priorities, problem.seekers.wishes, problem.openings.places)
    placed = np.flatnonzero(chosen >= 0)
    total = int(problem.values[placed, chosen[placed]].astype(np.int64).sum())
    return Assignment("stable", _placements(problem, chosen, stable=True), total, {}, {}, problem)


def _placements(
    problem: Problem, chosen: NDArray[np.int64], *, stable: bool = False
) -> tuple[Placement, ...]:
    rows = np.arange(len(chosen))
    got = np.where(chosen >= 0, problem.points[rows, chosen] if problem.points.size else -1, np.int16(-1))
    if stable:
        better = np.array([_ahead(problem, row, column) for row, column in enumerate(chosen.tolist())])
    else:
        better = (problem.points > got[:, None]).sum(axis=1)
    doors = (problem.points >= 0).sum(axis=1)
    openings = problem.openings.openings
    return tuple(
        Placement(
            seeker=seeker.key,
            opening=openings[column].key if column >= 0 else None,
            points=max(int(points), 0),
            own_rank=int(ahead) + 1 if column >= 0 else None,
            open_doors=int(open_doors),
        )
        for seeker, column, points, ahead, open_doors in zip(
            problem.seekers.seekers, chosen, got, better, doors, strict=True
        )
    )


def _ahead(problem: Problem, row: int, column: int) -> int:
    return own_order(problem.points[row], problem.seekers.wishes[row]).index(column) if column >= 0 else 0


def _keys_once(keys: list[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ProfileError(Message(N_("The key “%(key)s” is given twice."), {"key": key}))
        seen.add(key)
