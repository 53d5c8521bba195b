"""An edition whose rules cannot be kept together: an irreducible set of them, each needed for the conflict."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from fursa.rules.allocation.bound import Prices, bound
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.instance import Instance, Ints
from fursa.rules.allocation.linear import Rulebook
from fursa.rules.allocation.model import build_model
from fursa.rules.allocation.pricing import find_prices, to_multipliers

FORCED = "forced"  # stands in a conflict for the applicants who are forced in


def conflict(
    instance: Instance, engine: Engine, seconds: float, proof: Prices | None = None
) -> tuple[str, ...]:
    """Ids of rules that cannot be kept together although any of them left out would do; () where time ran out.

    The word "forced:" with an applicant's id stands for someone who is forced in. Deletion filter: leave one
    out; if the rest is still in conflict it stays out.
    """
    stuck = without_option(instance)
    if stuck:
        return (f"{FORCED}:{stuck}",)
    end = time.monotonic() + seconds
    if proof is not None and bound(instance, proof) < least_value(instance):
        return _from_proof(instance, proof, end)
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


def least_value(instance: Instance) -> int:
    """No proposal at all is worth less than this; a bound under it proves that there is none."""
    return int(np.minimum(instance.value, 0).sum())


def _from_proof(instance: Instance, proof: Prices, end: float) -> tuple[str, ...]:
    """The same for the large: rules without a price have no part in the proof, and few of the others are needed."""
    kept = _needed(instance, proof)
    every = frozenset(range(len(instance.all_rules)))
    for r in sorted(kept):
        if time.monotonic() > end or len(kept) == 1:
            break
        field = Field(Rulebook(instance, every - kept | {r}))
        if bound(instance, to_multipliers(field, find_prices(field, 1e-3, end))) < least_value(instance):
            kept -= {r}
    return tuple(instance.all_rules[r].id for r in sorted(kept))


def _needed(instance: Instance, proof: Prices) -> frozenset[int]:
    """The rules without which these prices would prove nothing; those that weigh least are left out first."""
    weight = {
        r: abs(high * float(rule.maximum or 1)) + abs(low * float(rule.minimum or 1))
        for r, (rule, low, high) in enumerate(zip(instance.all_rules, proof.low, proof.high, strict=True))
        if low or high
    }
    order = sorted(weight, key=weight.__getitem__)
    kept: list[int] = []
    size = max(len(order) // 2, 1)
    while order:
        tried = frozenset(order[size:] + kept)
        low, high = (
            tuple(x if r in tried else 0 for r, x in enumerate(side)) for side in (proof.low, proof.high)
        )
        if bound(instance, Prices(proof.scale, low, high)) < least_value(instance):
            order = order[size:]
        elif size > 1:
            size //= 2
        else:
            kept.append(order.pop(0))
        size = min(size, max(len(order), 1))
    return frozenset(kept)


def without_option(instance: Instance) -> str | None:
    """An applicant who is forced in and has no option that may be chosen."""
    able = np.zeros(instance.applicant_count, dtype=np.bool_)
    able[instance.owner[instance.allowed]] = True
    stuck = np.flatnonzero(instance.must & ~able)
    return str(instance.applicants[stuck[0]]) if len(stuck) else None


def _free(instance: Instance) -> Instance:
    """The same without anyone forced in."""
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
