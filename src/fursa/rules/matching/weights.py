"""How many of a thousand points each side of a match can bring, and what the assignment adds to them."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.rules.matching.profiles import ProfileError
from fursa.rules.messages import N_, Message

WHOLE = 1_000


@dataclass(frozen=True, slots=True)
class Weights:
    """The programme's weighing; the five sides add up to 1,000. Documented in docs/rules/matching.md.

    `trade_most`: trades further apart than this do not match. `least`: fewer points are no match.
    `of_practised`: what a trade counts that the person knows and did not wish. `one_more` and `priority_step`
    are added to the points of a pair when many people are placed at once.
    """

    trade: int = 450
    level: int = 100
    nearness: int = 250
    dates: int = 100
    wish: int = 100
    trade_most: float = 0.5
    of_practised: float = 0.75
    least: int = 250
    one_more: int = 1_000
    priority_step: int = 200

    def __post_init__(self) -> None:
        sides = (self.trade, self.level, self.nearness, self.dates, self.wish)
        if min(sides) < 0 or sum(sides) != WHOLE:
            raise ProfileError(
                Message(N_("The five sides of a match add up to %(whole)s points."), {"whole": WHOLE})
            )
