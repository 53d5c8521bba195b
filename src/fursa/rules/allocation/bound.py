"""The certified bound: no proposal that keeps the rules is worth more, whatever any solver says.

Each rule side has a price (an integer multiplier over `scale`). Charging every option what it takes of each
rule, and letting each applicant take the best that remains, gives a bound in exact integers.
Source: docs/rules/allocation.md, "The certificate".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from fursa.rules.allocation.instance import Flags, Instance, Ints
from fursa.rules.allocation.linear import Floats, RuleRow

NEVER = -(2**62)  # the worth of an option that may not be chosen
_ROOM = 2**60


@dataclass(frozen=True)
class Prices:
    """Integer multipliers, one for each side of each of `Instance.all_rules`; real price = multiplier / scale."""

    scale: int
    low: tuple[int, ...]
    high: tuple[int, ...]


@dataclass(frozen=True)
class Charges:
    """What the prices charge: for each profile a head and a rate a centime, for each resource a rate a unit."""

    head: Ints  # (p,)
    rate: Ints  # (p,)
    resource: Ints


def prices_from_rows(
    instance: Instance, rows: tuple[RuleRow, ...], unit: int, duals: Floats
) -> tuple[Floats, Floats]:
    """Real prices of each rule's minimum and maximum, from the duals of the solver's rule rows.

    A dual is positive where the row's upper side binds. Units: points a person, a centime or a unit.
    """
    rules = instance.all_rules
    low, high = np.zeros(len(rules)), np.zeros(len(rules))
    for row, dual in zip(rows, duals, strict=True):
        price = float(dual) * row.factor / (unit if rules[row.rule].kind == "cost" else 1)
        # A share has a row for each side: one that does not bind says nothing of the other.
        if price > 0:
            high[row.rule] = price
        elif price < 0:
            low[row.rule] = -price
    for r, rule in enumerate(rules):
        low[r] *= rule.minimum is not None
        high[r] *= rule.maximum is not None
    return low, high


def quantise(instance: Instance, low: Floats, high: Floats) -> Prices:
    """Integer multipliers at the largest scale for which no product of the bound passes 60 bits."""
    largest = max((int(np.abs(instance.value).max()), 1)) if instance.option_count else 1
    dearest = max(int(instance.cost.max()), 1) if instance.option_count else 1
    most_used = max(int(instance.use_amount.max()), 1) if len(instance.use_amount) else 1
    heaviest = 0.0
    for rule, price in zip(instance.all_rules, low + high, strict=True):
        per = {"cost": dearest, "stock": most_used}.get(rule.kind, 1)
        heaviest += float(price) * per
    scale = 2**40
    while scale > 1 and scale * (largest + heaviest) > _ROOM:
        scale //= 2
    return Prices(
        scale, tuple(round(float(x) * scale) for x in low), tuple(round(float(x) * scale) for x in high)
    )


def charges(instance: Instance, prices: Prices) -> Charges:
    """The charges of these prices; a share's part for everyone is rounded so that the bound stays one."""
    code = {group: k for k, group in enumerate(instance.groups)}
    resource_code = {name: k for k, name in enumerate(instance.resources)}
    head, rate = np.zeros(len(code), dtype=np.int64), np.zeros(len(code), dtype=np.int64)
    resource = np.zeros(len(resource_code), dtype=np.int64)
    all_head = all_rate = 0
    for rule, low, high in zip(instance.all_rules, prices.low, prices.high, strict=True):
        net = high - low
        if net == 0 and low == 0:
            continue
        if rule.kind == "stock":
            if rule.resource in resource_code:
                resource[resource_code[rule.resource]] += net
        elif rule.kind == "cost":
            if rule.group is None:
                all_rate += net
            else:
                rate[code[rule.group]] += net
        else:
            if rule.group is None:
                all_head += net
            else:
                head[code[rule.group]] += net
            if rule.kind == "share":
                all_head += math.floor(low * Fraction(rule.minimum or 0))
                all_head -= math.ceil(high * Fraction(rule.maximum or 0))
    return Charges(by_profile(instance, head) + all_head, by_profile(instance, rate) + all_rate, resource)


def by_profile(instance: Instance, of_group: Ints) -> Ints:
    """(p,) the sum of a group's number over the groups of each profile."""
    upto = np.concatenate([[0], np.cumsum(of_group[instance.profile_groups])])
    result: Ints = upto[instance.profile_start[1:]] - upto[instance.profile_start[:-1]]
    return result


def worth(instance: Instance, prices: Prices, allowed: Flags) -> Ints:
    """(m,) scale × value less all charges; NEVER where the option may not be chosen."""
    charge = charges(instance, prices)
    lengths = np.diff(instance.option_start)
    result = instance.value * prices.scale
    result -= np.repeat(charge.head[instance.profile], lengths)
    result -= np.repeat(charge.rate[instance.profile], lengths) * instance.cost
    if len(instance.use_amount):
        upto = np.concatenate([[0], np.cumsum(charge.resource[instance.use_resource] * instance.use_amount)])
        result -= upto[instance.use_start[1:]] - upto[instance.use_start[:-1]]
    result[~allowed] = NEVER
    return result


def best_of_each(instance: Instance, worths: Ints) -> Ints:
    """(n,) the highest worth among each applicant's options; NEVER for who has none."""
    best = np.full(instance.applicant_count, NEVER, dtype=np.int64)
    some = np.flatnonzero(np.diff(instance.option_start) > 0)
    if len(some):
        best[some] = np.maximum.reduceat(worths, instance.option_start[some])
    return best


def bound(instance: Instance, prices: Prices) -> int:
    """No proposal is worth more than this; exact, rounded down to whole points."""
    best = best_of_each(instance, worth(instance, prices, instance.allowed))
    best = np.where(instance.must, best, np.maximum(best, 0))
    total = constant(instance, prices) + exact_sum(best)
    return total // prices.scale


def constant(instance: Instance, prices: Prices) -> int:
    """What the prices grant for the rules' own limits (a share has none).

    Every cost is a multiple of the costs' common divisor; so is every sum, and limits are rounded to it.
    """
    total = 0
    step = instance.cost_step
    for rule, low, high in zip(instance.all_rules, prices.low, prices.high, strict=True):
        unit = step if rule.kind == "cost" else 1
        if rule.kind != "share":
            total += high * (int(rule.maximum or 0) // unit * unit)
            total -= low * (-(-int(rule.minimum or 0) // unit) * unit)
    return total


def exact_sum(numbers: Ints) -> int:
    """The sum of 64-bit numbers, exact: in two halves."""
    return (int((numbers >> 31).sum()) << 31) + int((numbers & (2**31 - 1)).sum())
