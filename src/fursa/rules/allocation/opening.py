"""A list long before the best one: a mixture under rough prices, mended by plain greed.

Rough prices break rules by a few people or dirhams. Where a maximum is passed, who is worth least goes; where a
minimum is missed, who is worth most and fits comes in, and where nobody fits, room is made.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fursa.rules.allocation.curvature import drawn, soften
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.instance import Codes, Flags, Ints
from fursa.rules.allocation.linear import Floats, ranges

_ROUNDS = 6
_LOOKED_AT = 20_000  # options tried one by one in one round, at most
_SMALL = 1e-6


def first_list(field: Field, y: Floats, heat: float) -> Ints:
    """(n,) a choice near what `y` says at this heat. It keeps the rules where greed can: ask before you believe it."""
    best = field.best(y)
    found = _List(field, y, drawn(field, best, soften(field, y, best, heat)))
    found.trim()
    for _ in range(_ROUNDS):
        short = found.short()
        if not short.any() or not found.bring_in(short):
            break
        found.make_room(found.short())
    found.trim()
    return found.choice


class _List:
    """A choice being mended, with what it takes of each row."""

    def __init__(self, field: Field, y: Floats, choice: Ints) -> None:
        rows = field.book.rows
        self.field, self.y, self.choice = field, y, choice
        self.low = np.array([row.low for row in rows])
        self.high = np.array([row.high for row in rows])
        self.taken = np.array([float(row.taken) for row in rows])  # of each row, by everyone selected
        self.activity = field.book.activity(choice[choice >= 0])

    def short(self) -> Flags:
        """Rows whose minimum is missed."""
        return self.low - self.activity > _SMALL

    def trim(self) -> None:
        """Let go, row by row, of those worth least while a maximum is passed: narrow rows first."""
        wide = self.field.for_all | self.field.is_stock
        for _ in range(_ROUNDS):
            over = np.where(self.taken > 0, 0.0, self.activity - self.high)
            if not (over > _SMALL).any():
                return
            narrow = np.where(wide, 0.0, over)
            self._let_go(narrow if (narrow > _SMALL).any() else over)

    def _let_go(self, over: Floats) -> None:
        who = np.flatnonzero((self.choice >= 0) & ~self.field.must)
        options = self.choice[who]
        row, column, factor = self.field.book.entries(options)
        hit = over[row] > _SMALL
        row, column, factor = row[hit], column[hit], factor[hit]
        order = np.lexsort((self.field.worth_of(self.y, options)[column], row))
        row, column, factor = row[order], column[order], factor[order]
        upto = np.cumsum(factor) - factor
        first = np.flatnonzero(np.diff(row, prepend=-1))
        before = upto - np.repeat(upto[first], np.diff(np.append(first, len(row))))
        gone = np.unique(column[before < over[row] - _SMALL])
        self.choice[who[gone]] = -1
        self.activity -= self.field.book.activity(options[gone])

    def _one_by_one(self, options: Ints) -> Iterator[tuple[int, Codes, Floats]]:
        """Each option with the rows it takes of, and how much (less what shares take of everyone)."""
        row, column, factor = self.field.book.entries(options)
        order = np.argsort(column, kind="stable")
        row, change = row[order], (factor - self.taken[row])[order]
        ends = np.cumsum(np.bincount(column, minlength=len(options))).tolist()
        for option, begin, end in zip(options.tolist(), [0, *ends], ends, strict=False):
            yield option, row[begin:end], change[begin:end]

    def bring_in(self, short: Flags) -> bool:
        """Select those worth most who are in short rows and fit, until no row is short; True where some are left."""
        inst = self.field.instance
        who = np.flatnonzero((self.choice < 0) & self._inside(short))
        options = ranges(inst.option_start[who], np.diff(inst.option_start)[who])
        options = options[inst.allowed[options]]
        options = options[np.argsort(-self.field.worth_of(self.y, options), kind="stable")[:_LOOKED_AT]]
        for option, rows, change in self._one_by_one(options):
            owner = inst.owner[option]
            missing = self.low[rows] - self.activity[rows]
            if self.choice[owner] >= 0 or not (missing > _SMALL).any():
                continue
            if (self.activity[rows] + change <= self.high[rows] + _SMALL).all():
                self.choice[owner] = option
                self._add(rows, change, 1)
        return bool(self.short().any())

    def make_room(self, short: Flags) -> None:
        """Let go of some who are worth least, in no short row and needed for no minimum."""
        who = np.flatnonzero((self.choice >= 0) & ~self.field.must & ~self._inside(short))
        options = self.choice[who]
        options = options[np.argsort(self.field.worth_of(self.y, options), kind="stable")[:_LOOKED_AT]]
        unit = np.where(self.field.is_cost, 10.0, 1.0) * np.maximum(
            self.field.book._kinds[1] - self.taken, 1.0
        )
        wanted = int(np.ceil(2 * ((self.low - self.activity) / unit)[short].sum()))
        for option, rows, change in self._one_by_one(options):
            if wanted <= 0:
                return
            if (self.activity[rows] - change >= self.low[rows] - _SMALL).all():
                self.choice[self.field.instance.owner[option]] = -1
                self._add(rows, change, -1)
                wanted -= 1

    def _add(self, rows: Codes, change: Floats, sign: int) -> None:
        self.activity -= sign * self.taken
        self.activity[rows] += sign * (change + self.taken[rows])

    def _inside(self, rows: Flags) -> Flags:
        """(n,) who is in one of these rows' groups."""
        field = self.field
        if (rows & field.for_all).any():
            return np.ones(field.instance.applicant_count, dtype=np.bool_)
        profiles = np.zeros(len(field.profile_lengths), dtype=np.bool_)
        profiles[field.profile_owner[rows[field.profile_rows]]] = True
        result: Flags = profiles[field.instance.profile]
        if (rows & field.is_stock).any():
            result = np.ones_like(result)
        return result
