"""Large instances: prices that certify the bound, then a proposal as near to it as was asked."""

from __future__ import annotations

import math

import numpy as np

from fursa.rules.allocation.bound import bound
from fursa.rules.allocation.conflict import least_value
from fursa.rules.allocation.core import choose_core, rough_options
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.headcount import Range, ranged
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.linear import Floats
from fursa.rules.allocation.opening import first_list
from fursa.rules.allocation.polishing import Polish
from fursa.rules.allocation.pricing import find_prices, from_multipliers, settle_rows, to_multipliers
from fursa.rules.allocation.rounding import rounded
from fursa.rules.allocation.sifting import sift

_TIED = 0.01  # broken rules that weigh more of the bound than this are no rounding
_QUICK = 200_000  # applicants up to which proving apart for each number of people takes seconds
_WARM = 0.01  # of the values' spread
_CORES = (100, 400)  # alternatives looked at together before parts are
_GROWN = 16  # times as many, at most, where parts stall
_CORE = 0.3  # of the time left, for these
_ALTERNATIVES = 13  # for each of the search's nodes
_TRIES = 8  # parts chosen again, after which it is asked whether that was worth while
_SLOW = 8  # where they gained less than this part of what is missing, more people are looked at together
_STUCK = 5  # where less than this, numbers of people are looked at, and larger cores


def approach(search: Search, gap: float, *, steps: int | None = None) -> bool:
    """Bring `search` within `gap` of its certified bound; True where it is. At most `steps` parts (None: no limit)."""
    field, begun, fine = Field(search.book), search.choice, max(gap, 1e-7)
    soft, heat = find_prices(field, fine, search.deadline, lambda y, heat: _open(search, field, y, heat))
    y = settle_rows(field, soft, fine, search.deadline)
    search.heat = heat
    search.certify(to_multipliers(field, y))
    assert search.bound is not None
    if search.bound < least_value(search.instance):
        search.infeasible = True
        return True
    if search.choice is None:
        _open(search, field, y, _warm(field))
    if search.left <= 0:
        search.timed_out = True
        return False
    near = None
    if steps is None and search.instance.applicant_count <= _QUICK:
        near = rounded(field, soft, heat)
        begun = search.choice if _from_core(search, field, y, near, gap) else begun
        if search.is_near(gap):
            return True
    polish = Polish(field, search.engines, y, field.best(y), search.target(gap), lambda: search.left)
    if begun is not None:
        polish.adopt(begun)
    elif polish.cost_of_broken() > _TIED * abs(search.bound):
        polish.adopt(first_list(field, soft, heat) if near is None else near)
    return _polish(search, polish, gap, steps)


def _from_core(
    search: Search, field: Field, y: Floats, near: Ints, gap: float, sizes: tuple[int, int] = _CORES
) -> bool:
    """A small core around the linear program; what it finds is improved by a few parts, beside a larger core.

    The linear program begins from the list `near`, which need not keep the rules. Whether a better list came of it.
    """
    before, second = search.choice, search.second
    if not sift(search, field, y, near, 0):
        return False
    assert search.prices is not None
    y = from_multipliers(field, search.prices)

    def improve() -> bool:
        """Whether the larger core may still help: not where all that is missing is lost to shares."""
        if search.choice is None or search.choice is before:
            return True
        search.second = None
        polish = Polish(field, search.engines, y, field.best(y), search.target(gap), lambda: search.left)
        polish.adopt(search.choice)
        _go_on(search, polish, 2 * _TRIES)
        search.second = second
        return not search.improve(polish.choice) or polish.lost_to_shares() <= polish.missing / 2

    choose_core(search, sizes, _CORE, gap, rough_options(search, gap, max(sizes) // _ALTERNATIVES), improve)
    return search.choice is not before


def open_by_greed(search: Search) -> None:
    """A bound and a list by greed alone, for whoever stops before there is any."""
    field = Field(search.book)
    known = search.prices
    _open(
        search,
        field,
        np.zeros(field.height) if known is None else from_multipliers(field, known),
        _warm(field),
    )


def _open(search: Search, field: Field, y: Floats, heat: float) -> None:
    """A bound and a list from prices that are only near, for whoever stops early."""
    if search.left > 0 or search.choice is None:
        search.certify(to_multipliers(field, y))
        search.improve(first_list(field, y, heat))


def _warm(field: Field) -> float:
    """A heat at which a mixture meets the rules, and which is never 0."""
    return max(float(np.std(field.instance.value)), 1e-3) * _WARM


def _polish(search: Search, polish: Polish, gap: float, steps: int | None) -> bool:
    """Choose parts again until the gap is reached, the time is up, or (of so many `steps`) nothing is gained.

    When they stall, numbers of people are looked at one by one.
    """
    quick = search.instance.applicant_count <= _QUICK
    stalls = 0
    try:
        while not polish.done and search.left > 0:
            gained = _go_on(search, polish, math.inf if steps is None else steps)
            stalls += 1
            if polish.missing <= 0:
                break
            if (quick or stalls > 1) and not polish.broken():
                if quick and stalls == 1 and steps is None:
                    _lower(search, polish, gap)
                stuck = (gained or 0.0) < polish.missing / _STUCK
                if not polish.done and stuck and steps is None:
                    _by_number(search, polish, gap, stalls)
            if gained is None or (gained <= 0 and steps is not None):
                break
            polish.widen()
        search.timed_out = not polish.done and search.left <= 0
    finally:
        if not polish.broken():
            search.improve(polish.choice)
    return polish.done


def _go_on(search: Search, polish: Polish, most: float) -> float | None:
    """Choose parts again until they gain little (then what the last gained), or no part or step is left (None)."""
    marks = [polish.standing()]
    while not polish.done and search.left > 0 and len(polish.pool) and polish.steps < most:
        polish.step()
        marks.append(polish.standing())
        if polish.steps % 10 == 0 and search.progress is not None and not polish.broken():
            search.progress(polish.value, search.bound)
        gained = marks[-1] - marks[max(-1 - _TRIES, -len(marks))]
        if len(marks) > _TRIES and gained < polish.missing / _SLOW:
            return gained
    return None


def _lower(search: Search, polish: Polish, gap: float) -> None:
    """When parts gain little, the bound may be what is too high.

    Where it is shares that lose, proving it apart for each number of people lowers it; else prices at a corner.
    """
    if not search.improve(polish.choice):
        return
    if polish.lost_to_shares() > polish.missing / 2:
        search.sharpen(gap)
    else:
        sift(search, polish.dual, polish.y, polish.choice, polish.value)
    assert search.bound is not None
    polish.target = search.target(gap)


def _by_number(search: Search, polish: Polish, gap: float, stalls: int) -> None:
    """Prove the bound apart for each number of people, and choose anew for the numbers that promise most.

    Once the number is settled a share is a count, of which nothing is lost; parts alone do not find from one
    number to another, since many people must change for it. Cores do, larger after each of so many `stalls`.
    """
    if not search.improve(polish.choice):
        return
    ranges = search.ranges or search.sharpen(gap)
    polish.target = search.target(gap)
    inst = search.instance
    singles = [part for part in ranges if part.least == part.most]
    promised = [(bound(ranged(inst, part.least, part.most), part.prices), part) for part in singles]
    best = sorted(promised, key=lambda pair: -pair[0])[: len(search.engines)]
    small, large = _CORES
    grown = min(2 ** (stalls + 1), _GROWN)
    sizes = (small * grown, large * grown)
    for here in [_settled_at(search, part) for most, part in best if most >= polish.target] or [search]:
        if search.is_near(gap):
            break
        assert here.prices is not None
        field = Field(here.book)
        _from_core(here, field, from_multipliers(field, here.prices), polish.choice, gap, sizes)
        if here.choice is not None:
            search.improve(here.choice)
    if search.choice is not None:
        polish.adopt(search.choice)


def _settled_at(search: Search, part: Range) -> Search:
    """A search among lists of this number of people, with its own prices."""
    here = Search(
        ranged(search.instance, part.least, part.most), search.engine, search.deadline, search.second
    )
    here.heat = search.heat
    here.certify(part.prices)
    return here
