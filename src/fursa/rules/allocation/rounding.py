"""From a soft choice to a list that takes of every rule what the soft choice takes, to within a few people.

Where many choices are ties the soft choice keeps the rules and nobody's best does. The unclear are settled one after
another: each takes the option after which what all those settled so far take of every row comes nearest to what they
would take softly. Independent draws stray by the square root of how many there are; this strays by a few people.
Source: J. Spencer, "Balancing games", Journal of Combinatorial Theory B 23 (1977), for the greedy choice of signs.
"""

from __future__ import annotations

import numpy as np

from fursa.rules.allocation.curvature import soften
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.linear import Floats

_LIKELY = 1e-3  # an option less likely than this is not taken


def rounded(field: Field, y: Floats, heat: float) -> Ints:
    """(n,) everyone's choice (options, -1: none) under prices `y`, the unclear at this heat settled in turn."""
    best = field.best(y)
    soft = soften(field, y, best, heat)
    choice = best.option.copy()
    choice[soft.who] = -1
    start = np.searchsorted(soft.owner, np.arange(len(soft.who) + 1))
    row, factor, entry = _taken(field, soft.options)
    astray = np.zeros(field.height + 1)
    for k in np.random.default_rng(0).permutation(len(soft.who)).tolist():
        begin, end = start[k], start[k + 1]
        lengths = entry[begin + 1 : end + 1] - entry[begin:end]
        takes = np.zeros((end - begin + 1, len(astray)))  # of each row by each option, and by none
        place = np.repeat(np.arange(end - begin), lengths)
        takes[place, row[entry[begin] : entry[end]]] = factor[entry[begin] : entry[end]]
        chance = np.append(soft.chance[begin:end], 1.0 - soft.chance[begin:end].sum())
        after = takes + (astray - chance @ takes)
        far = np.einsum("ij,ij->i", after, after)
        far[chance < _LIKELY] = np.inf
        taken = int(far.argmin())
        astray = after[taken]
        if taken < end - begin:
            choice[soft.who[k]] = soft.options[begin + taken]
    return choice


def _taken(field: Field, options: Ints) -> tuple[Ints, Floats, Ints]:
    """What each option takes of each row, in people or mean costs: row, amount, where each option's begin.

    One more row than rules, the number selected: shares take their part of it.
    """
    book, inst = field.book, field.instance
    row, column, factor = book.entries(options)
    unit = np.where(field.is_cost, float(inst.cost.mean()), 1.0) / field.unit
    row = np.append(row, np.full(len(options), field.height))
    column = np.append(column, np.arange(len(options)))
    factor = np.append(factor / unit[row[: len(factor)]], np.ones(len(options)))
    order = np.argsort(column, kind="stable")
    entry = np.concatenate([[0], np.cumsum(np.bincount(column, minlength=len(options)))])
    return row[order].astype(np.int64), factor[order], entry
