"""A sharper bound where shares are at stake: the number selected lies in one of a few ranges.

A share of the number selected leaves a fraction of a person that no proposal can use. Once the number is known
a share is a whole number of people. So the bound is proven apart for each number near the proposal's, and for
all smaller and all larger ones together; it is the highest of these. Source: docs/rules/allocation.md.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from fursa.rules.allocation.bound import Prices, bound
from fursa.rules.allocation.descent import descend
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.instance import Instance, Rule
from fursa.rules.allocation.linear import Floats, Rulebook
from fursa.rules.allocation.pricing import from_multipliers, to_multipliers

SELECTED = "number selected"  # the id of the rule that a range adds
_HEAT = 1e-3  # of the values' spread: smooth enough to move, sharp enough to prove
_ROUNDS, _STEPS = 4, 3  # of the descent, between which the bound is looked at
_TOLERANCE = 0.05  # points
_SPLIT = 4  # numbers looked at one by one, when a range is split
_MOST = 60  # ranges, at most


@dataclass(frozen=True)
class Range:
    """The bound's prices where `least` to `most` people are selected."""

    least: int
    most: int
    prices: Prices


def ranged(instance: Instance, least: int, most: int) -> Instance:
    """The instance with `least` to `most` selected; where that is one number, shares are counts."""
    rules = []
    for rule in instance.rules:
        if rule.kind == "share" and least == most:
            low = None if rule.minimum is None else math.ceil(Fraction(rule.minimum) * least)
            high = None if rule.maximum is None else math.floor(Fraction(rule.maximum) * least)
            rules.append(Rule(rule.id, "count", rule.group, None, low, high))
        else:
            rules.append(rule)
    return replace(instance, rules=(*rules, Rule(SELECTED, "count", None, None, least, most)))


def has_shares(instance: Instance) -> bool:
    """Whether ranges can say more than one bound for all."""
    ids = {rule.id for rule in instance.rules}
    return SELECTED not in ids and any(rule.kind == "share" for rule in instance.rules)


@dataclass(frozen=True)
class _Part:
    """A range, the bound its prices prove, and whether they have been lowered for it."""

    range: Range
    bound: int
    lowered: bool = False

    @property
    def single(self) -> bool:
        return self.range.least == self.range.most


def sharpen(
    instance: Instance, prices: Prices, count: int, aim: int, deadline: float, heat: float | None = None
) -> tuple[int, tuple[Range, ...]]:
    """The bound proven by ranges around `count` people, and the ranges; it stops once the bound is at `aim`.

    The range whose bound is highest is lowered, or numbers are split from it, until it is one number.
    `heat`: of the soft choice that the prices come from, where most choices are ties a very low one (None: a corner).
    """
    warm = max(float(np.std(instance.value)), 1e-3) * _HEAT
    heats = (warm,) if heat is None or heat >= warm else (warm, heat)
    spans = ((0, count - 1), (count, count), (count + 1, instance.applicant_count))
    parts = [_carry(instance, prices, a, b) for a, b in spans if a <= b]
    while True:
        top = max(parts, key=lambda part: part.bound)
        if top.bound <= aim or time.monotonic() > deadline:
            break
        if top.lowered and (top.single or len(parts) > _MOST):
            break
        parts.remove(top)
        if top.lowered:
            parts += [_carry(instance, prices, a, b) for a, b in _split(top.range, count)]
        else:
            enough = max([aim, *(part.bound for part in parts if part.lowered and part.single)])
            parts.append(_lower(instance, top, enough, heats, deadline))
    ranges = sorted((part.range for part in parts), key=lambda part: part.least)
    return top.bound, tuple(ranges)


def _split(part: Range, count: int) -> list[tuple[int, int]]:
    """The numbers of this range that are nearest to `count` one by one, and the rest."""
    if part.most < count:
        first = max(part.most - _SPLIT + 1, part.least)
        rest, near = (part.least, first - 1), range(first, part.most + 1)
    else:
        last = min(part.least + _SPLIT - 1, part.most)
        rest, near = (last + 1, part.most), range(part.least, last + 1)
    return [(a, b) for a, b in (rest, *((c, c) for c in near)) if a <= b]


def _carry(instance: Instance, prices: Prices, least: int, most: int) -> _Part:
    """A range under prices of the whole."""
    part = ranged(instance, least, most)
    field = Field(Rulebook(part))
    found = to_multipliers(field, _carried(instance, prices, field, single=least == most))
    return _Part(Range(least, most, found), bound(part, found))


def _lower(instance: Instance, part: _Part, enough: int, heats: tuple[float, ...], deadline: float) -> _Part:
    """The range with prices of its own, found at each of these heats, lowered only as far as is `enough`."""
    inside = ranged(instance, part.range.least, part.range.most)
    field = Field(Rulebook(inside))
    lowest, found = part.bound, part.range.prices
    for heat in heats:
        y = from_multipliers(field, found)
        for _ in range(_ROUNDS):
            if lowest <= enough:
                break
            y = descend(field, y, heat, tolerance=_TOLERANCE, deadline=deadline, steps=_STEPS)
            prices = to_multipliers(field, y)
            proven = bound(inside, prices)
            if proven >= lowest:
                break
            lowest, found = proven, prices
    return _Part(replace(part.range, prices=found), lowest, lowered=True)


def _carried(instance: Instance, prices: Prices, field: Field, *, single: bool) -> Floats:
    """Prices of the whole as prices of a range: what a share charges everyone becomes the price of the number."""
    last = len(instance.all_rules)
    y = from_multipliers(field, replace(prices, low=(*prices.low, 0), high=(*prices.high, 0)))
    everyone = 0.0
    for rule, low, high in zip(instance.all_rules, prices.low, prices.high, strict=True):
        if rule.kind == "share" and single:
            everyone += low / prices.scale * float(rule.minimum or 0) - high / prices.scale * float(
                rule.maximum or 0
            )
    y[[row.rule == last for row in field.book.rows]] = everyone
    return y
