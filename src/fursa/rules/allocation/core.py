"""Cores: the linear program settles nearly everyone, and only the least clear are chosen among.

The linear program leaves few people split between options; everyone else it holds at one option or leaves out. Under
its prices every alternative to that falls short of each one's best by so many points, and a proposal near the bound
can afford few such points. The alternatives that fall least short, with all that is split, are its core; whoever has
none there is held. The solver comes much farther in it than in the whole model.
Source: E. Balas, E. Zemel, "An algorithm for large zero-one knapsack problems", Operations Research 28 (1980).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from fursa.rules.allocation.bound import best_of_each, worth
from fursa.rules.allocation.exact import Search, columns
from fursa.rules.allocation.instance import Flags, Ints
from fursa.rules.allocation.linear import Floats
from fursa.rules.allocation.model import Model, build_model

_GROWING = ((100, 400), (800, 1600))  # alternatives looked at together, by each engine
_NODES = 300  # of the search in one of these: the same on every machine, unlike seconds
_PART = 0.4  # of the time left, for each pair
_ROUGH = 3  # a core may leave so small a part of the gap asked for
_ALIKE = 6  # decimals of a point to which alternatives are ties
_WHOLE = 1e-6  # nearer to a whole number than this, the linear program has settled it

Meanwhile = Callable[[], object]


def grow_cores(search: Search, gap: float) -> bool:
    """Bring `search` within `gap` of its bound, in cores that grow; True where it is. They end where more gain nothing.

    What the first core finds tells how low the bound must be: it is lowered while a larger core is searched.
    """
    if search.bound is None:
        return False
    rough = rough_options(search, gap, _NODES)
    for sizes in _GROWING:
        gained = choose_core(search, sizes, _PART, gap, rough, lambda: search.sharpen(gap))
        if search.is_near(gap):
            return True
        if not gained or search.left <= 0:
            break
    return False


def rough_options(search: Search, gap: float, nodes: int) -> dict[str, Any]:
    """How closely the solver looks at a core, where the proposal may be this far from the bound."""
    return {"mip_max_nodes": nodes, "mip_abs_gap": max(0.9, gap * abs(search.bound or 0) / _ROUGH)}


def choose_core(
    search: Search,
    sizes: Sequence[int],
    part: float,
    gap: float = 0.0,
    options: Mapping[str, Any] | None = None,
    meanwhile: Meanwhile | None = None,
) -> bool:
    """Look for a better proposal in cores of so many alternatives, one for each engine, in this part of the time left.

    What is found counts where it is worth more than what is held, and is enough once it is within `gap` of the bound.
    `options`: the solver's; `meanwhile` is done while the last engine still works, which is stopped where it says
    False. Whether the last core found more than was held before.
    """
    if search.relaxed is None or search.prices is None:
        return False
    inst, seconds, was = search.instance, search.left * part, -math.inf
    cores = [_core(search, size) for size in sizes[: len(search.engines)]]
    working = tuple(zip(search.engines, cores, strict=False))
    for engine, (held, model) in working:
        goal = float(search.target(gap) - inst.value[held[held >= 0]].sum())
        order = {"objective_target": goal, **(options or {})}
        engine.begin(model, columns(model, inst.value), seconds=seconds, options=order)
    enough = False
    for number, (engine, (held, model)) in enumerate(working, 1):
        if meanwhile is not None and number == len(working):
            enough = meanwhile() is False
        if enough or search.is_near(gap):
            engine.kill()
            continue
        was = -math.inf if search.choice is None else search.reached(inst.value)
        x = engine.finish().x
        if x is not None:
            choice = held.copy()
            taken = model.options[x[: len(model.options)] > 0.5]
            choice[inst.owner[taken]] = taken
            search.improve(choice)
    return search.choice is not None and search.reached(inst.value) > was


def _core(search: Search, size: int) -> tuple[Ints, Model]:
    """What everyone outside the core of so many alternatives is held at ((n,), -1 inside), and the rest as a model."""
    inst, (short, alone, whole) = search.instance, _alternatives(search)
    other = np.concatenate([np.where(whole, np.inf, short), alone])
    other[np.isneginf(other)] = np.inf  # what the linear program does is no alternative
    # Of ties some of every group: a core of all of them would be no small part of the whole.
    drawn = np.random.default_rng(0).random(len(other))
    first = np.lexsort((drawn, np.round(other, _ALIKE)))[: max(size, np.count_nonzero(other < 0))]
    within = np.zeros(len(other), dtype=np.bool_)
    within[first[np.isfinite(other[first])]] = True
    near, out = np.split(within, [len(short)])
    near |= whole
    choices = np.bincount(inst.owner[near], minlength=inst.applicant_count) + (out | np.isneginf(alone))
    inside = choices > 1
    held = np.full(inst.applicant_count, -1, dtype=np.int64)
    alike = np.flatnonzero(near & ~inside[inst.owner])
    held[inst.owner[alike]] = alike
    base: Floats = search.book.activity(held[held >= 0])
    return held, build_model(search.book, np.flatnonzero(near & inside[inst.owner]), base)


def _alternatives(search: Search) -> tuple[Floats, Floats, Flags]:
    """What each option (m,), and leaving each one out (n,), falls short of their best, in points; and which options
    the linear program holds whole (m,). What it splits comes first (-1); what cannot be is infinite."""
    inst, x, prices = search.instance, search.relaxed, search.prices
    assert x is not None
    assert prices is not None
    worths = worth(inst, prices, search.open)
    best = best_of_each(inst, worths)
    best = np.where(inst.must, best, np.maximum(best, 0))  # leaving out included
    short = (best[inst.owner] - worths) / prices.scale
    short[~search.open] = np.inf
    alone = np.where(inst.must, np.inf, best / prices.scale)
    taken = np.bincount(inst.owner, weights=x, minlength=inst.applicant_count)
    whole = x >= 1 - _WHOLE
    short[(x > _WHOLE) & ~whole] = -1.0
    alone[(taken > _WHOLE) & (taken < 1 - _WHOLE)] = -1.0
    alone[taken <= _WHOLE] = -np.inf  # what the linear program does is no alternative
    return short, alone, whole
