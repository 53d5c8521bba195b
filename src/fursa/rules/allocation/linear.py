"""The rules as linear rows over a set of options, for the solver.

A share is of the number selected: with N that number, `q·(selected in the group) − p·N ≥ 0` for a minimum of
p/q. N is one extra column, so that such a row stays as short as its group.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from fursa.rules.allocation.fractions import next_fraction
from fursa.rules.allocation.instance import Codes, Flags, Instance, Ints

Floats = npt.NDArray[np.float64]
Side = Literal["min", "max"]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One linear row: `low ≤ Σ factor·quantity − taken·N ≤ high`; quantity: one each, or cost/unit, or uses."""

    rule: int  # index into `Instance.all_rules`
    low: float
    high: float
    factor: int = 1
    taken: int = 0  # times N, for a share


@dataclass(frozen=True)
class Rulebook:
    """The rules of an instance compiled once: which rows exist and which profiles and resources they touch."""

    instance: Instance
    without: frozenset[int] = frozenset()  # rules left out, by index into `all_rules`

    @property
    def unit(self) -> int:
        """Centimes in one unit of a cost row: keeps the solver's numbers small."""
        return self.instance.cost_step

    @cached_property
    def rows(self) -> tuple[RuleRow, ...]:
        n, found = self.instance.applicant_count, []
        for r, rule in enumerate(self.instance.all_rules):
            if r in self.without:
                continue
            low, high = rule.minimum, rule.maximum
            if rule.kind == "share":
                if low is not None:
                    f = next_fraction(Fraction(low), n, up=True)
                    found.append(RuleRow(r, 0.0, math.inf, f.denominator, f.numerator))
                if high is not None:
                    f = next_fraction(Fraction(high), n, up=False)
                    found.append(RuleRow(r, -math.inf, 0.0, f.denominator, f.numerator))
                continue
            unit = self.unit if rule.kind == "cost" else 1
            if low is not None or high is not None:
                least = -math.inf if low is None else float(-(-int(low) // unit))
                most = math.inf if high is None else float(int(high) // unit)
                found.append(RuleRow(r, least, most))
        return tuple(found)

    @cached_property
    def by_profile(self) -> tuple[Ints, Codes]:
        """For each profile the rows of its groups: starts and row numbers."""
        rules, groups = self.instance.all_rules, self.instance.groups
        code = {group: k for k, group in enumerate(groups)}
        of_group: list[list[int]] = [[] for _ in groups]
        for k, row in enumerate(self.rows):
            rule = rules[row.rule]
            if rule.kind != "stock" and rule.group is not None:
                of_group[code[rule.group]].append(k)
        lengths = np.array([len(x) for x in of_group], dtype=np.int64)
        flat = np.array([k for x in of_group for k in x], dtype=np.int32)
        starts = np.concatenate([[0], np.cumsum(lengths)])[:-1]
        inside = self.instance.profile_groups
        picked = flat[ranges(starts[inside], lengths[inside])]
        upto = np.concatenate([[0], np.cumsum(lengths[inside])])
        return upto[self.instance.profile_start], picked

    @cached_property
    def _kinds(self) -> tuple[Flags, Floats]:
        """Of each row whether it counts centimes, and its factor."""
        rules = self.instance.all_rules
        is_cost = np.array([rules[row.rule].kind == "cost" for row in self.rows], dtype=np.bool_)
        return is_cost, np.array([row.factor for row in self.rows], dtype=np.float64)

    @cached_property
    def _common(self) -> list[int]:
        """The rows of people and centimes that speak of everyone."""
        rules = [self.instance.all_rules[row.rule] for row in self.rows]
        return [k for k, rule in enumerate(rules) if rule.group is None and rule.kind != "stock"]

    @cached_property
    def _stocks(self) -> list[tuple[int, int]]:
        """The rows of stocks that anyone uses, with their resources."""
        code = {name: k for k, name in enumerate(self.instance.resources)}
        named = [(k, self.instance.all_rules[row.rule].resource) for k, row in enumerate(self.rows)]
        return [(k, code[name]) for k, name in named if name in code]

    def entries(self, options: Ints) -> tuple[Codes, Codes, Floats]:
        """Matrix entries of the rule rows over these options: row, column, factor."""
        inst = self.instance
        rows: list[Codes] = []
        columns: list[Codes] = []
        factors: list[Floats] = []
        everyone = np.arange(len(options), dtype=np.int32)
        scaled = inst.cost[options] / self.unit
        is_cost, factor = self._kinds
        starts, picked = self.by_profile
        profile = inst.profile[inst.owner[options]]
        lengths = (starts[1:] - starts[:-1])[profile]
        row = picked[ranges(starts[profile], lengths)]
        column = np.repeat(everyone, lengths)
        rows.append(row)
        columns.append(column)
        factors.append(np.where(is_cost[row], scaled[column], factor[row]) if len(row) else np.empty(0))
        for k in self._common:
            rows.append(np.full(len(options), k, dtype=np.int32))
            columns.append(everyone)
            factors.append(scaled if is_cost[k] else np.full(len(options), factor[k]))
        self._stock_entries(options, rows, columns, factors)
        return np.concatenate(rows), np.concatenate(columns), np.concatenate(factors)

    def _stock_entries(
        self, options: Ints, rows: list[Codes], columns: list[Codes], factors: list[Floats]
    ) -> None:
        inst = self.instance
        first, lengths = inst.uses_of(options)
        uses = ranges(first, lengths)
        column = np.repeat(np.arange(len(options), dtype=np.int32), lengths)
        if len(uses):
            for k, resource in self._stocks:
                hit = inst.use_resource[uses] == resource
                rows.append(np.full(int(hit.sum()), k, dtype=np.int32))
                columns.append(column[hit])
                factors.append(inst.use_amount[uses][hit].astype(np.float64))

    def activity(self, options: Ints) -> Floats:
        """Of each row, what these chosen options take (N included for shares)."""
        row, _, factor = self.entries(options)
        total = np.bincount(row, weights=factor, minlength=len(self.rows))
        result: Floats = total - np.array([r.taken for r in self.rows], dtype=np.float64) * len(options)
        return result


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The concatenation of `range(s, s + l)` for each start and length."""
    total = int(lengths.sum())
    ends = np.cumsum(lengths)
    result: Ints = np.arange(total, dtype=np.int64) + np.repeat(starts - ends + lengths, lengths)
    return result
