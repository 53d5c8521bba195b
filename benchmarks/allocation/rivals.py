"""What is done today, for comparison: the spreadsheet, and plain HiGHS on the whole model."""

from __future__ import annotations

import math
import time
from fractions import Fraction

import numpy as np

from fursa.rules.allocation import Instance
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.exact import columns
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.linear import Rulebook
from fursa.rules.allocation.model import build_model
from fursa.rules.allocation.tally import Tally


def spreadsheet(instance: Instance, *, per_dirham: bool, minimums_first: bool) -> tuple[int, int]:
    """Value and number of broken rules of a ranking by hand: each applicant's best option, down the list.

    `per_dirham`: ranked by value per centime, else by value. `minimums_first`: a first pass fills the
    minimums, and no maximum is ever passed; else only the budget is looked at.
    """
    worth = instance.value / np.maximum(instance.cost, 1) if per_dirham else instance.value.astype(float)
    best = _best_options(instance, worth)
    order = best[np.argsort(-worth[best], kind="stable")].tolist()
    tally, taken = Tally(instance), set()
    rules = instance.all_rules
    if minimums_first:
        for r, rule in enumerate(rules):
            if rule.minimum is None:
                continue
            members = instance.members(rule.group)
            for option in order:
                low = tally.slack(r).low
                if low is None or (low >= 0 and rule.kind != "share"):
                    break
                if rule.kind == "share" and tally.count[tally.code[rule.group]] >= _share_goal(
                    instance, rule.minimum
                ):
                    break
                if option not in taken and members[instance.owner[option]] and _fits(tally, option):
                    taken.add(option)
    for option in order:
        if option not in taken and (
            _fits(tally, option) if minimums_first else _affordable(tally, option, instance)
        ):
            taken.add(option)
    return sum(int(instance.value[o]) for o in taken), len(tally.broken())


def _best_options(instance: Instance, worth: np.ndarray) -> Ints:
    best = [
        max(instance.options_of(i), key=lambda j: worth[j], default=-1)
        for i in range(instance.applicant_count)
    ]
    return np.array([o for o in best if o >= 0 and instance.allowed[o]], dtype=np.int64)


def _share_goal(instance: Instance, share: int | Fraction) -> int:
    """What a hand would aim at: the share of the places that the budget buys at the mean cost."""
    places = (instance.budget or 0) / max(float(instance.cost.mean()), 1.0)
    return math.ceil(float(share) * min(places, instance.applicant_count))


def _fits(tally: Tally, option: int) -> bool:
    """Take the option if no maximum breaks."""
    one = np.array([option])
    tally.add(one)
    for r, rule in enumerate(tally.instance.all_rules):
        if rule.kind != "share" and rule.maximum is not None and (tally.slack(r).high or 0) < 0:
            tally.add(one, -1)
            return False
    return True


def _affordable(tally: Tally, option: int, instance: Instance) -> bool:
    if instance.budget is not None and tally.cost[-1] + int(instance.cost[option]) > instance.budget:
        return False
    tally.add(np.array([option]))
    return True


def plain_highs(instance: Instance, seconds: float, gap: float, proven: int) -> tuple[float, float]:
    """Seconds and relative gap of HiGHS on the whole model; infinite where it found nothing.

    The gap is to its own bound or to `proven`, whichever is nearer: stopped from outside it states no bound.
    """
    spent, value, bound = plain_value(instance, seconds, gap)
    if not math.isfinite(value):
        return spent, math.inf
    return spent, max(0.0, min(bound, proven) - value) / abs(value)


def plain_value(instance: Instance, seconds: float, gap: float) -> tuple[float, float, float]:
    """Seconds, best value (-inf: none) and claimed bound of HiGHS on the whole model."""
    book = Rulebook(instance)
    model = build_model(book, np.flatnonzero(instance.allowed))
    began = time.monotonic()
    best = [-math.inf]
    worth = columns(model, instance.value)
    with Engine() as engine:
        outcome = engine.run(
            model,
            worth,
            seconds=seconds,
            options={"mip_rel_gap": gap, "mip_abs_gap": 0.0},
            found=lambda x: best.append(float(worth @ x)),
        )
    return time.monotonic() - began, max(best), outcome.bound
