"""Order of merit: nobody is passed over for a worse-marked person of the territory unless a rule forces it.

Going down the marks from the best, as many people of each mark are selected as the rules still allow with all
better marks settled. So whoever is passed over could not have been taken in the place of any of the
worse-marked people: a rule stands in the way, and `forcing_rules` names it. Source: docs/rules/allocation.md.
"""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from fursa.rules.allocation.bound import NEVER
from fursa.rules.allocation.errors import LARGEST
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.instance import Flags, Instance, Ints, Rule
from fursa.rules.allocation.linear import ranges
from fursa.rules.allocation.tally import Tally, marks, passed_over, territories

_WEIGHT = 2**20  # the largest weight of a mark within one run: the solver's numbers stay exact


def order_of_merit(search: Search) -> bool:
    """Bring `search` to the order of merit; True where every mark is settled.

    Whoever interrupts it gets the marks settled so far and the rest of the places filled by mark.
    """
    try:
        return _settle(search)
    except KeyboardInterrupt:
        fill_places(search)
        raise


def fill_places(search: Search) -> None:
    """Add to the best proposal whom the rules leave room for, the best marked first, each at the lowest cost."""
    inst = search.instance
    if search.choice is None:
        return
    choice, tally, mark = search.choice.copy(), Tally(inst), marks(inst)
    tally.add(choice[choice >= 0])
    waiting = np.flatnonzero(choice < 0)
    for i in waiting[np.argsort(-mark[waiting], kind="stable")].tolist():
        options = [j for j in inst.options_of(i) if inst.allowed[j]]
        for option in sorted(options, key=lambda j: int(inst.cost[j])):
            tally.add(np.array([option]))
            if not tally.broken():
                choice[i] = option
                break
            tally.add(np.array([option]), -1)
    search.offer(choice)


def _settle(search: Search) -> bool:
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

    Whichever option they took, and whether any one of the worse-marked people of the territory left for it or all
    up to any mark did, one of these rules would be broken; as few are named as a greedy cover finds.
    """
    mark = marks(instance)
    regions = territories(instance, within)
    sheet = _Sheet(instance, choice)
    found = {}
    for i in np.flatnonzero(passed_over(instance, choice, within)).tolist():
        worse = np.zeros(instance.applicant_count, dtype=np.bool_)
        for inside in regions:
            if inside[i]:
                worse |= inside & (choice >= 0) & (mark < mark[i]) & ~instance.must
        order = np.flatnonzero(worse)
        leaving = choice[order[np.argsort(mark[order], kind="stable")]]
        options = [j for j in instance.options_of(i) if instance.allowed[j]]
        broken = np.concatenate([sheet.broken(option, leaving) for option in options])
        found[str(instance.applicants[i])] = tuple(instance.all_rules[r].id for r in _cover(broken))
    return found


def _cover(broken: Flags) -> list[int]:
    """A few columns such that each row holds one of them; none where a row holds nothing."""
    named: list[int] = []
    if not broken.any(axis=1).all():
        return named
    while len(broken):
        named.append(int(np.argmax(broken.sum(axis=0))))
        broken = broken[~broken[:, named[-1]]]
    return sorted(named)


class _Sheet:
    """What options take of each rule as rows of numbers, and which rules a changed choice would break."""

    def __init__(self, instance: Instance, choice: Ints) -> None:
        self.instance, rules = instance, instance.all_rules
        self._member = (
            np.array([self._profiles(rule) for rule in rules], dtype=np.bool_)
            .reshape(len(rules), len(instance.profile_start) - 1)
            .T
        )
        self._is_cost = np.array([rule.kind == "cost" for rule in rules], dtype=np.bool_)
        self._stocks = [
            (r, instance.resources.index(rule.resource))
            for r, rule in enumerate(rules)
            if rule.kind == "stock" and rule.resource in instance.resources
        ]
        self._shares = [(r, rule) for r, rule in enumerate(rules) if rule.kind == "share"]
        whole = [rule.kind != "share" for rule in rules]
        low = [int(r.minimum or 0) * w for r, w in zip(rules, whole, strict=True)]
        high = [
            int(r.maximum) if w and r.maximum is not None else LARGEST
            for r, w in zip(rules, whole, strict=True)
        ]
        self._low, self._high = np.array(low, dtype=np.int64), np.array(high, dtype=np.int64)
        self._people = int(np.count_nonzero(choice >= 0))
        self._total = self.rows(choice[choice >= 0]).sum(axis=0)

    def _profiles(self, rule: Rule) -> Flags:
        """(p,) whom the rule counts."""
        everyone = rule.group is None and rule.kind != "stock"
        if rule.group is None:
            return np.full(len(self.instance.profile_start) - 1, everyone)
        return self.instance.profiles_in(rule.group)

    def rows(self, options: Ints) -> Ints:
        """(len(options), rules): people, centimes or units."""
        inst = self.instance
        found = self._member[inst.profile[inst.owner[options]]].astype(np.int64)
        found[:, self._is_cost] *= inst.cost[options][:, None]
        first, lengths = inst.uses_of(options)
        uses, row = ranges(first, lengths), np.repeat(np.arange(len(options)), lengths)
        for r, resource in self._stocks:
            hit = inst.use_resource[uses] == resource
            np.add.at(found[:, r], row[hit], inst.use_amount[uses][hit])
        return found

    def broken(self, option: int, leaving: Ints) -> Flags:
        """The rules broken with `option` in: each of `leaving` out alone, then the first two of them, three, …"""
        coming = self._total + self.rows(np.array([option]))[0]
        if not len(leaving):
            return self._breaks(coming[None, :], np.array([self._people + 1]))
        gone = self.rows(leaving)
        several = np.cumsum(gone, axis=0)[1:]
        alone = np.full(len(gone), self._people)
        people = np.concatenate([alone, self._people - 1 - np.arange(len(several))])
        return self._breaks(coming - np.concatenate([gone, several]), people)

    def _breaks(self, total: Ints, people: Ints) -> Flags:
        """(choices, rules) from what choices take of each rule and how many people they select."""
        found: Flags = (total < self._low) | (total > self._high)
        for r, rule in self._shares:
            of = people.tolist()
            if rule.minimum is not None:
                found[:, r] |= total[:, r] < [math.ceil(Fraction(rule.minimum) * n) for n in of]
            if rule.maximum is not None:
                found[:, r] |= total[:, r] > [math.floor(Fraction(rule.maximum) * n) for n in of]
        return found
