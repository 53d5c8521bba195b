"""Shares with short numbers: the same decision, small enough for a solver."""

from __future__ import annotations

from fractions import Fraction


def next_fraction(share: Fraction, largest: int, *, up: bool) -> Fraction:
    """The fraction of denominator ≤ `largest` nearest to `share` from above (`up`) or below.

    Among whole numbers of people up to `largest`, count/total ≥ share exactly where it is ≥ this fraction:
    the solver's numbers stay small however many decimals a share has. (Stern-Brocot tree, with long steps.)
    """
    if share.denominator <= max(largest, 1):
        return share
    if up:
        return 1 - next_fraction(1 - share, largest, up=False)
    lower, upper = (0, 1), (1, 1)  # lower ≤ share < upper, neighbours in the tree
    while True:
        steps = _steps(lower, upper, share, largest, toward_upper=True)
        lower = (lower[0] + steps * upper[0], lower[1] + steps * upper[1])
        back = _steps(lower, upper, share, largest, toward_upper=False)
        upper = (upper[0] + back * lower[0], upper[1] + back * lower[1])
        if steps == 0 and back == 0:
            return Fraction(*lower)


def _steps(
    lower: tuple[int, int], upper: tuple[int, int], share: Fraction, largest: int, *, toward_upper: bool
) -> int:
    p, q = share.numerator, share.denominator
    (a, b), (c, d) = lower, upper
    if toward_upper:  # the most k with (a + kc)/(b + kd) ≤ p/q and b + kd ≤ largest
        return min((p * b - q * a) // (q * c - p * d), (largest - b) // d)
    gap = p * b - q * a  # the most k with (c + ka)/(d + kb) > p/q and d + kb ≤ largest
    room = (largest - d) // b
    return room if gap == 0 else min(((q * c - p * d) - 1) // gap, room)
