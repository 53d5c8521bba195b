"""Populations: the best proposals are mixed with each other; what does not fit is left out, what still fits is added.

For packings, where every rule is an upper limit and anybody may be left out: any mixture can be mended there. Only
those of the core are mixed. A population that has found nothing better for a while has nothing left to mix, and
another is begun. Sources: P. C. Chu, J. E. Beasley, "A genetic algorithm for the multidimensional knapsack problem",
Journal of Heuristics 4 (1998); in a core as J. Puchinger, G. R. Raidl, U. Pferschy, "The multidimensional knapsack
problem: structure and algorithms", INFORMS Journal on Computing 22 (2010). Here a whole generation is made at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fursa.rules.allocation.ground import Ground, Watch
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.linear import Floats

_CORE = 150  # alternatives
_SIZE = 300  # proposals in a population
_BORN = 512  # made in a generation
_CHANGED = 2.0  # people in each, on average, who have another alternative than either parent
_STALE = 150  # generations in a row that gain nothing, after which another population is begun
_TAKEN = (0.3, 0.6)  # of the people, in what a population begins with: half of the proposals each


@dataclass(frozen=True)
class _Core:
    """The people inside (c,), and their alternatives (k,), each one's together; the last of each is leaving out.

    `choice` (n,): what everyone outside is held at; `owner` (k,): of the c; `first`, `many`, `out` (c,): where each
    one's begin, how many there are, which is leaving out; `uses` (k, rows), `values` (k,); `room` (rows,): what those
    held leave of each rule; `order`: the alternatives but leaving out, from the most points for what they take, as
    the prices weigh it, to the least; `several`: whether anybody has more than one of them.
    """

    choice: Ints
    inside: Ints
    options: Ints
    owner: Ints
    first: Ints
    many: Ints
    out: Ints
    uses: Floats
    values: Floats
    room: Floats
    order: Ints

    @property
    def several(self) -> bool:
        return bool((self.many > 2).any())


def breed(ground: Ground, watch: Watch, seed: int = 0) -> None:
    """Look for better proposals of a packing in populations while the watch lasts, and tell it of them."""
    random, core = np.random.default_rng(seed), _core(ground)
    if not len(core.inside):
        watch.tell(core.choice)
        return
    sign = random.integers(1, 2**62, len(core.inside))  # tells proposals apart
    best = -np.inf
    while not watch.is_over():
        people, value = _begun(core, random)
        stale, reached = 0, -np.inf
        while stale < _STALE and not watch.is_over():
            born, worth = _mended(core, _mixed(core, people, value, random))
            people, value = np.concatenate([people, born]), np.concatenate([value, worth])
            _, each = np.unique(people @ sign, return_index=True)
            kept = each[np.argsort(-value[each], kind="stable")[:_SIZE]]
            people, value = people[kept], value[kept]
            stale, reached = (0 if value[0] > reached else stale + 1), value[0]
            if reached > best:
                best = reached
                choice = core.choice.copy()
                choice[core.inside] = core.options[people[0]]
                watch.tell(choice)


def _core(ground: Ground) -> _Core:
    """A core whose people, all left out, leave every rule kept."""
    out, size = len(ground.values) - 1, _CORE
    while True:
        _, lists = ground.core(size)
        choice = np.array([options[0] for options in lists], dtype=np.int64)
        inside = np.flatnonzero([len(options) > 1 for options in lists])
        room = ground.high - ground.uses[np.delete(choice, inside)].sum(axis=0)
        if (room >= 0).all() or size >= sum(map(len, ground.lists)):
            break
        size *= 2
    lists = [np.union1d(lists[i], out) for i in inside]
    many = np.array([len(options) for options in lists], dtype=np.int64)
    options = np.concatenate([*lists, np.empty(0, dtype=np.int64)])
    first = np.cumsum(many) - many
    takes = ground.uses[options] @ np.maximum(ground.price, 0)
    rate = ground.values[options] / np.maximum(takes, 1e-9 * (1 + takes.max(initial=0)))
    order = np.argsort(-rate, kind="stable")
    return _Core(
        choice,
        inside,
        options,
        np.repeat(np.arange(len(inside)), many),
        first,
        many,
        first + many - 1,
        ground.uses[options],
        ground.values[options],
        room,
        order[options[order] != out],
    )


def _begun(core: _Core, random: np.random.Generator) -> tuple[Ints, Floats]:
    """A population's first proposals ((proposals, c) alternatives), mended, and what each is worth."""
    shape = (_SIZE, len(core.inside))
    part = random.choice(_TAKEN, (_SIZE, 1))
    return _mended(core, np.where(random.random(shape) < part, _any(core, shape, random), core.out))


def _any(core: _Core, shape: tuple[int, int], random: np.random.Generator) -> Ints:
    """Any alternative of each."""
    return core.first + (random.random(shape) * core.many).astype(np.int64)


def _mixed(core: _Core, people: Ints, value: Floats, random: np.random.Generator) -> Ints:
    """A generation: each takes everybody's alternative from one parent or the other, and a few from neither.

    A parent is the better of two drawn.
    """
    shape = (_BORN, len(core.inside))
    drawn = random.integers(0, len(people), (2, _BORN, 2))
    parent = np.where(value[drawn[..., 0]] >= value[drawn[..., 1]], drawn[..., 0], drawn[..., 1])
    born = np.where(random.random(shape) < 0.5, people[parent[0]], people[parent[1]])
    changed = random.random(shape) < _CHANGED / shape[1]
    return np.where(changed, _any(core, shape, random), born)


def _mended(core: _Core, people: Ints) -> tuple[Ints, Floats]:
    """These proposals, each brought to keep the rules, and what each is worth.

    While it breaks one, whoever brings the least for what it takes is left out; then whatever fits is taken, the
    most for what it takes first.
    """
    room = core.room - core.uses[people].sum(axis=1)
    broken = np.flatnonzero((room < 0).any(axis=1))
    for a in core.order[::-1]:
        if not len(broken):
            break
        i = core.owner[a]
        left = broken[people[broken, i] == a]
        people[left, i] = core.out[i]
        room[left] += core.uses[a]
        broken = broken[(room[broken] < 0).any(axis=1)]
    for a in core.order:
        i = core.owner[a]
        now = people[:, i]
        more = core.uses[a] - core.uses[now] if core.several else core.uses[a]
        fits = np.flatnonzero((more <= room).all(axis=1) & (core.values[a] > core.values[now]))
        people[fits, i] = a
        room[fits] -= more[fits] if core.several else more
    return people, core.values[people].sum(axis=1)
