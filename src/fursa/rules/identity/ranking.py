"""The candidates most like each query: a coarse look at all of them, then the score for the best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from fursa.rules.identity.alignment import Floats, Ints
from fursa.rules.identity.keys import search_keys
from fursa.rules.identity.model import Model
from fursa.rules.identity.scoring import Scorer

SHORTLIST = 400  # candidates scored for each query
_SYMBOLS = " abdfhijklmnrstuwxyz"  # what a search key is made of; anything else counts as the first
_BLOCK = 256  # queries at a time


@dataclass(frozen=True, slots=True)
class Match:
    """One line of a ranking; query and candidate are places in the lists given, counted from 0."""

    query: int
    rank: int
    candidate: int
    score: float


def rank(
    queries: Sequence[str], candidates: Sequence[str], top: int = 5, model: Model | None = None
) -> Iterator[Match]:
    """The `top` best candidates of every query, best first, queries in their order."""
    if not queries or not candidates:
        return
    scorer = Scorer([*queries, *candidates], model)
    profiles = _profiles([*queries, *candidates])
    shortlisted = min(max(SHORTLIST, top), len(candidates))
    for start in range(0, len(queries), _BLOCK):
        block = np.arange(start, min(start + _BLOCK, len(queries)))
        likeness = profiles[block] @ profiles[len(queries) :].T
        near = np.argpartition(-likeness, shortlisted - 1, axis=1)[:, :shortlisted]
        near.sort(axis=1)  # equal scores keep the candidates' own order
        log_odds = scorer.log_odds(np.repeat(block, shortlisted), near.ravel() + len(queries)).reshape(
            near.shape
        )
        yield from _best(block, near, log_odds, top)


def _best(block: Ints, near: Ints, log_odds: Floats, top: int) -> Iterator[Match]:
    order = np.argsort(-log_odds, axis=1, kind="stable")[:, :top]
    for row, query in enumerate(block):
        for place, column in enumerate(order[row]):
            score = float(1 / (1 + np.exp(-log_odds[row, column])))
            yield Match(int(query), place + 1, int(near[row, column]), score)


def _profiles(names: Sequence[str]) -> Floats:
    """Which pairs of symbols stand next to each other in a name's search keys; rare pairs weigh more."""
    number = {ord(symbol): i for i, symbol in enumerate(_SYMBOLS)}
    counts = np.zeros((len(names), len(_SYMBOLS) ** 2), dtype=np.float32)
    for row, name in enumerate(names):
        key = [number.get(ord(c), 0) for c in f" {search_keys(name)} "]
        for before, after in pairwise(key):
            counts[row, before * len(_SYMBOLS) + after] = 1
    weight = np.log((len(names) + 1) / (counts.sum(axis=0) + 1))
    counts *= weight
    counts /= np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-6)
    return counts
