"""Large instances: prices that certify the bound, then a proposal as near to it as was asked."""

from __future__ import annotations

import math

import numpy as np

from fursa.rules.allocation.conflict import least_value
from fursa.rules.allocation.curvature import drawn, soften
from fursa.rules.allocation.descent import descend
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.polishing import Polish
from fursa.rules.allocation.pricing import find_prices, to_multipliers

_TIED = 0.01  # broken rules that weigh more of the bound than this are no rounding
_QUICK = 200_000  # applicants up to which proving apart for each number of people takes seconds
_WIDER = 3  # times the usual pool is doubled among so many ties
_TRIES = 12  # parts chosen again, after which it is asked whether that was worth while
_SLOW = 8  # where they gained less than this part of what is missing, more people are looked at together


def approach(search: Search, gap: float, *, steps: int | None = None) -> bool:
    """Bring `search` within `gap` of its certified bound; True where it is. At most `steps` parts (None: no limit)."""
    field = Field(search.book)
    y = find_prices(field, max(gap, 1e-7), search.deadline)
    search.certify(to_multipliers(field, y))
    assert search.bound is not None
    if search.bound < least_value(search.instance):
        search.infeasible = True
        return True
    if search.left <= 0:
        search.timed_out = True
        if search.choice is None:
            search.offer(field.best(y).option)
        return False
    target = _target(search.bound, gap)
    polish = Polish(field, search.engines, y, field.best(y), target, lambda: search.left)
    if search.choice is not None:
        polish.adopt(search.choice)
    elif polish.cost_of_broken() > _TIED * abs(search.bound):
        _draw(polish, search.deadline)
    return _polish(search, polish, gap, steps)


def _draw(polish: Polish, deadline: float) -> None:
    """Where most choices are ties the best of all lean to the same side and break everything: draw a mixture.

    At a warm heat, settled closely, drawing everyone as likely as they are meets the rules on average.
    """
    field, first, broken = polish.dual, polish.choice, polish.cost_of_broken()
    heat = max(float(np.std(field.instance.value)), 1e-3) / 100
    y = descend(field, polish.y, heat, tolerance=1e-6, deadline=deadline)
    best = field.best(y)
    polish.adopt(drawn(best, soften(field, y, best, heat), np.random.default_rng(0)))
    if polish.cost_of_broken() >= broken:
        polish.adopt(first)
    for _ in range(_WIDER):
        polish.widen(by=0)


def _polish(search: Search, polish: Polish, gap: float, steps: int | None) -> bool:
    done, widened, marks = 0, False, [polish.standing()]
    try:
        while not polish.done and (steps is None or done < steps):
            if search.left <= 0:
                search.timed_out = True
                break
            if not len(polish.pool):
                break
            polish.step()
            done += 1
            marks.append(polish.standing())
            shares = polish.lost_to_shares() > polish.missing / 2 > 0
            if shares and not search.ranges and search.instance.applicant_count <= _QUICK:
                _sharpen(search, polish, gap)
            if len(marks) > _TRIES:
                gained = marks[-1] - marks[-1 - _TRIES]
                if gained <= 0 and steps is not None:
                    break
                if gained < polish.missing / _SLOW:
                    # Where wider parts gain little too, the bound may be what is too high.
                    if widened and (gained <= 0 or shares):
                        _sharpen(search, polish, gap)
                    polish.widen()
                    widened, marks = True, marks[-1:]
            if done % 10 == 0 and search.progress is not None and not polish.broken():
                search.progress(polish.value, search.bound)
    finally:
        if not polish.broken():
            search.offer(polish.choice)
    return polish.done


def _target(bound: int, gap: float) -> int:
    """The least value whose gap to the bound is not more than `gap`."""
    return bound - math.floor(gap * abs(bound) / (1 + gap))


def _sharpen(search: Search, polish: Polish, gap: float) -> None:
    """When no part improves any more, the bound may be what is too high: prove it apart for each number of people."""
    if not polish.broken() and not search.ranges and search.offer(polish.choice):
        search.sharpen(gap)
        if search.bound is not None:
            polish.target = _target(search.bound, gap)
