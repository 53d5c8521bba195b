"""Prices of the rules for any number of applicants: on samples first, then on everyone, ever less smooth."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import numpy as np

from fursa.rules.allocation.bound import Prices, quantise
from fursa.rules.allocation.curvature import soften
from fursa.rules.allocation.descent import descend, hard_dual
from fursa.rules.allocation.field import NONE, Field, Matrix
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.linear import Floats, Rulebook, ranges
from fursa.rules.allocation.subset import subset

_COOLING = 5.0
_COOLEST = 1e-4  # of the heat that leaves little where few choices are unclear
_SETTLED = 200  # rows looked at one by one, at most
_FINE = 4_000  # of the gap asked for, what one of them may still lose


def find_prices(
    field: Field, gap: float, deadline: float, rough: Callable[[Floats, float], None] | None = None
) -> tuple[Floats, float]:
    """Prices (natural units, one a rule row) whose bound is within a fraction of `gap` of the lowest there is.

    With them the heat at which they were found: the soft choice there nearly keeps the rules. `rough` hears of the
    prices of each sample, with their heat.
    """
    inst = field.instance
    n = inst.applicant_count
    y = np.zeros(field.height)
    spread = max(float(np.std(inst.value)), 1e-3)
    heat = spread
    for size, coolest in _levels(n, spread):
        part = field if size == n else _sample(field.book, size, n)
        share = (1e-4 if size <= 20_000 else 1e-5) if size < n else min(3e-8, gap / 30)
        while True:
            total = abs(hard_dual(part, y))
            final = coolest
            if size == n:
                final = min(math.sqrt(gap * (total / n) * spread), spread / 100) / (
                    6.0 if n <= 100_000 else 1.0
                )
                final = max(final, spread * 1e-6)
            y = descend(part, y, heat, tolerance=total * share + heat * 0.01, deadline=deadline)
            if heat <= final or time.monotonic() > deadline:
                break
            if size == n and hard_dual(part, y) < part.floor:
                return y, heat
            heat = max(heat / _COOLING, final)
        if size < n and rough is not None:
            rough(y, heat)
    return _cool(field, y, heat, gap, deadline)


def _cool(field: Field, y: Floats, heat: float, gap: float, deadline: float) -> tuple[Floats, float]:
    """Prices and heat once the soft choice hides no more than `gap`: where most choices are ties it hides most."""
    total, coolest = abs(hard_dual(field, y)), heat * _COOLEST
    while heat > coolest and time.monotonic() <= deadline:
        if soften(field, y, field.best(y), heat).gain <= total * gap:
            break
        heat /= _COOLING
        y = descend(field, y, heat, tolerance=heat * 0.01, deadline=deadline)
    return y, heat


def _levels(n: int, spread: float) -> list[tuple[int, float]]:
    """Sizes of samples with the heat at which each hands over to the next; the last is everyone."""
    levels = [(8_000, spread / 20)] if 16_000 < n <= 80_000 else []
    if n > 80_000:
        levels = [(20_000, spread / 20)]
    if n > 400_000:
        levels.append((150_000, spread / 100))
    return [*levels, (n, 0.0)]


def _sample(book: Rulebook, size: int, n: int) -> Field:
    who = np.sort(np.random.default_rng(0).choice(n, size, replace=False))
    return Field(Rulebook(subset(book.instance, who), book.without), size / n)


def settle_rows(field: Field, y: Floats, gap: float, deadline: float) -> Floats:
    """Lower one by one the prices of rows that leave room although they are priced, as long as there is time.

    Where a row has few members the smoothed dual is flat between two of them: its price is then found by
    halving, on its members alone.
    """
    if time.monotonic() > deadline:
        return y
    best = field.best(y)
    usage = field.usage(best.option[best.option >= 0])
    limit = np.where(y > 0, field.high, field.low)
    lost = np.where(y != 0, np.abs(y) * np.abs(np.where(np.isfinite(limit), limit, usage) - usage), 0.0)
    total = abs(field.granted(y) + float(best.worth.sum()))
    lone = ~field.for_all & ~field.is_stock & (field.part == 0)
    worst = np.argsort(-lost)[:_SETTLED]
    y = y.copy()
    for row in worst[(lost[worst] > total * gap / 100) & lone[worst]].tolist():
        if time.monotonic() > deadline:
            break
        y[row] = _halve(field, y, row, total * gap / _FINE)
    return y


def _halve(field: Field, y: Floats, row: int, enough: float) -> float:
    """The price of one row at which its members' own dual is lowest, between 0 and twice the price now.

    It stops where not more than `enough` points are left to be won. Every option of a member takes of the row: one
    person, or its cost; so all other charges are taken once, and a table of members by options does for the rest.
    """
    inst = field.instance
    profiles = np.zeros(len(field.profile_lengths), dtype=np.bool_)
    profiles[field.profile_owner[field.profile_rows == row]] = True
    members: Ints = np.flatnonzero(profiles[inst.profile])
    members = members[np.diff(inst.option_start)[members] > 0]
    if not len(members):
        return 0.0
    worth, taken = _table(field, y, row, members)
    least = np.where(field.must[members], NONE, 0.0)
    line = np.arange(len(members))
    price = float(y[row])
    limit = float((field.high if price > 0 else field.low)[row])
    low, high = sorted((0.0, 2 * price))
    for _ in range(40):
        price = (low + high) / 2
        left = worth - price * taken
        column = left.argmax(axis=1)
        chosen = left[line, column] > least
        slope = limit - float(taken[line[chosen], column[chosen]].sum())
        if abs(slope) * (high - low) <= enough:
            break
        low, high = (low, price) if slope > 0 else (price, high)
    return price


def _table(field: Field, y: Floats, row: int, members: Ints) -> tuple[Matrix, Matrix]:
    """(members, most options) what each option is worth but for this row's price, and what it takes of the row."""
    inst = field.instance
    lengths = np.diff(inst.option_start)[members]
    options = ranges(inst.option_start[members], lengths)
    without = y.copy()
    without[row] = 0.0
    size = (len(members), int(lengths.max(initial=0)))
    worth, taken = np.full(size, NONE), np.zeros(size)
    line = np.repeat(np.arange(len(members)), lengths)
    column = ranges(np.zeros(len(members), dtype=np.int64), lengths)
    worth[line, column] = field.worth_of(without, options)
    taken[line, column] = inst.cost[options] if field.is_cost[row] else 1.0
    return worth, taken


def to_multipliers(field: Field, y: Floats) -> Prices:
    """These prices as the integer multipliers of a certificate; a side that a row does not have has no price."""
    low, high = np.zeros(len(field.instance.all_rules)), np.zeros(len(field.instance.all_rules))
    for row, price in zip(field.book.rows, y.tolist(), strict=True):
        if price > 0 and np.isfinite(row.high):
            high[row.rule] = price
        elif price < 0 and np.isfinite(row.low):
            low[row.rule] = -price
    return quantise(field.instance, low, high)


def from_multipliers(field: Field, prices: Prices) -> Floats:
    """The multipliers of a certificate as prices: one a rule row, in natural units."""
    net = [prices.high[row.rule] - prices.low[row.rule] for row in field.book.rows]
    both = [np.isfinite(row.low) and np.isfinite(row.high) for row in field.book.rows]
    up = [
        prices.high[row.rule] if np.isfinite(row.high) else -prices.low[row.rule] for row in field.book.rows
    ]
    return np.where(both, net, up) / prices.scale
