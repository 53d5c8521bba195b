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
_WIDEST = 6  # numbers looked at one by one on either side of the proposal's


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


def sharpen(
    instance: Instance, prices: Prices, count: int, aim: int, deadline: float
) -> tuple[int, tuple[Range, ...]]:
    """The bound proven by ranges around `count` people, and the ranges; it stops once the bound is at `aim`."""
    n = instance.applicant_count
    proven: dict[tuple[int, int], tuple[int, Prices]] = {}

    def prove(least: int, most: int) -> int:
        if least > most:
            return -(2**62)
        if (least, most) not in proven:
            proven[least, most] = _prove(instance, prices, least, most, aim, deadline)
        return proven[least, most][0]

    least = most = count
    while True:
        middle = max(prove(c, c) for c in range(least, most + 1))
        below, above = prove(0, least - 1), prove(most + 1, n)
        late = time.monotonic() > deadline
        if late or max(below, above) <= max(middle, aim) or most - least >= 2 * _WIDEST:
            break
        if below >= above:
            least -= 1
        else:
            most += 1
    spans = [(0, least - 1), *((c, c) for c in range(least, most + 1)), (most + 1, n)]
    parts = tuple(Range(a, b, proven[a, b][1]) for a, b in spans if a <= b)
    return max(middle, below, above), parts


def _prove(
    instance: Instance, prices: Prices, least: int, most: int, aim: int, deadline: float
) -> tuple[int, Prices]:
    """The bound of one range, lowered only as far as `aim` asks."""
    part = ranged(instance, least, most)
    field = Field(Rulebook(part))
    y = _carried(instance, prices, field, single=least == most)
    found = to_multipliers(field, y)
    lowest = bound(part, found)
    heat = max(float(np.std(instance.value)), 1e-3) * _HEAT
    for _ in range(_ROUNDS):
        if lowest <= aim:
            break
        y = descend(field, y, heat, tolerance=_TOLERANCE, deadline=deadline, steps=_STEPS)
        prices_here = to_multipliers(field, y)
        proven = bound(part, prices_here)
        if proven >= lowest:
            break
        lowest, found = proven, prices_here
    return lowest, found


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
