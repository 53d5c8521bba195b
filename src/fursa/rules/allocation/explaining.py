"""Why this person and not that one: cheap for everyone at once, exact for one on request.

Estimates come from the prices: what an option is worth after all charges tells about how much more value, or
how much less cost, would have put it in. Source: docs/rules/allocation.md, "Explained".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from fursa.rules.allocation.bound import NEVER, Prices, best_of_each, charges, worth
from fursa.rules.allocation.instance import Flags, Instance, Ints
from fursa.rules.allocation.result import Result
from fursa.rules.allocation.tally import Tally, marks, passed_over

Cause = Literal["selected", "forced_in", "forced_out", "no_option", "pass_mark", "rules", "no_gain"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one applicant is selected or not. Estimates are None where there is none to give.

    `option`: the chosen one, else the one that came closest. `rules`: those that taking this option as well
    would break, nobody else leaving (exact). `forced_by`: in order of merit, the rules that force the person
    to be passed over. `more_value` in points, `less_cost` in centimes: about what would have put them in.
    """

    applicant: str
    cause: Cause
    option: str | None
    mark: int | None
    rules: tuple[str, ...]
    forced_by: tuple[str, ...]
    passed_over: bool
    more_value: int | None
    less_cost: int | None

    @property
    def selected(self) -> bool:
        return self.cause in ("selected", "forced_in")


class Explanation:
    """A result explained: arrays over everyone, and `of` for one applicant."""

    def __init__(self, instance: Instance, result: Result) -> None:
        self.instance, self.result = instance, result
        free = (0,) * len(instance.all_rules)
        self._prices = result.certificate or Prices(1, free, free)
        self._tally = Tally(instance)
        self._tally.add(result.choice[result.choice >= 0])

    @cached_property
    def _worth(self) -> Ints:
        return worth(self.instance, self._prices, self.instance.allowed)

    @cached_property
    def more_value(self) -> Ints:
        """(n,) about how many more points would put an applicant in; 0 for the selected, -1 where no option may be."""
        best = best_of_each(self.instance, self._worth)
        more = np.where(best > NEVER, np.maximum(-(best // self._prices.scale), 0), -1)
        more[self.result.choice >= 0] = 0
        return more

    @cached_property
    def less_cost(self) -> Ints:
        """(n,) about how many centimes less would put an applicant in; -1 where no lower cost would (or no price)."""
        inst = self.instance
        rate = charges(inst, self._prices).rate[inst.profile][inst.owner]
        missing = np.maximum(-self._worth, 0)
        able = inst.allowed & (rate > 0)
        less = np.full(inst.option_count, 2**62, dtype=np.int64)
        less[able] = -(-missing[able] // rate[able])
        less[less > inst.cost] = 2**62
        best = -best_of_each(inst, -less)
        best = np.where((best < 0) | (best >= 2**62), -1, best)
        best[self.result.choice >= 0] = 0
        return best

    @cached_property
    def _marks(self) -> Ints:
        return marks(self.instance)

    @cached_property
    def passed_over(self) -> Flags:
        """(n,) who is not selected although a worse-marked person of the territory is."""
        return passed_over(self.instance, self.result.choice, self.result.within)

    def of(self, applicant: str) -> Reason:
        """Why this applicant is selected or not. Raises KeyError for an unknown id."""
        inst, i = self.instance, self.instance.position[applicant]
        option = int(self.result.choice[i])
        closest = option if option >= 0 else self._closest(i)
        cause, rules = self._cause(i, option, closest)
        estimated = cause == "rules" and self.result.certificate is not None and self.result.aim == "value"
        more, less = int(self.more_value[i]), int(self.less_cost[i])
        mark = int(self._marks[i])
        return Reason(
            applicant,
            cause,
            inst.option_id(closest) if closest >= 0 else None,
            mark if mark > NEVER else None,
            rules,
            self.result.forced_by.get(applicant, ()),
            bool(self.passed_over[i]),
            max(more, 1) if estimated else None,
            less if estimated and less > 0 else None,
        )

    def _closest(self, i: int) -> int:
        options = [j for j in self.instance.options_of(i) if self.instance.allowed[j]]
        return max(options, key=lambda j: int(self._worth[j]), default=-1)

    def _cause(self, i: int, option: int, closest: int) -> tuple[Cause, tuple[str, ...]]:
        inst = self.instance
        if option >= 0:
            return ("forced_in" if inst.must[i] else "selected"), ()
        if inst.forced[i] < 0:
            return "forced_out", ()
        if closest < 0:
            under = inst.pass_mark is not None and any(
                inst.value[j] < inst.pass_mark for j in inst.options_of(i) if inst.option_forced[j] >= 0
            )
            return ("pass_mark" if under else "no_option"), ()
        rules = self.broken_by(closest)
        return ("rules" if rules else "no_gain"), rules

    def broken_by(self, option: int) -> tuple[str, ...]:
        """The rules that taking this option as well would break, nobody else leaving."""
        one = np.array([option])
        self._tally.add(one)
        broken = tuple(self.instance.all_rules[r].id for r in self._tally.broken())
        self._tally.add(one, -1)
        return broken


def explain(instance: Instance, result: Result) -> Explanation:
    """The explanation of `result`: `.of("A1")` for one applicant (KeyError for an unknown id), and for all at once.

    `.more_value` (n,) in points, `.less_cost` (n,) in centimes: estimates from the prices; 0 for the selected, -1
    where there is none. `result` is of this instance. Source: docs/rules/allocation.md, "Explained".
    """
    return Explanation(instance, result)
