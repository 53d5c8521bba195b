"""For one person: the openings that fit, the best first, each with its reasons."""

from __future__ import annotations

import numpy as np

from fursa.rules.matching.points import open_points, weigh
from fursa.rules.matching.profiles import Seeker
from fursa.rules.matching.reasons import Match, match
from fursa.rules.matching.tables import OpeningColumns, seeker_columns
from fursa.rules.matching.weights import Weights

STANDARD = Weights()


def rank(
    seeker: Seeker, openings: OpeningColumns, language: str, *, weights: Weights = STANDARD, limit: int = 20
) -> tuple[Match, ...]:
    """The `limit` best openings whose door is open to this person; equals in the order of their keys.

    `openings` come from `opening_columns`, made once for many people.
    """
    points = open_points(weigh(seeker_columns([seeker], openings), slice(0, 1), openings, weights), weights)[
        0
    ]
    found = np.flatnonzero(points >= 0)
    if len(found) > limit:
        # All that are as good as the last one stay in, so that the order of keys decides and not chance.
        last = np.partition(points[found], -limit)[-limit]
        found = found[points[found] >= last]
    best = sorted(found.tolist(), key=lambda row: (-int(points[row]), openings.openings[row].key))[:limit]
    return tuple(match(seeker, openings.openings[row], weights, language) for row in best)
