"""The core of a knapsack: where every option takes of nearly every rule, only the least clear are chosen among.

Under the prices each applicant has a best option (or is best left out), and every alternative falls short of it by so
many points. A proposal near the bound can afford few such points: the alternatives that fall least short are
its core, and whoever has none there is held at their best. The solver comes much farther in it than in the whole
model. Source: E. Balas, E. Zemel, "An algorithm for large zero-one knapsack problems", Operations Research 28 (1980).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fursa.rules.allocation.bound import best_of_each, worth
from fursa.rules.allocation.exact import Search, columns
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.linear import Floats
from fursa.rules.allocation.model import Model, build_model


def choose_core(search: Search, sizes: Sequence[int], part: float) -> None:
    """Look for a better proposal in cores of so many alternatives, one for each engine, in this part of the time left.

    What is found counts where it is worth more than what is held.
    """
    if search.prices is None:
        return
    inst, seconds = search.instance, search.left * part
    cores = [_core(search, size) for size in sizes[: len(search.engines)]]
    for engine, (_, model) in zip(search.engines, cores, strict=False):
        engine.begin(model, columns(model, inst.value), seconds=seconds)
    for engine, (held, model) in zip(search.engines, cores, strict=False):
        x = engine.finish().x
        if x is not None:
            choice = held.copy()
            taken = model.options[x[: len(model.options)] > 0.5]
            choice[inst.owner[taken]] = taken
            search.improve(choice)


def _core(search: Search, size: int) -> tuple[Ints, Model]:
    """What everyone outside the core of so many alternatives is held at ((n,), -1 inside), and the rest as a model."""
    inst, prices = search.instance, search.prices
    assert prices is not None
    worths = worth(inst, prices, search.open)
    best = best_of_each(inst, worths)
    out = np.where(inst.must, best, np.maximum(best, 0))  # the best of each, leaving out included
    short = (out[inst.owner] - worths).astype(np.float64)
    alone = np.where(inst.must, np.inf, out.astype(np.float64))  # what leaving out falls short
    short[~search.open] = np.inf
    every = np.sort(np.concatenate([short[short > 0], alone[alone > 0]]))
    most = every[min(size, len(every)) - 1] if len(every) else 0.0
    near = short <= most
    choices = np.bincount(inst.owner[near], minlength=inst.applicant_count) + (alone <= most)
    inside = choices > 1
    held = np.full(inst.applicant_count, -1, dtype=np.int64)
    alike = np.flatnonzero(near & ~inside[inst.owner])
    held[inst.owner[alike]] = alike
    base: Floats = search.book.activity(held[held >= 0])
    return held, build_model(search.book, np.flatnonzero(near & inside[inst.owner]), base)
