"""The last points of the bound: prices at a corner, by linear programs of the few whose choice is unclear.

A smoothed dual leaves a little more than the lowest bound there is, much where most choices are ties. The linear
program of the unclear, everyone else held where they are, has its prices at a corner; who would then choose
otherwise than they are held joins in, until nobody does.
"""

from __future__ import annotations

import numpy as np

from fursa.rules.allocation.curvature import SOFT
from fursa.rules.allocation.exact import Search, columns
from fursa.rules.allocation.field import NONE, Field
from fursa.rules.allocation.instance import Instance, Ints
from fursa.rules.allocation.linear import Floats, ranges
from fursa.rules.allocation.model import Model, build_model
from fursa.rules.allocation.pricing import to_multipliers

_POOL = 3_000  # applicants of the first program, and most who join at a time
_ROUNDS = 8
_REGRET = 1e-6  # points that one may fall short of their best and still count as held at it


def sift(search: Search, field: Field, y: Floats, choice: Ints, enough: int) -> bool:
    """Lower the certified bound of `search` towards `enough`, from prices `y`; everyone clear is held at `choice`.

    Whoever is unclear at the prices' heat is as unclear as any other: of many, those drawn are of every group. The
    program's own solution is kept as `Search.relaxed`. False where `choice` leaves the unclear no way to keep the
    rules.
    """
    inst = field.instance
    activity = field.book.activity(choice[choice >= 0])
    margin = np.where(np.diff(inst.option_start) > 0, field.best(y).margin, np.inf)
    drawn = np.random.default_rng(0).random(inst.applicant_count)
    order = np.lexsort((drawn, np.maximum(margin, SOFT * (search.heat or 0.0))))
    pool = np.sort(order[:_POOL])
    for _ in range(_ROUNDS):
        held = choice[pool]
        held = held[held >= 0]
        options = ranges(inst.option_start[pool], np.diff(inst.option_start)[pool])
        model = build_model(field.book, options[inst.allowed[options]], activity - field.book.activity(held))
        worth = columns(model, inst.value)
        outcome = search.engine.run(model, worth, seconds=search.left, integer=False)
        if outcome.duals is None or outcome.x is None or search.left <= 0:
            return outcome.status != "infeasible"
        y = outcome.duals[: field.height] / field.unit
        search.certify(to_multipliers(field, y))
        search.relaxed = _as_whole(inst, choice, pool, model, outcome.x)
        joining = _unhappy(field, y, choice, pool)
        reached = float(search.relaxed @ inst.value)
        if not len(joining) or (search.bound is not None and search.bound <= max(enough, reached)):
            break
        pool = np.union1d(pool, joining)
    return True


def _as_whole(inst: Instance, choice: Ints, pool: Ints, model: Model, x: Floats) -> Floats:
    """(m,) how much of each option is taken: in the pool what the program says, outside it `choice`."""
    whole = np.zeros(inst.option_count)
    outside = choice.copy()
    outside[pool] = -1
    whole[outside[outside >= 0]] = 1.0
    whole[model.options] = x[: len(model.options)]
    return whole


def _unhappy(field: Field, y: Floats, choice: Ints, pool: Ints) -> Ints:
    """Those outside the pool who would choose otherwise under these prices, the least content first."""
    best = field.best(y)
    worth = np.where(field.must, NONE, 0.0)
    selected = choice >= 0
    worth[selected] = field.worth_of(y, choice[selected])
    regret = best.worth - worth
    regret[pool] = 0.0
    found = np.flatnonzero(regret > _REGRET)
    return found[np.argsort(-regret[found], kind="stable")[:_POOL]]
