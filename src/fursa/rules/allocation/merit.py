"""Order of merit: nobody is passed over for a worse-marked person of the territory unless a rule forces it.

Going down the marks from the best, as many people of each mark are selected as the rules still allow with all
better marks settled. So whoever is passed over could not have been taken in the place of any of the
worse-marked people: a rule stands in the way, and `forcing_rules` names it. Source: docs/rules/allocation.md.
"""

from __future__ import annotations

import numpy as np

from fursa.rules.allocation.bound import NEVER
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.instance import Instance, Ints
from fursa.rules.allocation.tally import Tally, marks, passed_over, territories

_WEIGHT = 2**20  # the largest weight of a mark within one run: the solver's numbers stay exact


def order_of_merit(search: Search) -> bool:
    """Bring `search` to the order of merit; True where every mark is settled."""
    inst = search.instance
    mark = np.where(inst.allowed, marks(inst)[inst.owner], NEVER)
    levels = [int(x) for x in np.unique(mark)[::-1] if x > NEVER]
    position = 0
    while position < len(levels):
        batch, weight = _batch(inst, mark, levels, position)
        position += len(batch)
        if not _all_selected(search, mark, batch) and not search.stage(weight):
            return False
        if search.infeasible:
            return True
        for level in batch:
            search.hold((mark == level).astype(np.int64))
    return True


def _batch(inst: Instance, mark: Ints, levels: list[int], position: int) -> tuple[list[int], Ints]:
    """The next marks that fit one objective, each outweighing all under it; one weight an option."""
    batch: list[int] = []
    sizes: list[int] = []
    product = 1
    for level in levels[position:]:
        size = len(np.unique(inst.owner[mark == level])) + 1
        if batch and product * size > _WEIGHT:
            break
        product *= size
        batch.append(level)
        sizes.append(size)
    weight = np.zeros(len(mark), dtype=np.int64)
    factor = 1
    for level, size in zip(reversed(batch), reversed(sizes), strict=True):
        weight[mark == level] = factor
        factor *= size
    return batch, weight


def _all_selected(search: Search, mark: Ints, batch: list[int]) -> bool:
    if search.choice is None:
        return False
    inst = search.instance
    owners = np.unique(inst.owner[np.isin(mark, batch)])
    return bool((search.choice[owners] >= 0).all())


def forcing_rules(instance: Instance, choice: Ints, within: str) -> dict[str, tuple[str, ...]]:
    """For each applicant passed over, the rules that force it; empty where none does.

    For each option: the maximums that it would break even with every worse-marked person of the territory left
    out; else the minimums that break when as many of them leave, the worst first, as the maximums ask.
    """
    mark = marks(instance)
    regions = territories(instance, within)
    tally = Tally(instance)
    tally.add(choice[choice >= 0])
    found = {}
    for i in np.flatnonzero(passed_over(instance, choice, within)).tolist():
        worse = np.zeros(instance.applicant_count, dtype=np.bool_)
        for inside in regions:
            if inside[i]:
                worse |= inside & (choice >= 0) & (mark < mark[i]) & ~instance.must
        order = np.flatnonzero(worse)
        leaving = choice[order[np.argsort(mark[order], kind="stable")]]
        options = [j for j in instance.options_of(i) if instance.allowed[j]]
        reasons = sorted((_reasons(tally, option, leaving.tolist()) for option in options), key=len)
        named: set[int] = set()
        for each in reasons:  # a rule that keeps one option out says nothing of the others
            if named.isdisjoint(each):
                named.update(each)
        found[str(instance.applicants[i])] = tuple(instance.all_rules[r].id for r in sorted(named))
    return found


def _reasons(tally: Tally, option: int, leaving: list[int]) -> tuple[int, ...]:
    """Rules that keep `option` out although the people of `leaving` may make room for it."""
    gone: list[int] = []
    tally._add_one(option, 1)
    try:
        waiting = list(leaving)
        while True:
            broken = tally.broken()
            over = [r for r in broken if (tally.slack(r).high or 0) < 0]
            hard = [r for r in over if tally.instance.all_rules[r].kind != "share"]
            if not hard or not waiting:
                return tuple(over or broken) if hard or over else tuple(broken)
            gone.append(waiting.pop(0))
            tally._add_one(gone[-1], -1)
    finally:
        for other in gone:
            tally._add_one(other, 1)
        tally._add_one(option, -1)
