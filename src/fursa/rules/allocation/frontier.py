"""The frontier: what other budgets would reach, each started from the proposal of the next smaller one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fursa.rules.allocation.instance import Instance, Ints
from fursa.rules.allocation.result import Aim
from fursa.rules.allocation.solving import solve
from fursa.rules.allocation.tally import TERRITORY


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """What one budget (centimes) reaches. `value`, `cost`, `count`, `gap` None where no proposal keeps the rules, or
    none was found in the time; `gap` is the one proven."""

    budget: int
    status: str
    value: int | None
    cost: int | None
    count: int | None
    gap: float | None


def frontier(
    instance: Instance,
    budgets: Sequence[int],
    *,
    aim: Aim = "value",
    seconds_each: float = 10.0,
    gap: float = 1e-4,
    seed: str = "",
    within: str = TERRITORY,
    progress: Callable[[int], None] | None = None,
) -> tuple[FrontierPoint, ...]:
    """One point for each budget (centimes, not negative, ascending; else ValueError), all other rules as they are.

    A proposal stays a proposal under a larger budget, so each search starts from the last one found, and with
    the highest value no point falls under the one before. `progress` hears how many points there are. Source:
    docs/rules/allocation.md.
    """
    if any(budget < 0 for budget in budgets) or any(a > b for a, b in pairwise(budgets)):
        raise ValueError("budgets must be ascending and not negative")
    points: list[FrontierPoint] = []
    start: Ints | None = None
    for budget in budgets:
        found = solve(
            replace(instance, budget=budget),
            aim=aim, seconds=seconds_each, gap=gap, seed=seed, within=within, start=start,
        )  # fmt: skip
        if found.has_proposal:
            start = found.choice
            points.append(
                FrontierPoint(budget, found.status, found.value, found.cost, found.count, found.gap)
            )
        else:
            points.append(FrontierPoint(budget, found.status, None, None, None, None))
        if progress is not None:
            progress(len(points))
    return tuple(points)
