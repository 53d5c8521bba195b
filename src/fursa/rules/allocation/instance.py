"""An allocation's input as arrays: a million applicants are no Python objects.

Shapes: n applicants, m options (those of applicant i are `option_start[i]:option_start[i+1]`), p profiles.
A *profile* is a set of groups; applicants in the same groups share one, so that whatever depends on groups
alone is computed once a profile. Units: costs and budget in centimes, values in points, all int64.
Source: docs/rules/allocation.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Signs = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Strings = npt.NDArray[Any]
STRING = np.dtypes.StringDType()
Kind = Literal["count", "cost", "share", "stock"]
BUDGET = "budget"  # the rule id under which the total budget is spoken of


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the count, cost or share of a group (None: everyone), or the stock of a resource.

    `minimum` and `maximum` are whole numbers (people, centimes, units), for a share exact fractions of the
    number selected; None where that side is free.
    """

    id: str
    kind: Kind
    group: str | None = None
    resource: str | None = None
    minimum: int | Fraction | None = None
    maximum: int | Fraction | None = None


@dataclass(frozen=True)
class Instance:
    """Applicants, their options and the rules. Build one with `from_mapping` or `read_instance`."""

    budget: int | None
    pass_mark: int | None
    rules: tuple[Rule, ...]
    groups: tuple[str, ...]
    resources: tuple[str, ...]
    applicants: Strings  # (n,) ids
    forced: Signs  # (n,) 1 in, -1 out, 0 free
    profile: Codes  # (n,) index of the applicant's profile
    profile_start: Ints  # (p+1,)
    profile_groups: Codes  # indices into `groups`, ascending within a profile
    option_start: Ints  # (n+1,)
    option_code: Codes  # (m,) index into `option_names`
    option_names: Strings
    option_forced: Signs  # (m,) 1 in, -1 out, 0 free
    cost: Ints  # (m,) centimes
    value: Ints  # (m,)
    use_start: Ints  # (m+1,)
    use_resource: Codes  # index into `resources`
    use_amount: Ints

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> Instance:
        """An instance from the JSON shape of docs/rules/allocation.md; raises InstanceError."""
        from fursa.rules.allocation.mapping import instance_from_mapping

        return instance_from_mapping(data)

    @property
    def applicant_count(self) -> int:
        return len(self.forced)

    @property
    def option_count(self) -> int:
        return len(self.cost)

    @cached_property
    def owner(self) -> Codes:
        """(m,) the applicant of each option."""
        return np.repeat(np.arange(self.applicant_count, dtype=np.int32), np.diff(self.option_start))

    def uses_of(self, options: Ints) -> tuple[Ints, Ints]:
        """Where the uses of these options begin, and how many each has."""
        first: Ints = self.use_start[options]
        return first, self.use_start[options + 1] - first

    @cached_property
    def all_rules(self) -> tuple[Rule, ...]:
        """The budget as a rule (first, where there is one), then the rules in their order."""
        if self.budget is None:
            return self.rules
        return (Rule(BUDGET, "cost", maximum=self.budget), *self.rules)

    @cached_property
    def allowed(self) -> Flags:
        """(m,) options that may be chosen: neither forced out nor under the pass mark nor beside a forced one."""
        allowed = (self.option_forced >= 0) & (self.forced[self.owner] >= 0)
        if self.pass_mark is not None:
            allowed &= self.value >= self.pass_mark
        settled = self.owner[self.option_forced > 0]
        if len(settled):
            beside = np.zeros(self.applicant_count, dtype=np.bool_)
            beside[settled] = True
            allowed &= ~beside[self.owner] | (self.option_forced > 0)
        return allowed

    @cached_property
    def must(self) -> Flags:
        """(n,) applicants who are forced in, by themselves or through an option."""
        must: Flags = self.forced > 0
        must[self.owner[self.option_forced > 0]] = True
        return must

    @cached_property
    def cost_step(self) -> int:
        """The greatest common divisor of all costs that may be chosen; 1 where there is none."""
        costs = self.cost[self.allowed]
        return int(np.gcd.reduce(costs)) or 1 if len(costs) else 1

    @cached_property
    def position(self) -> dict[str, int]:
        """Applicant id → index. Made on first use: a dictionary of every id."""
        return {str(name): i for i, name in enumerate(self.applicants)}

    def option_id(self, option: int) -> str:
        return str(self.option_names[self.option_code[option]])

    def options_of(self, applicant: int) -> range:
        return range(int(self.option_start[applicant]), int(self.option_start[applicant + 1]))

    def groups_of(self, applicant: int) -> list[str]:
        p = self.profile[applicant]
        codes = self.profile_groups[self.profile_start[p] : self.profile_start[p + 1]]
        return [self.groups[code] for code in codes]

    def members(self, group: str | None) -> Flags:
        """(n,) who belongs to `group`; everyone where it is None."""
        if group is None:
            return np.ones(self.applicant_count, dtype=np.bool_)
        return self.profiles_in(group)[self.profile]

    def profiles_in(self, group: str) -> Flags:
        """(p,) which profiles hold `group`."""
        inside = np.zeros(len(self.profile_start) - 1, dtype=np.bool_)
        code = self.groups.index(group) if group in self.groups else -1
        lengths = np.diff(self.profile_start)
        inside[np.repeat(np.arange(len(lengths)), lengths)[self.profile_groups == code]] = True
        return inside

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content, the same from JSON and from Parquet; docs/rules/allocation.md says how."""
        from fursa.rules.allocation.digest import digest

        return digest(self)
