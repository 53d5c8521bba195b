"""How the smoothed dual bends: everyone chooses softly, at temperature `heat`, between near-equal options.

Only those whose choice is unclear contribute. Groups enter through profiles (two numbers each: people and
centimes), resources one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fursa.rules.allocation.field import Best, Field, Matrix
from fursa.rules.allocation.instance import Codes, Ints
from fursa.rules.allocation.linear import Floats, ranges

SOFT = 18.0  # a choice clearer than this many heats is settled
_GOLDEN = (5**0.5 - 1) / 2  # its multiples spread most evenly between 0 and 1


@dataclass(frozen=True)
class Soft:
    """The unclear applicants and how likely each of their options is."""

    who: Ints  # applicants
    options: Ints
    owner: Ints  # index into `who` of each option
    chance: Floats
    gain: float  # what smoothing adds to the dual


def soften(field: Field, y: Floats, best: Best, heat: float) -> Soft:
    """The soft choice of the unclear applicants."""
    inst = field.instance
    who = np.flatnonzero(best.margin < SOFT * heat)
    lengths = np.diff(inst.option_start)[who]
    options = ranges(inst.option_start[who], lengths)
    owner = np.repeat(np.arange(len(who)), lengths)
    weight = np.exp(np.maximum((field.worth_of(y, options) - best.worth[who][owner]) / heat, -700.0))
    none = np.where(field.must[who], 0.0, np.exp(np.clip(-best.worth[who] / heat, -700.0, 0.0)))
    total = np.bincount(owner, weights=weight, minlength=len(who)) + none
    return Soft(who, options, owner, weight / total[owner], heat * float(np.log(total).sum()))


def soft_usage(field: Field, best: Best, soft: Soft) -> Floats:
    """What everyone takes of each row when the unclear choose softly."""
    clear = best.option.copy()
    clear[soft.who] = -1
    return field.usage(clear[clear >= 0]) + field.usage(soft.options, soft.chance)


def drawn(field: Field, best: Best, soft: Soft) -> Ints:
    """(n,) everyone's choice, the unclear as often as they are likely, spread evenly within each profile.

    Going through the unclear profile by profile, one more is selected whenever their chances add up to one more;
    so every group has nearly as many as the soft choice, where independent draws would stray by the square root.
    """
    inst = field.instance
    size = len(soft.who)
    people = _sums(soft.owner, soft.chance, size)
    order = np.argsort(inst.profile[soft.who], kind="stable")
    upto = np.floor(np.cumsum(people[order]) + 0.5)
    selected = np.zeros(size, dtype=np.bool_)
    selected[order] = np.diff(upto, prepend=0.0) > 0
    spread = np.empty(size)
    spread[order] = np.cumsum(selected[order]) * _GOLDEN % 1.0
    sums = np.cumsum(soft.chance)
    before = np.concatenate([[0.0], sums])[np.searchsorted(soft.owner, np.arange(size))]
    mark = (before + spread * people)[soft.owner]
    taken = selected[soft.owner] & (sums > mark) & (sums - soft.chance <= mark)
    choice = best.option.copy()
    choice[soft.who] = -1
    choice[soft.who[soft.owner[taken]]] = soft.options[taken]
    return choice


def curvature(field: Field, soft: Soft, heat: float) -> Matrix:
    """The second derivative of the smoothed dual, rows by rows."""
    inst, height = field.instance, field.height
    cost = inst.cost[soft.options].astype(np.float64)
    size = len(soft.who)
    people = _sums(soft.owner, soft.chance, size)
    money = _sums(soft.owner, soft.chance * cost, size)
    squares = _sums(soft.owner, soft.chance * cost * cost, size)
    profile = inst.profile[soft.who]
    profiles = len(field.profile_lengths)
    moments = np.zeros((profiles, 2, 2))
    moments[:, 0, 0] = np.bincount(profile, weights=people - people**2, minlength=profiles)
    moments[:, 0, 1] = np.bincount(profile, weights=money - people * money, minlength=profiles)
    moments[:, 1, 0] = moments[:, 0, 1]
    moments[:, 1, 1] = np.bincount(profile, weights=squares - money**2, minlength=profiles)
    # One more row than rules: the number selected, of which shares take their part.
    bend = np.zeros((height + 1, height + 1))
    used = np.flatnonzero(moments[:, 0, 0] + moments[:, 1, 1] > 0)
    starts, rows = _rows_of(field, used)
    lengths = np.diff(starts)
    left, right = _pairs(starts[:-1], lengths)
    kind = field_kind(field)
    of = np.repeat(used, lengths**2)
    weight = moments[of, kind[rows[left]], kind[rows[right]]]
    flat = np.bincount(rows[left] * (height + 1) + rows[right], weights=weight, minlength=(height + 1) ** 2)
    bend += flat.reshape(height + 1, height + 1)
    if field.is_stock.any() and len(inst.use_amount):
        _add_uses(field, soft, people, money, cost, bend)
    return _take_shares(field, bend) / heat


def field_kind(field: Field) -> Ints:
    """0 for rows of people, 1 for rows of centimes; the last, the number selected, is of people."""
    return np.append(field.is_cost, False).astype(np.int64)


def _rows_of(field: Field, profiles: Ints) -> tuple[Ints, Ints]:
    """Rows of each profile, with those for everyone and the number selected."""
    common = np.append(np.flatnonzero(field.for_all), field.height)
    lengths = field.profile_lengths[profiles]
    starts = np.concatenate([[0], np.cumsum(lengths + len(common))])
    rows = np.empty(starts[-1], dtype=np.int64)
    own = ranges(starts[:-1], lengths)
    rows[own] = field.profile_rows[ranges(field.profile_starts[:-1][profiles], lengths)]
    rest = ranges(starts[:-1] + lengths, np.full(len(profiles), len(common)))
    rows[rest] = np.tile(common, len(profiles))
    return starts, rows


def _pairs(starts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """Positions of every ordered pair within each range."""
    inner = np.repeat(lengths, lengths)
    left = np.repeat(ranges(starts, lengths), inner)
    right = ranges(np.repeat(starts, lengths), inner)
    return left, right


def _add_uses(field: Field, soft: Soft, people: Floats, money: Floats, cost: Floats, bend: Matrix) -> None:
    inst, height = field.instance, field.height
    row_of = np.full(len(inst.resources), -1, dtype=np.int64)
    row_of[field.resource[field.is_stock & (field.resource >= 0)]] = np.flatnonzero(
        field.is_stock & (field.resource >= 0)
    )
    first, counts = inst.uses_of(soft.options)
    uses = ranges(first, counts)
    option = np.repeat(np.arange(len(soft.options)), counts)
    row = row_of[inst.use_resource[uses]]
    keep = row >= 0
    uses, option, row = uses[keep], option[keep], row[keep]
    if not len(uses):
        return
    amount = inst.use_amount[uses].astype(np.float64)
    taken = amount * soft.chance[option]
    key = soft.owner[option] * height + row
    keys, place = np.unique(key, return_inverse=True)
    who, what = keys // height, keys % height
    total = _sums(place, taken, len(keys))
    with_money = _sums(place, taken * cost[option], len(keys))
    side = np.stack([total * (1 - people[who]), with_money - total * money[who]], axis=1)
    profile = inst.profile[soft.who[who]].astype(np.int64)
    stocks = np.flatnonzero(field.is_stock)
    of_stock = np.cumsum(field.is_stock) - 1
    pair, spot = _numbered(profile * len(stocks) + of_stock[what], len(field.profile_lengths) * len(stocks))
    own, touched = pair // len(stocks), stocks[pair % len(stocks)]
    starts, rows = _rows_of(field, own)
    lengths = np.diff(starts)
    kind = field_kind(field)[rows]
    sums = np.stack([np.bincount(spot, weights=side[:, k], minlength=len(pair)) for k in (0, 1)], axis=1)
    weight = sums[np.repeat(np.arange(len(pair)), lengths), kind]
    flat = np.bincount(
        rows * (height + 1) + np.repeat(touched, lengths), weights=weight, minlength=(height + 1) ** 2
    )
    cross = flat.reshape(height + 1, height + 1)
    bend += cross + cross.T
    _add_pairs(bend, option, row, amount, taken)
    _add_pairs(bend, who, what, -total, total)


def _numbered(keys: Ints, size: int) -> tuple[Ints, Ints]:
    """The keys (below `size`) that occur, ascending, and where each stands among them: no sorting needed."""
    there = np.zeros(size, dtype=np.bool_)
    there[keys] = True
    found: Ints = np.flatnonzero(there)
    number = np.empty(size, dtype=np.int32)
    number[found] = np.arange(len(found), dtype=np.int32)
    return found, number[keys].astype(np.int64)


def _add_pairs(bend: Matrix, owner: Codes | Ints, row: Ints, left: Floats, right: Floats) -> None:
    """Add the outer product of `left` and `right` within each owner (entries stand together by owner)."""
    first = np.flatnonzero(np.append(True, owner[1:] != owner[:-1]))
    lengths = np.diff(np.append(first, len(owner)))
    a, b = _pairs(first, lengths)
    size = len(bend)
    flat = np.bincount(row[a] * size + row[b], weights=left[a] * right[b], minlength=size * size)
    bend += flat.reshape(size, size)


def _take_shares(field: Field, bend: Matrix) -> Matrix:
    """Turn rows of people into rows of shares, and drop the row of the number selected."""
    shares = np.flatnonzero(field.part > 0)
    for k in shares:
        bend[k] -= field.part[k] * bend[-1]
    for k in shares:
        bend[:, k] -= field.part[k] * bend[:, -1]
    return bend[:-1, :-1]


def _sums(owner: Ints, numbers: Floats, size: int) -> Floats:
    """The sum of the numbers of each owner."""
    return np.bincount(owner, weights=numbers, minlength=size).astype(np.float64)
