"""An edition whose rules cannot be kept together: an irreducible set of them, each needed for the conflict."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from fursa.rules.allocation.bound import Prices, bound
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.instance import BUDGET, Instance, Ints
from fursa.rules.allocation.linear import Rulebook, Side
from fursa.rules.allocation.model import build_model
from fursa.rules.allocation.opening import first_list
from fursa.rules.allocation.pricing import find_prices, to_multipliers
from fursa.rules.allocation.tally import slacks

FORCED = "forced"  # stands in a conflict for the applicants who are forced in
_PRICED = 20_000  # options above which prices are asked before the solver
_WARM = 0.01  # of the values' spread: the heat of a list that nearly keeps the rules
_WHOLE = 200_000  # options up to which the solver is asked at all

Part = tuple[str, Side | None]  # one side of a rule, by its id; FORCED has none


@dataclass(frozen=True)
class Clash:
    """Rules that cannot be kept together: ids, and of each the side or sides that take part.

    `irreducible`: any of them left out, the rest was seen to go together; where that was not shown (time ran out)
    fewer of them may be enough for the conflict.
    """

    rules: tuple[str, ...] = ()
    sides: dict[str, tuple[Side, ...]] = field(default_factory=dict)
    irreducible: bool = True


def conflict(instance: Instance, engine: Engine, seconds: float, proof: Prices | None = None) -> Clash:
    """What cannot be kept together in an instance that has no proposal; `proof`: prices that may show it.

    "forced:" with an applicant's id stands for someone who is forced in and has no option. Deletion filter, in
    halves: leave some out; if the rest is still in conflict they stay out.
    """
    stuck = without_option(instance)
    if stuck:
        return Clash((f"{FORCED}:{stuck}",))
    end = time.monotonic() + seconds
    parts = _parts(instance)
    if proof is not None and bound(instance, proof) < least_value(instance):
        parts = _needed(instance, proof)

    def clashes(kept: Sequence[Part]) -> bool | None:
        return _clashes(_keeping(instance, kept), engine, end)

    kept, sure = _reduced(parts, clashes, lambda: time.monotonic() > end)
    return _named(instance, kept, sure)


def least_value(instance: Instance) -> int:
    """No proposal at all is worth less than this; a bound under it proves that there is none."""
    return int(np.minimum(instance.value, 0).sum())


def without_option(instance: Instance) -> str | None:
    """An applicant who is forced in and has no option that may be chosen."""
    able = np.zeros(instance.applicant_count, dtype=np.bool_)
    able[instance.owner[instance.allowed]] = True
    stuck = np.flatnonzero(instance.must & ~able)
    return str(instance.applicants[stuck[0]]) if len(stuck) else None


def _parts(instance: Instance) -> list[Part]:
    """All that may take part; who is forced in is tried first, so that rules are named rather than people."""
    parts: list[Part] = [(FORCED, None)] if instance.must.any() else []
    for rule in instance.all_rules:
        parts += [(rule.id, "min")] if rule.minimum is not None else []
        parts += [(rule.id, "max")] if rule.maximum is not None else []
    return parts


def _reduced(
    parts: list[Part], clashes: Callable[[Sequence[Part]], bool | None], late: Callable[[], bool]
) -> tuple[list[Part], bool]:
    """Parts that still clash, and whether each was seen to be needed. `clashes` says None where it cannot tell."""
    kept: list[Part] = []
    size, sure = max(len(parts) // 2, 1), True
    try:
        while parts:
            if late():
                return kept + parts, False
            verdict = clashes(kept + parts[size:])
            if verdict:
                parts = parts[size:]
            elif size > 1:
                size //= 2
            else:
                kept, parts, sure = [*kept, parts[0]], parts[1:], sure and verdict is False
            size = min(size, max(len(parts), 1))
    except KeyboardInterrupt:  # what is left by then is in conflict all the same
        return kept + parts, False
    return kept, sure


def _named(instance: Instance, parts: Sequence[Part], sure: bool) -> Clash:
    """In the order of the rules; who is forced in comes last."""
    sides: dict[str, tuple[Side, ...]] = {}
    for rule in instance.all_rules:
        found = tuple(side for name, side in parts if name == rule.id and side is not None)
        if found:
            sides[rule.id] = found
    forced = any(side is None for _, side in parts)
    return Clash((*sides, FORCED) if forced else tuple(sides), sides, sure)


def _needed(instance: Instance, proof: Prices) -> list[Part]:
    """The parts without which these prices would prove nothing; those that weigh least are left out first."""
    weight: dict[Part, float] = {}
    for rule, low, high in zip(instance.all_rules, proof.low, proof.high, strict=True):
        weight |= {(rule.id, "min"): low * float(rule.minimum or 1)} if low else {}
        weight |= {(rule.id, "max"): high * float(rule.maximum or 1)} if high else {}
    parts: list[Part] = sorted(weight, key=weight.__getitem__)
    if instance.must.any():
        parts.insert(0, (FORCED, None))
    free, least, ids = _free(instance), least_value(instance), [rule.id for rule in instance.all_rules]

    def proves(kept: Sequence[Part]) -> bool:
        low, high = (
            tuple(x if (name, side) in kept else 0 for name, x in zip(ids, numbers, strict=True))
            for side, numbers in (("min", proof.low), ("max", proof.high))
        )
        part = instance if (FORCED, None) in kept else free
        return bound(part, Prices(proof.scale, low, high)) < least

    return _reduced(parts, proves, lambda: False)[0]


def _keeping(instance: Instance, parts: Sequence[Part]) -> Instance:
    """The instance with these parts of its rules alone."""
    kept = set(parts)
    rules = [
        replace(
            rule,
            minimum=rule.minimum if (rule.id, "min") in kept else None,
            maximum=rule.maximum if (rule.id, "max") in kept else None,
        )
        for rule in instance.rules
        if (rule.id, "min") in kept or (rule.id, "max") in kept
    ]
    budget = instance.budget if (BUDGET, "max") in kept else None
    base = instance if (FORCED, None) in kept else _free(instance)
    return replace(base, rules=tuple(rules), budget=budget)


def _free(instance: Instance) -> Instance:
    """The same without anyone forced in."""
    if not instance.must.any():
        return instance
    return replace(
        instance,
        forced=np.minimum(instance.forced, 0),
        option_forced=np.minimum(instance.option_forced, 0),
    )


def _clashes(instance: Instance, engine: Engine, end: float) -> bool | None:
    """Whether no choice at all keeps the rules; None where that was not found out."""
    if any(_is_kept(instance, choice) for choice in _plain_choices(instance)):
        return False
    options = np.flatnonzero(instance.allowed)
    if not len(options):
        return True  # there is no other choice, and the solver would call an empty model solved
    if len(options) > _PRICED:
        field = Field(Rulebook(instance))
        y, _ = find_prices(field, 1e-3, end)
        if bound(instance, to_multipliers(field, y)) < least_value(instance):
            return True
        heat = max(float(np.std(instance.value)), 1e-3) * _WARM
        if _is_kept(instance, first_list(field, y, heat)):
            return False
    if len(options) > _WHOLE:
        return None
    model = build_model(Rulebook(instance), options)
    outcome = engine.run(model, np.zeros(model.width), seconds=end - time.monotonic())
    if outcome.status == "infeasible":
        return True
    if outcome.x is None:
        return None
    choice = np.full(instance.applicant_count, -1, dtype=np.int64)
    taken = options[outcome.x[: len(options)] > 0.5]
    choice[instance.owner[taken]] = taken
    return False if _is_kept(instance, choice) else None


def _plain_choices(instance: Instance) -> Iterator[Ints]:
    """Choices that keep most sets of a few rules: only who must be in; everyone, cheaply; everyone, dearly."""
    n, options = instance.applicant_count, np.flatnonzero(instance.allowed)
    cheapest, dearest = (np.full(n, -1, dtype=np.int64) for _ in range(2))
    order = options[np.argsort(instance.cost[options], kind="stable")]
    dearest[instance.owner[order]] = order  # the last one written stays
    cheapest[instance.owner[order[::-1]]] = order[::-1]
    yield np.where(instance.must, cheapest, -1)
    yield cheapest
    yield dearest


def _is_kept(instance: Instance, choice: Ints) -> bool:
    """Whether the choice keeps every rule, in exact integers."""
    if (instance.must & (choice < 0)).any():
        return False
    return all(slack.kept for slack in slacks(instance, choice))
