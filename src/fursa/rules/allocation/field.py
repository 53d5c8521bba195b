"""Everyone's best option under given prices, for a million applicants at once (floating point).

Options are held in layers: the first option of everyone, the second of those who have two, and so on; within
a layer nothing is gathered, so that one evaluation is a few passes over plain arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from fursa.rules.allocation.instance import Codes, Flags, Instance, Ints
from fursa.rules.allocation.linear import Floats, Rulebook, ranges

Matrix = npt.NDArray[np.float64]
NONE = -1e300  # the worth of what may not be taken


@dataclass(frozen=True)
class Layer:
    """The k-th options: whose (None: everyone's, in order), and which."""

    who: Codes | None
    option: Ints | slice


@dataclass(frozen=True)
class Best:
    """For each applicant: the best worth (0: none taken), the next best, and the option (-1: none)."""

    worth: Floats
    second: Floats
    option: Ints

    @property
    def margin(self) -> Floats:
        """How clear each choice is."""
        return self.worth - self.second


class Field:
    """An instance with its rules as the dual sees them. Prices `y`: one a rule row, in natural units.

    A positive price stands for the row's upper side, a negative for its lower; shares are normalised, so that
    their price is points a person.
    """

    def __init__(self, book: Rulebook, part: float = 1.0) -> None:
        self.book, self.instance = book, book.instance
        inst, rules, rows = self.instance, self.instance.all_rules, book.rows
        kinds = [rules[row.rule].kind for row in rows]
        self.is_cost = np.array([kind == "cost" for kind in kinds], dtype=np.bool_)
        self.is_stock = np.array([kind == "stock" for kind in kinds], dtype=np.bool_)
        self.for_all = (
            np.array([rules[row.rule].group is None for row in rows], dtype=np.bool_) & ~self.is_stock
        )
        self.part = np.array([row.taken / row.factor for row in rows])
        # Natural units (people, centimes) of one unit of a row; a price times it is a price in row units.
        unit = self.unit = np.where(self.is_cost, float(book.unit), 1.0) / np.array(
            [row.factor for row in rows], dtype=np.float64
        )
        self.low = np.array([row.low for row in rows]) * unit * part
        self.high = np.array([row.high for row in rows]) * unit * part
        code = {name: k for k, name in enumerate(inst.resources)}
        self.resource = np.array(
            [code.get(rules[row.rule].resource or "", -1) for row in rows], dtype=np.int64
        )
        self.profile_starts, self.profile_rows = book.by_profile
        self.profile_lengths = np.diff(self.profile_starts)
        self.profile_owner = np.repeat(np.arange(len(self.profile_lengths)), self.profile_lengths)
        self.must: Flags = inst.must
        # A dual this low has no bottom: the rules cannot be kept together.
        self.floor = -1.0 - float(np.abs(inst.value).sum())

    def over(self, instance: Instance) -> Field:
        """The same rules over a part of the applicants (with the same profiles)."""
        other = copy(self)
        other.__dict__.pop("layers", None)
        other.instance, other.must = instance, instance.must
        return other

    @property
    def height(self) -> int:
        return len(self.book.rows)

    @cached_property
    def layers(self) -> list[Layer]:
        inst = self.instance
        lengths = np.diff(inst.option_start)
        if len(lengths) and lengths.min() == lengths.max() and lengths[0] > 0:
            size = int(lengths[0])
            return [Layer(None, slice(k, None, size)) for k in range(size)]
        found = []
        for k in range(int(lengths.max(initial=0))):
            who = np.flatnonzero(lengths > k).astype(np.int32)
            found.append(Layer(who, inst.option_start[who] + k))
        return found

    def charge(self, y: Floats) -> tuple[Floats, Floats, Floats | None]:
        """(p,) head and rate of each profile, (m,) what uses cost (None: nothing)."""
        head, rate = (
            self._of_profiles(np.where(self.is_cost | self.is_stock, 0.0, y)),
            self._of_profiles(np.where(self.is_cost, y, 0.0)),
        )
        head += y[self.for_all & ~self.is_cost].sum() - (y * self.part).sum()
        rate += y[self.for_all & self.is_cost].sum()
        inst = self.instance
        if not len(inst.use_amount) or not y[self.is_stock].any():
            return head, rate, None
        price = np.zeros(len(inst.resources))
        stocks = np.flatnonzero(self.is_stock & (self.resource >= 0))
        np.add.at(price, self.resource[stocks], y[stocks])
        return head, rate, self._of_options(price[inst.use_resource] * inst.use_amount)

    def _of_profiles(self, y: Floats) -> Floats:
        size = len(self.profile_lengths)
        return np.bincount(self.profile_owner, weights=y[self.profile_rows], minlength=size).astype(
            np.float64
        )

    def _of_options(self, of_use: Floats) -> Floats:
        inst = self.instance
        owner = np.repeat(np.arange(inst.option_count, dtype=np.int32), np.diff(inst.use_start))
        return np.bincount(owner, weights=of_use, minlength=inst.option_count).astype(np.float64)

    def _worths(self, y: Floats) -> Iterator[tuple[Layer, Floats]]:
        inst = self.instance
        head, rate, used = self.charge(y)
        head_of, rate_of = head[inst.profile], rate[inst.profile]
        open_options = inst.allowed
        everything = bool(open_options.all())
        for layer in self.layers:
            o = layer.option
            h, r = (head_of, rate_of) if layer.who is None else (head_of[layer.who], rate_of[layer.who])
            worth = inst.value[o] - h
            worth -= r * inst.cost[o]
            if used is not None:
                worth -= used[o]
            if not everything:
                worth[~open_options[o]] = NONE
            yield layer, worth

    def best(self, y: Floats) -> Best:
        """Everyone's best under these prices."""
        n = self.instance.applicant_count
        best = np.where(self.must, NONE, 0.0) if self.must.any() else np.zeros(n)
        second = np.full(n, NONE)
        option = np.full(n, -1, dtype=np.int64)
        for layer, worth in self._worths(y):
            number = np.arange(self.instance.option_count, dtype=np.int64)[layer.option]
            if layer.who is None:
                better = worth > best
                np.maximum(second, np.minimum(best, worth), out=second)
                np.maximum(best, worth, out=best)
                option[better] = number[better]
            else:
                who = layer.who
                old = best[who]
                better = worth > old
                second[who] = np.maximum(second[who], np.minimum(old, worth))
                best[who] = np.maximum(old, worth)
                option[who[better]] = number[better]
        return Best(best, second, option)

    def worth_of(self, y: Floats, options: Ints) -> Floats:
        """The worth of these options alone."""
        inst = self.instance
        head, rate, used = self.charge(y)
        profile = inst.profile[inst.owner[options]]
        worth = inst.value[options] - head[profile] - rate[profile] * inst.cost[options]
        if used is not None:
            worth -= used[options]
        worth[~inst.allowed[options]] = NONE
        result: Floats = worth
        return result

    def usage(self, options: Ints, weight: Floats | None = None) -> Floats:
        """What these options take of each row, in natural units, each with its weight."""
        inst = self.instance
        profile = inst.profile[inst.owner[options]]
        size = len(self.profile_lengths)
        spent = inst.cost[options].astype(np.float64)
        if weight is not None:
            spent *= weight
        heads = np.bincount(profile, weights=weight, minlength=size).astype(np.float64)
        costs = np.bincount(profile, weights=spent, minlength=size)
        total = np.zeros(self.height)
        for kind, of_profile in ((False, heads), (True, costs)):
            spread = np.bincount(
                self.profile_rows, weights=np.repeat(of_profile, self.profile_lengths), minlength=self.height
            )
            chosen = (self.is_cost == kind) & ~self.is_stock
            total[chosen] += spread[chosen]
            total[chosen & self.for_all] += of_profile.sum()
        total -= self.part * heads.sum()
        if len(inst.use_amount):
            first, lengths = inst.uses_of(options)
            uses = ranges(first, lengths)
            amount = inst.use_amount[uses].astype(np.float64)
            if weight is not None:
                amount *= np.repeat(weight, lengths)
            used = np.bincount(inst.use_resource[uses], weights=amount, minlength=len(inst.resources))
            stocks = np.flatnonzero(self.is_stock & (self.resource >= 0))
            total[stocks] += used[self.resource[stocks]]
        return total

    def granted(self, y: Floats) -> float:
        """What the prices grant for the rules' own limits."""
        return float(y[y > 0] @ self.high[y > 0] + y[y < 0] @ self.low[y < 0])

    def slope(self, y: Floats, usage: Floats) -> Floats:
        """The slope of the dual; at a price of 0 the one of the side that wants to move, 0 where none does."""
        up, down = self.high - usage, self.low - usage
        at_zero = np.where(up < 0, up, np.where(down > 0, down, 0.0))
        return np.where(y > 0, up, np.where(y < 0, down, at_zero))
