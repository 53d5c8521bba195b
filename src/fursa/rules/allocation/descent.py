"""Prices that make the bound low: Newton's method on the smoothed dual.

At a given heat everyone chooses softly between near-equal options, and the dual is smooth; at heat 0 it is the
bound itself. A step knows which prices would cross zero: those stop there.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from fursa.rules.allocation.arrow import solve_system
from fursa.rules.allocation.curvature import Soft, curvature, soft_usage, soften
from fursa.rules.allocation.field import Field, Matrix
from fursa.rules.allocation.instance import Flags, Ints
from fursa.rules.allocation.linear import Floats

_STIFFEST = 1e3  # damping, of the curvature's own size


@dataclass(frozen=True)
class Point:
    """Prices `y` (natural units, one a rule row), the smoothed dual there, and its slope's ingredients."""

    y: Floats
    dual: float
    soft: Soft
    usage: Floats


def look(field: Field, y: Floats, heat: float) -> Point:
    """The smoothed dual at these prices."""
    best = field.best(y)
    soft = soften(field, y, best, heat)
    dual = field.granted(y) + float(best.worth.sum()) + soft.gain
    return Point(y, dual, soft, soft_usage(field, best, soft))


def hard_dual(field: Field, y: Floats) -> float:
    """The dual without smoothing: the bound, in floating point."""
    return field.granted(y) + float(field.best(y).worth.sum())


def natural_scale(field: Field) -> Floats:
    """For each row a price that would matter: the spread of values over what one option takes of the row."""
    inst = field.instance
    spread = max(float(np.std(inst.value)), 1.0)
    dear = max(float(inst.cost.mean()), 1.0)
    used = max(float(inst.use_amount.mean()), 1.0) if len(inst.use_amount) else 1.0
    return np.where(field.is_cost, spread / dear, np.where(field.is_stock, spread / used, spread))


def descend(
    field: Field, y: Floats, heat: float, *, tolerance: float, deadline: float, steps: int = 40
) -> Floats:
    """Lower the dual smoothed at `heat` from `y`, until a step promises less than `tolerance` points."""
    point = look(field, y, heat)
    scale = natural_scale(field)
    reach, damping = 1.0, 1e-9
    for _ in range(steps):
        if time.monotonic() > deadline or point.dual < field.floor:
            break
        slope = field.slope(point.y, point.usage)
        free = np.flatnonzero((point.y != 0) | (slope != 0))
        unit = scale[free]
        pull = slope[free] * unit
        bend = curvature(field, point.soft, heat)[np.ix_(free, free)] * np.outer(unit, unit)
        size = max(float(np.trace(bend)) / max(len(free), 1), 1e-9)
        trial = None
        while reach > 1e-9 and len(free) and time.monotonic() <= deadline:
            move = newton_move(bend, pull, point.y[free] / unit, damping * size)
            longest = float(np.abs(move).max())
            if longest > reach:
                damping *= max(10.0, longest / reach)
                continue
            promise = -float(pull @ move)
            if promise < 0 and damping < _STIFFEST:  # prices that stop at zero have turned the step uphill
                damping *= 10.0
                continue
            if promise < tolerance:
                return point.y
            trial = look(field, _moved(field, point.y, free, move * unit), heat)
            if trial.dual < point.dual - 1e-4 * promise:
                break
            trial, reach = None, min(reach, longest) / 4
        if trial is None:
            break
        if trial.dual < point.dual - 0.3 * promise:
            reach, damping = reach * 2, max(damping / 30, 1e-10)
        point = trial
    return point.y


def _moved(field: Field, y: Floats, free: Ints, move: Floats) -> Floats:
    """Prices after a step: none changes its side in one step, none stands for a side that is free."""
    after = y.copy()
    after[free] += move
    after[after * y < 0] = 0.0
    after[np.isinf(field.high) & (after > 0)] = 0.0
    after[np.isinf(field.low) & (after < 0)] = 0.0
    return after


def newton_move(bend: Matrix, pull: Floats, y: Floats, damping: float) -> Floats:
    """The damped Newton step, in which a price that would cross zero stops there and the others know it."""
    bend = bend.copy()
    bend.flat[:: len(pull) + 1] += damping
    move = np.empty(len(pull))
    stopped: Flags = np.zeros(len(pull), dtype=np.bool_)
    for _ in range(4):
        rest = np.flatnonzero(~stopped)
        move[stopped] = -y[stopped]
        if stopped.any():
            drag = pull[rest] + bend[np.ix_(rest, stopped)] @ move[stopped]
            move[rest] = -solve_system(bend[np.ix_(rest, rest)], drag)
        else:
            move = -solve_system(bend, pull)
        crossing = ~stopped & (((y + move) * y < 0) | ((y == 0) & (move * pull > 0)))
        if not crossing.any():
            break
        stopped |= crossing
    crossed = (y + move) * y < 0
    move[crossed] = -y[crossed]
    return move
