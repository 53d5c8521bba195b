"""An edition whose rules cannot be kept together: an irreducible set of them, each needed for the conflict."""

from __future__ import annotations

import time

import numpy as np

from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.instance import Instance, Ints
from fursa.rules.allocation.linear import Rulebook
from fursa.rules.allocation.model import build_model

FORCED = "forced"  # stands in a conflict for the applicants who are forced in


def conflict(instance: Instance, engine: Engine, seconds: float) -> tuple[str, ...]:
    """Ids of rules that cannot be kept together although any of them left out would do; () where time ran out.

    The word "forced:" with an applicant's id stands for someone who is forced in. Deletion filter: leave one
    out; if the rest is still in conflict it stays out.
    """
    stuck = without_option(instance)
    if stuck:
        return (f"{FORCED}:{stuck}",)
    end = time.monotonic() + seconds
    every = range(len(instance.all_rules))
    kept = set(every)
    options = np.flatnonzero(instance.allowed)
    free = _free(instance)
    holds_forced = bool(instance.must.any())
    if holds_forced and _infeasible(free, options, frozenset(), engine, end):
        instance, holds_forced = free, False
    for r in every:
        if time.monotonic() > end:
            return ()
        without = frozenset(set(every) - kept | {r})
        if _infeasible(instance, options, without, engine, end):
            kept.discard(r)
    names = [instance.all_rules[r].id for r in sorted(kept)]
    return (*names, FORCED) if holds_forced else tuple(names)


def without_option(instance: Instance) -> str | None:
    """An applicant who is forced in and has no option that may be chosen."""
    able = np.zeros(instance.applicant_count, dtype=np.bool_)
    able[instance.owner[instance.allowed]] = True
    stuck = np.flatnonzero(instance.must & ~able)
    return str(instance.applicants[stuck[0]]) if len(stuck) else None


def _free(instance: Instance) -> Instance:
    """The same without anyone forced in."""
    from dataclasses import replace

    return replace(
        instance,
        forced=np.minimum(instance.forced, 0),
        option_forced=np.minimum(instance.option_forced, 0),
    )


def _infeasible(
    instance: Instance, options: Ints, without: frozenset[int], engine: Engine, end: float
) -> bool:
    model = build_model(Rulebook(instance, without), options)
    nothing = np.zeros(model.width)
    outcome = engine.run(model, nothing, seconds=end - time.monotonic())
    return outcome.status == "infeasible"
