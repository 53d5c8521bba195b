"""The applicants whose choice is least clear under given prices, and the options that come near their best."""

from __future__ import annotations

import numpy as np

from fursa.rules.allocation.field import NONE, Best, Field
from fursa.rules.allocation.instance import Flags, Ints
from fursa.rules.allocation.linear import Floats, ranges


class Pool:
    """At least `most` applicants where there are so many: `who` (k,), ascending, and what each is near to choosing."""

    def __init__(self, field: Field, y: Floats, best: Best, most: int) -> None:
        inst = field.instance
        self.field, self.best = field, best
        most = min(most, len(best.margin))
        self.theta = float(np.partition(best.margin, most - 1)[most - 1]) if most else 0.0
        some = np.diff(inst.option_start) > 0
        self.who: Ints = np.flatnonzero((best.margin <= self.theta) & some & (most > 0))
        self.profile = inst.profile[self.who]
        lengths = np.diff(inst.option_start)[self.who]
        options = ranges(inst.option_start[self.who], lengths)
        worth = field.worth_of(y, options)
        near = worth >= np.repeat(best.worth[self.who], lengths) - 2 * self.theta - 1.0
        near &= worth > NONE
        self.options, self.worth = options[near], worth[near]
        row_of = np.full(len(inst.resources), -1, dtype=np.int64)
        stock = np.flatnonzero(field.is_stock & (field.resource >= 0))
        row_of[field.resource[stock]] = stock
        first, counts = inst.uses_of(options)
        uses = ranges(first, counts)
        self.use_row = row_of[inst.use_resource[uses]] if len(uses) else np.empty(0, dtype=np.int64)
        self.use_member = np.repeat(np.repeat(np.arange(len(self.who)), lengths), counts)

    def __len__(self) -> int:
        return len(self.who)

    def touching(self, row: int) -> Flags:
        """Which of them touch a row."""
        field = self.field
        if field.is_stock[row]:
            inside = np.zeros(len(self.who), dtype=np.bool_)
            inside[self.use_member[self.use_row == row]] = True
            return inside
        if field.for_all[row] or field.part[row] > 0:
            return np.ones(len(self.who), dtype=np.bool_)
        profiles = np.zeros(len(field.profile_lengths), dtype=np.bool_)
        profiles[field.profile_owner[field.profile_rows == row]] = True
        result: Flags = profiles[self.profile]
        return result

    def regret(self, choice: Ints) -> Floats:
        """Points by which each of them falls short of their best with this choice (n,)."""
        held = choice[self.who]
        place = np.minimum(np.searchsorted(self.options, held), max(len(self.options) - 1, 0))
        worth = np.zeros(len(self.who))
        taken = held >= 0
        worth[taken] = self.worth[place[taken]]
        worth[self.field.must[self.who] & ~taken] = -1e6  # forced in, and not there yet
        return np.maximum(self.best.worth[self.who] - worth, 0.0)

    def near(self, who: Ints, held: Ints) -> Ints:
        """The options of these applicants that come near their best, and what they have now; ascending."""
        inst = self.field.instance
        begin = np.searchsorted(self.options, inst.option_start[who])
        end = np.searchsorted(self.options, inst.option_start[who + 1])
        return np.union1d(self.options[ranges(begin, end - begin)], held)
