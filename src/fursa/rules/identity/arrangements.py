"""Which word of one name stands opposite which word of the other: every arrangement worth trying."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations

MOST_WORDS = 4  # a longer name keeps its first words, the rest joined to the last
UNITS = 2 * MOST_WORDS - 1  # words, then neighbours written as one


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Opposite units of two names; units below the number of words are words, those above join neighbours."""

    opposite: tuple[tuple[int, int], ...]
    alone: int  # words without an opposite
    turned: bool  # not in the same order
    joined: int  # neighbours read as one word


def units(told: tuple[str, ...]) -> list[str]:
    """The words, then each word joined to the next."""
    return [*told, *(a + b for a, b in pairwise(told))]


@lru_cache
def arrangements(left: int, right: int) -> tuple[Arrangement, ...]:
    """All arrangements of `left` words against `right` words, neighbours joined at most once, on one side."""
    found = []
    for a in _cuts(left):
        for b in _cuts(right):
            joined = (len(a) < left) + (len(b) < right)
            if joined < 2:
                found += _oppose(a, b, joined)
    return tuple(found)


def _cuts(count: int) -> list[tuple[int, ...]]:
    whole = tuple(range(count))
    return [whole, *((*whole[:k], count + k, *whole[k + 2 :]) for k in range(count - 1))]


def _oppose(a: tuple[int, ...], b: tuple[int, ...], joined: int) -> list[Arrangement]:
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    found = []
    for order in permutations(range(len(long)), len(short)):
        pairs = [(unit, long[place]) for unit, place in zip(short, order, strict=True)]
        opposite = tuple(pairs if short is a else [(y, x) for x, y in pairs])
        found.append(Arrangement(opposite, len(long) - len(short), list(order) != sorted(order), joined))
    return found
