"""What a choice takes of each rule, in exact integers; who was passed over."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from fursa.rules.allocation.bound import NEVER, best_of_each
from fursa.rules.allocation.instance import Flags, Instance, Ints, Rule

TERRITORY = "territory:"


@dataclass(frozen=True, slots=True)
class Slack:
    """What a rule has left under its maximum and over its minimum, in its own unit (None: no such side).

    A share's is in people: how many more (or fewer) of the group the number selected would bear.
    """

    low: int | None
    high: int | None

    @property
    def kept(self) -> bool:
        return (self.low is None or self.low >= 0) and (self.high is None or self.high >= 0)


def chosen_options(choice: Ints) -> Ints:
    """The options chosen, from (n,) options (-1: not selected)."""
    return choice[choice >= 0]


def slacks(instance: Instance, choice: Ints) -> list[Slack]:
    """The slack of each of `Instance.all_rules` under `choice` (n,)."""
    options = chosen_options(choice)
    tally = Tally(instance)
    tally.add(options)
    return [tally.slack(r) for r in range(len(instance.all_rules))]


class Tally:
    """Running totals of counts, costs and uses; adding and removing options one by one is cheap."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        groups = len(instance.groups)
        self.count, self.cost = [0] * (groups + 1), [0] * (groups + 1)  # the last: everyone
        self.used = [0] * len(instance.resources)
        self.code: dict[str | None, int] = {group: k for k, group in enumerate(instance.groups)}
        self.code[None] = groups
        self.resource = {name: k for k, name in enumerate(instance.resources)}

    def add(self, options: Ints, sign: int = 1) -> None:
        """Take these options in (or out, with sign -1)."""
        inst, everyone = self.instance, len(self.instance.groups)
        if len(options) <= 64:
            for option in options.tolist():
                self._add_one(option, sign)
            return
        profile = inst.profile[inst.owner[options]]
        size = len(inst.profile_start) - 1
        heads = np.bincount(profile, minlength=size)
        spent = np.zeros(size, dtype=np.int64)
        np.add.at(spent, profile, inst.cost[options])
        lengths = np.diff(inst.profile_start)
        for totals, of_profile in ((self.count, heads), (self.cost, spent)):
            of_group = np.zeros(everyone, dtype=np.int64)
            np.add.at(of_group, inst.profile_groups, np.repeat(of_profile, lengths))
            for k in np.flatnonzero(of_group).tolist():
                totals[k] += sign * int(of_group[k])
            totals[everyone] += sign * int(of_profile.sum())
        taken = np.zeros(inst.option_count, dtype=np.bool_)
        taken[options] = True
        uses = np.repeat(taken, np.diff(inst.use_start))
        used = np.zeros(len(self.used), dtype=np.int64)
        np.add.at(used, inst.use_resource[uses], inst.use_amount[uses])
        for k in np.flatnonzero(used).tolist():
            self.used[k] += sign * int(used[k])

    def _add_one(self, option: int, sign: int) -> None:
        inst = self.instance
        profile = inst.profile[inst.owner[option]]
        cost = int(inst.cost[option])
        inside = inst.profile_groups[inst.profile_start[profile] : inst.profile_start[profile + 1]].tolist()
        for k in [*inside, len(inst.groups)]:
            self.count[k] += sign
            self.cost[k] += sign * cost
        for use in range(int(inst.use_start[option]), int(inst.use_start[option + 1])):
            self.used[inst.use_resource[use]] += sign * int(inst.use_amount[use])

    def slack(self, r: int) -> Slack:
        """The slack of rule `r` of `all_rules`."""
        rule = self.instance.all_rules[r]
        if rule.kind == "share":
            return self._share_slack(rule)
        if rule.kind == "stock":
            k = self.resource.get(rule.resource or "")
            taken = 0 if k is None else self.used[k]
        else:
            taken = (self.count if rule.kind == "count" else self.cost)[self.code[rule.group]]
        return Slack(
            None if rule.minimum is None else taken - int(rule.minimum),
            None if rule.maximum is None else int(rule.maximum) - taken,
        )

    def _share_slack(self, rule: Rule) -> Slack:
        inside, everyone = self.count[self.code[rule.group]], self.count[-1]
        low = high = None
        if rule.minimum is not None:
            low = inside - math.ceil(Fraction(rule.minimum) * everyone)
        if rule.maximum is not None:
            high = math.floor(Fraction(rule.maximum) * everyone) - inside
        return Slack(low, high)

    def broken(self) -> list[int]:
        """The rules (indices into `all_rules`) that the present totals break."""
        return [r for r in range(len(self.instance.all_rules)) if not self.slack(r).kept]


def marks(instance: Instance) -> Ints:
    """(n,) an applicant's mark: the highest value among the options that may be chosen; NEVER without one."""
    return best_of_each(instance, np.where(instance.allowed, instance.value, NEVER))


def territories(instance: Instance, within: str) -> list[Flags]:
    """Who belongs to each territory: the groups whose name begins with `within`; those of none stand together."""
    found = [instance.members(group) for group in instance.groups if group.startswith(within)]
    rest = ~np.any(found, axis=0) if found else np.ones(instance.applicant_count, dtype=np.bool_)
    return [*found, rest] if rest.any() else found


def passed_over(instance: Instance, choice: Ints, within: str = TERRITORY) -> Flags:
    """(n,) who is not selected although someone with a lower mark of the same territory is."""
    mark = marks(instance)
    selected = choice >= 0
    over = np.zeros(instance.applicant_count, dtype=np.bool_)
    for inside in territories(instance, within):
        taken = mark[inside & selected]
        if len(taken):
            over |= inside & ~selected & (mark > taken.min()) & (mark > NEVER)
    return over
