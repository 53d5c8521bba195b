"""Whether a proposal treats groups alike: selection rates, how sure they are, and the four-fifths rule.

In prose: docs/rules/fairness.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

FOUR_FIFTHS = Fraction(4, 5)
FEWEST = 10  # candidates under which a group is not judged: one person more or less would turn the verdict
_Z = 1.959963984540054  # of the normal distribution, for 95 in a hundred

# highest: the group others are held against; fair: at least four fifths of its rate; chance: less, but so few
# that chance may explain it; low: less, and chance hardly explains it; few: too few to judge.
Verdict = Literal["highest", "fair", "chance", "low", "few"]


@dataclass(frozen=True, slots=True)
class Group:
    """A group by its code: how many were candidates, and how many of those selected."""

    code: str
    selected: int
    candidates: int

    def __post_init__(self) -> None:
        if not 0 <= self.selected <= self.candidates:
            raise ValueError("more selected than candidates, or fewer than none")

    @property
    def rate(self) -> Fraction:
        """Selected of the candidates; 0 where there were none."""
        return Fraction(self.selected, self.candidates) if self.candidates else Fraction(0)


@dataclass(frozen=True, slots=True)
class Rate:
    """A group's selection rate between `low` and `high` (0 to 1, 95 %), and what the four-fifths rule says."""

    group: Group
    low: float
    high: float
    verdict: Verdict

    @property
    def breaks_rule(self) -> bool:
        """Whether the rate is under four fifths of the highest."""
        return self.verdict in ("chance", "low")


def selection_rates(groups: Sequence[Group]) -> tuple[Rate, ...]:
    """Each group's rate, in the order given. Groups of fewer than 10 candidates are neither judged nor judged by.

    Source: the four-fifths rule of the United States' Uniform Guidelines on Employee Selection Procedures (1978),
    and E. B. Wilson's interval (1927).
    """
    judged = [group for group in groups if group.candidates >= FEWEST]
    best = max(judged, key=lambda group: group.rate, default=None)
    floor = wilson(best.selected, best.candidates)[0] if best else 0.0
    return tuple(
        Rate(
            group,
            *(interval := wilson(group.selected, group.candidates)),
            _verdict(group, best, floor, interval[1]),
        )
        for group in groups
    )


def _verdict(group: Group, best: Group | None, floor: float, high: float) -> Verdict:
    if best is None or group.candidates < FEWEST:
        return "few"
    if group.rate == best.rate:
        return "highest"
    if group.rate >= FOUR_FIFTHS * best.rate:
        return "fair"
    return "chance" if high >= floor else "low"


def wilson(selected: int, candidates: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share: between 0 and 1, also for none or all; (0, 1) where there is nobody."""
    if candidates == 0:
        return 0.0, 1.0
    share, square = selected / candidates, _Z * _Z
    middle = share + square / (2 * candidates)
    reach = _Z * math.sqrt(share * (1 - share) / candidates + square / (4 * candidates * candidates))
    scale = 1 + square / candidates
    low = 0.0 if selected == 0 else max(0.0, (middle - reach) / scale)
    high = 1.0 if selected == candidates else min(1.0, (middle + reach) / scale)
    return low, high
