"""A request to reconsider, answered exactly: the whole choice is made again with the person in."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from fursa.rules.allocation.instance import Instance
from fursa.rules.allocation.result import Result
from fursa.rules.allocation.solving import solve


@dataclass(frozen=True)
class Reconsideration:
    """What taking one more person in would cost the others.

    `possible` False: no proposal with them keeps the rules, and `conflict` names rules that stand against it (fewer
    may be enough unless `irreducible`).
    `lost_value`: points that the whole proposal loses (exact where `exact`, else at most that), so
    `lost_value + 1` more points of their own would have put them in. `leaves`, `enters`: ids; `changes`: ids
    of those who stay with another option.
    """

    applicant: str
    possible: bool
    exact: bool
    lost_value: int | None
    more_cost: int | None
    leaves: tuple[str, ...]
    enters: tuple[str, ...]
    changes: tuple[str, ...]
    conflict: tuple[str, ...]
    irreducible: bool = True


def reconsider(
    instance: Instance, result: Result, applicant: str, *, seconds: float = 60.0
) -> Reconsideration:
    """Solve again with `applicant` forced in and compare with `result`: value in points, cost in centimes.

    Even who was set aside beforehand is then in, so that `lost_value` may be negative. `seconds`: time allowed.
    Raises KeyError for an unknown id. Source: docs/rules/allocation.md, "Explained".
    """
    i = instance.position[applicant]
    forced = instance.forced.copy()
    forced[i] = 1
    other = solve(
        replace(instance, forced=forced),
        aim=result.aim,
        seconds=seconds,
        gap=0.0,
        seed=result.seed,
        within=result.within,
    )
    if not other.has_proposal:
        impossible = other.status == "infeasible"
        return Reconsideration(
            applicant, False, impossible, None, None, (), (), (), other.conflict, other.conflict_irreducible
        )
    before, after = result.choice, other.choice
    changed = (before >= 0) & (after >= 0) & (before != after)

    def names(flags: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> tuple[str, ...]:
        return tuple(instance.applicants[flags].tolist())

    return Reconsideration(
        applicant,
        True,
        result.status == "optimal" and other.status == "optimal",
        result.value - other.value,
        other.cost - result.cost,
        names((before >= 0) & (after < 0)),
        names((before < 0) & (after >= 0)),
        names(changed),
        (),
    )
