"""Beams through the core of a knapsack: many proposals carried along together, the least promising dropped.

Those of the core are decided one after another; of all the beginnings of a proposal the most promising are kept. How
much each can still come to is bounded by prices: by those of the relaxation, and by many drawn around them, of which
the lowest bound holds. So a beginning that leaves too little of one rule and too much of another falls behind.
Each beam has its own order, prices and core. Sources: the bounds as in bound.py; beam search as in P. S. Ow, T. E.
Morton, "Filtered beam search in scheduling", International Journal of Production Research 26 (1988).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

import numpy as np

from fursa.rules.allocation.ground import Ground, Watch
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.linear import Floats

_CORES = (60, 90, 40)  # alternatives of a beam, in turn
_PRICES = 32  # drawn for each beam
_SPREAD = 0.3  # of their logarithms
_SHUFFLE = 0.5  # of what an alternative of the core falls short at most: how much the order is disturbed
_NUMBERS = 200_000  # beginnings times rules kept
_FIRST_NUMBERS = 20_000  # in the first beam, so that there soon is a proposal
_AROUND = 80  # alternatives of the core that a part is drawn from
_PART = 60  # alternatives in a part
_PART_NUMBERS = 9_000  # beginnings times rules kept in a part
_PART_SHUFFLE = 0.3  # the same in a part
_STALE = 60  # parts in a row that gain nothing, after which another proposal is begun


@dataclass(frozen=True)
class _Level:
    """One applicant to decide: what each alternative takes and is worth, and what those after this one come to.

    `rest` (prices,): their best under each price; `least`, `most` (rows,): what they take at least and at most.
    """

    options: Ints
    uses: Floats
    values: Floats
    rest: Floats
    least: Floats
    most: Floats


def choose_beams(ground: Ground, watch: Watch, seed: int = 0) -> None:
    """Look for better proposals in beams while the watch lasts, and tell it of them.

    A beam through a core begins a proposal; then parts of it are chosen again, each in a beam, until they gain no more.
    """
    random = np.random.default_rng(seed)
    here: Ints | None = None
    stale = 0
    for turn in count():
        if watch.is_over():
            return
        if here is None or stale >= _STALE:
            here, stale = _begun(ground, _CORES[turn % len(_CORES)], random, watch, disturbed=turn > 0), 0
            better = here
        else:
            better = _part(ground, here, _AROUND, random, watch)
            stale += 1
        if better is not None:
            here, stale = better, 0
            watch.tell(here)


def _begun(
    ground: Ground, size: int, random: np.random.Generator, watch: Watch, *, disturbed: bool
) -> Ints | None:
    """(n,) the best choice that one beam in a core of so many alternatives finds; None: none."""
    reach, lists = ground.core(size)
    choice = np.array([options[0] for options in lists], dtype=np.int64)
    inside = np.flatnonzero([len(options) > 1 for options in lists])
    shuffle, numbers = (_SHUFFLE * reach, _NUMBERS) if disturbed else (0.0, _FIRST_NUMBERS)
    return _beam(ground, choice, inside, lists, shuffle, random, (-np.inf, numbers, watch))


def _part(ground: Ground, choice: Ints, size: int, random: np.random.Generator, watch: Watch) -> Ints | None:
    """(n,) a choice worth more, in which few of those in a core of so many alternatives have another option."""
    reach, lists = ground.core(size)
    drawn = random.permutation(np.flatnonzero([len(options) > 1 for options in lists]))
    many = np.cumsum([len(lists[i]) for i in drawn])
    inside = drawn[: max(int(np.searchsorted(many, _PART)), 2)]
    for i in inside:
        lists[i] = np.union1d(lists[i], choice[i])
    least = float(ground.values[choice].sum())
    return _beam(ground, choice, inside, lists, _PART_SHUFFLE * reach, random, (least, _PART_NUMBERS, watch))


def _beam(
    ground: Ground,
    choice: Ints,
    inside: Ints,
    lists: list[Ints],
    shuffle: float,
    random: np.random.Generator,
    limits: tuple[float, int, Watch],
) -> Ints | None:
    """(n,) the best choice of these lists for those inside, the others as they are; None: none worth enough.

    `limits`: the value to pass, the numbers kept, and the watch that ends it.
    """
    # The clearest first: what comes last must still fit.
    clear = np.array([np.partition(ground.short[i], 1)[1] for i in inside])
    order = inside[np.argsort(-(clear + shuffle * random.standard_normal(len(inside))))]
    drawn = ground.price * np.exp(_SPREAD * random.standard_normal((_PRICES, len(ground.price))))
    prices = np.concatenate([ground.price[None], drawn])
    held = np.delete(choice, order)
    found = _carry(ground, held, _levels(ground, [lists[i] for i in order], prices), prices, limits)
    if found is None:
        return None
    result = choice.copy()
    result[order] = found
    return result


def _levels(ground: Ground, lists: list[Ints], prices: Floats) -> list[_Level]:
    """The applicants of these alternatives, in this order."""
    width = ground.uses.shape[1]
    rest, least, most = np.zeros(len(prices)), np.zeros(width), np.zeros(width)
    levels: list[_Level] = []
    for options in reversed(lists):
        uses, values = ground.uses[options], ground.values[options]
        levels.append(_Level(options, uses, values, rest, least, most))
        rest = rest + (values[:, None] - uses @ prices.T).max(axis=0)
        least, most = least + uses.min(axis=0), most + uses.max(axis=0)
    return levels[::-1]


def _carry(
    ground: Ground, held: Ints, levels: list[_Level], prices: Floats, limits: tuple[float, int, Watch]
) -> Ints | None:
    """One option of each level, together worth more than asked with those held; None where the beam finds none."""
    least, numbers, watch = limits
    high, low = ground.high[:, None], ground.low[:, None]
    limit = np.where(ground.price > 0, ground.high, ground.low)
    granted = prices @ np.where(ground.price == 0, 0.0, limit)
    width = max(numbers // max(len(high), 1), 1)
    # A column each: what it takes, what each price leaves it to pay with, what it is worth.
    uses, values = ground.uses[held].sum(axis=0)[:, None], ground.values[held].sum(keepdims=True)
    left = granted[:, None] - prices @ uses
    taken: list[tuple[Ints, Ints]] = []
    for level in levels:
        if watch.is_late:
            return None
        each, price = level.uses.T, prices @ level.uses.T
        most, few = high - level.least[:, None] - each, low - level.most[:, None] - each
        table = np.full((len(level.options), len(values)), -np.inf)
        for o, value in enumerate(level.values):
            fits = ((uses <= most[:, o, None]) & (uses >= few[:, o, None])).all(axis=0)
            table[o, fits] = (values + value + (left + (level.rest - price[:, o])[:, None]).min(axis=0))[fits]
        promise = table.ravel()
        kept = np.flatnonzero(promise > least + 0.5)  # values are whole
        if len(kept) > width:
            kept = kept[np.argpartition(-promise[kept], width)[:width]]
        if not len(kept):
            return None
        which, before = np.divmod(kept, len(values))
        taken.append((before, level.options[which]))
        uses, left = uses[:, before] + each[:, which], left[:, before] - price[:, which]
        values = values[before] + level.values[which]
    if not levels or values.max() <= least:
        return None
    return _traced(taken, int(values.argmax()))


def _traced(taken: list[tuple[Ints, Ints]], last: int) -> Ints:
    """The options behind the last level's beginning of this place."""
    found = []
    for before, option in reversed(taken):
        found.append(option[last])
        last = int(before[last])
    return np.array(found[::-1], dtype=np.int64)
