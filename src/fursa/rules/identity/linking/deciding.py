"""From weights to decisions: linked without a person, for a person to review, and who belongs together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fursa.rules.identity.alignment import Floats, Ints

AUTOMATIC_BITS = 14.0  # at least this, and nothing that speaks clearly against, links without a person
REVIEW_BITS = -4.0  # at least this is shown to a person
TOGETHER_BITS = 0.0  # at least this counts two records as one person in a cluster
_AGAINST = -3.0  # bits: a name or number that speaks clearly against


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs by falling weight: rows of the register, bits, probability, whether linked without a person."""

    a: Ints
    b: Ints
    weight: Floats
    bits: dict[str, Floats]
    automatic: np.typing.NDArray[np.bool_]

    @property
    def probability(self) -> Floats:
        """The chance of being one person that the weight stands for."""
        found: Floats = 1 / (1 + np.exp2(-self.weight))
        return found


def decide(a: Ints, b: Ints, weight: Floats, bits: dict[str, Floats], again: dict[str, Floats]) -> Decided:
    """The pairs worth a look, with the second look's bits in place of the first's."""
    weight, bits = weight.copy(), dict(bits)
    for name, seen in again.items():
        looked = ~np.isnan(seen)
        weight[looked] += seen[looked] - bits[name][looked]
        bits[name] = np.where(looked, seen, bits[name])
    against = np.zeros(len(weight), dtype=bool)
    for name in ("given", "family", "father", "national_id", "sex"):
        against |= bits[name] < _AGAINST
    first, second = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((second, first, -weight))
    order = order[weight[order] >= REVIEW_BITS]
    automatic = (weight >= AUTOMATIC_BITS) & ~against
    return Decided(
        first[order], second[order], weight[order], {k: v[order] for k, v in bits.items()}, automatic[order]
    )


def clusters(count: int, a: Ints, b: Ints) -> Ints:
    """For each of `count` records the smallest record it is joined to, through any chain of pairs."""
    first = np.arange(count)
    while True:
        low, high = np.minimum(first[a], first[b]), np.maximum(first[a], first[b])
        apart = low < high
        if not apart.any():
            return first
        np.minimum.at(first, high[apart], low[apart])
        first = first[first]  # halves the way along long chains
