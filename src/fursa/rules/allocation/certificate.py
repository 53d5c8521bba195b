"""The bound that a certificate proves, recomputed from its multipliers alone. Part of `checking`.

Written from docs/rules/allocation.md, "The certificate", not from the solver's code.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from fursa.rules.allocation.instance import Instance, Ints, Rule

_SAFE = 2**62
_KEYS = {"scale", "min", "max", "ranges", "least", "most"}


def certified_bound(instance: Instance, certificate: Mapping[str, Any]) -> int:
    """The bound in points. Raises ValueError where the certificate is not one of this instance."""
    rules = {rule.id: rule for rule in instance.rules}
    if instance.budget is not None:
        rules["budget"] = Rule("budget", "cost", maximum=instance.budget)
    whole = _proven(instance, rules, certificate)
    parts = certificate.get("ranges")
    return whole if parts is None else min(whole, _by_ranges(instance, rules, parts))


def _by_ranges(instance: Instance, rules: dict[str, Rule], parts: Any) -> int:
    """The highest bound of the ranges, which leave out no number of people from nobody to everyone."""
    if "number selected" in rules or not isinstance(parts, list) or not parts:
        raise ValueError("ranges")
    expected, highest = 0, None
    for part in parts:
        least, most = _multiplier(part["least"]), _multiplier(part["most"])
        if least != expected or most < least:
            raise ValueError("ranges")
        expected = most + 1
        proven = _proven(instance, _in_range(rules, least, most), part)
        highest = proven if highest is None else max(highest, proven)
    if expected <= instance.applicant_count or highest is None:
        raise ValueError("ranges")
    return highest


def _in_range(rules: dict[str, Rule], least: int, most: int) -> dict[str, Rule]:
    """The rules where `least` to `most` people are selected; for one number a share is a count."""
    found = dict(rules)
    if least == most:
        for name, rule in rules.items():
            if rule.kind == "share":
                low = None if rule.minimum is None else math.ceil(Fraction(rule.minimum) * least)
                high = None if rule.maximum is None else math.floor(Fraction(rule.maximum) * least)
                found[name] = Rule(name, "count", rule.group, None, low, high)
    found["number selected"] = Rule("number selected", "count", None, None, least, most)
    return found


def _proven(instance: Instance, rules: dict[str, Rule], certificate: Mapping[str, Any]) -> int:
    """The bound that one set of multipliers proves under these rules."""
    scale = _multiplier(certificate["scale"])
    if scale < 1 or not certificate.keys() <= _KEYS:
        raise ValueError("scale")
    granted = 0
    step = _common_divisor(instance)
    heads: dict[str | None, int] = {}
    rates: dict[str | None, int] = {}
    prices: dict[str, int] = {}
    for side, sign in (("min", -1), ("max", 1)):
        for name, number in certificate[side].items():
            rule, multiplier = rules[name], _multiplier(number)
            limit = rule.minimum if side == "min" else rule.maximum
            if limit is None:
                raise ValueError(name)
            charge = sign * multiplier
            if rule.kind == "share":
                heads[rule.group] = heads.get(rule.group, 0) + charge
                part = charge * Fraction(limit)  # what each selected person, of the group or not, gives back
                heads[None] = heads.get(None, 0) - (-((-part.numerator) // part.denominator))
                continue
            whole = int(limit)
            if rule.kind == "cost":  # every sum of costs is a multiple of their common divisor
                whole = whole // step * step if side == "max" else -(-whole // step) * step
            granted += charge * whole
            if rule.kind == "stock":
                prices[rule.resource or ""] = prices.get(rule.resource or "", 0) + charge
            else:
                table = heads if rule.kind == "count" else rates
                table[rule.group] = table.get(rule.group, 0) + charge
    best = _best(instance, scale, heads, rates, prices)
    return (granted + best) // scale


def _best(
    instance: Instance,
    scale: int,
    heads: dict[str | None, int],
    rates: dict[str | None, int],
    prices: dict[str, int],
) -> int:
    """What the applicants reach together, each with their best option less its charges (or without one)."""
    head, rate = [], []
    for p in range(len(instance.profile_start) - 1):
        codes = instance.profile_groups[instance.profile_start[p] : instance.profile_start[p + 1]].tolist()
        inside = [None, *(instance.groups[code] for code in codes)]
        head.append(sum(heads.get(group, 0) for group in inside))
        rate.append(sum(rates.get(group, 0) for group in inside))
    price = [prices.get(name, 0) for name in instance.resources]
    size = _reach(instance, scale, head, rate, price)
    kind: Any = np.int64 if size < _SAFE else object
    lengths = np.diff(instance.option_start)
    net = instance.value.astype(kind) * scale
    net = net - np.repeat(np.array(head, dtype=kind)[instance.profile], lengths)
    net = net - np.repeat(np.array(rate, dtype=kind)[instance.profile], lengths) * instance.cost.astype(kind)
    if len(instance.use_amount) and any(price):
        each = np.array(price, dtype=kind)[instance.use_resource] * instance.use_amount.astype(kind)
        option = np.repeat(np.arange(instance.option_count), np.diff(instance.use_start))
        np.subtract.at(net, option, each)
    return _add_up(instance, net, lengths)


def _add_up(instance: Instance, net: Any, lengths: Ints) -> int:
    owner = np.repeat(np.arange(instance.applicant_count), lengths)
    held = np.zeros(instance.applicant_count, dtype=np.bool_)
    held[owner[instance.option_forced > 0]] = True
    held |= instance.forced > 0
    open_options = openings(instance)
    people = owner[open_options]
    if len(open_options) == 0:
        return 0
    first = np.flatnonzero(np.append(True, people[1:] != people[:-1]))
    best = np.maximum.reduceat(net[open_options], first)
    best = np.where(held[people[first]], best, np.maximum(best, 0))
    return sum(best.tolist())


def openings(instance: Instance) -> Ints:
    """The options that may be chosen."""
    owner = np.repeat(np.arange(instance.applicant_count), np.diff(instance.option_start))
    out = (instance.option_forced < 0) | (instance.forced[owner] < 0)
    if instance.pass_mark is not None:
        out |= instance.value < instance.pass_mark
    held = np.zeros(instance.applicant_count, dtype=np.bool_)
    held[owner[instance.option_forced > 0]] = True
    return np.flatnonzero(~out & (~held[owner] | (instance.option_forced > 0)))


def _common_divisor(instance: Instance) -> int:
    divisor = 0
    for cost in np.unique(instance.cost[openings(instance)]).tolist():
        divisor = math.gcd(divisor, cost)
    return divisor or 1


def _reach(instance: Instance, scale: int, head: list[int], rate: list[int], price: list[int]) -> int:
    """An upper limit of every number that appears: under 2^62, 64-bit arithmetic is exact."""

    def top(numbers: Any) -> int:
        return max((abs(int(x)) for x in (numbers.max(), numbers.min())), default=0) if len(numbers) else 0

    most_uses = int(np.diff(instance.use_start).max()) if instance.option_count else 0
    return (
        scale * top(instance.value)
        + max(map(abs, head), default=0)
        + max(map(abs, rate), default=0) * top(instance.cost)
        + max(map(abs, price), default=0) * top(instance.use_amount) * most_uses
    )


def _multiplier(number: Any) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise ValueError("multiplier")
    return number
