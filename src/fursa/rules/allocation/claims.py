"""What a result says of itself: the shape of each field, and whether one agrees with another. Part of `checking`.

Written from docs/rules/allocation.md, "What a result says", not from the solver's code.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from fursa.rules.allocation.certificate import openings
from fursa.rules.allocation.finding import Finding
from fursa.rules.allocation.instance import BUDGET, Instance
from fursa.rules.messages import N_, Message

PROPOSALS = ("optimal", "within_gap", "stopped")
NOTHING = ("infeasible", "nothing_found")
_SINCE = ("conflict_sides", "conflict_irreducible")  # results of before have neither
_HALF = re.compile("[\ud800-\udfff]")
_ABSENT = N_("a result without a proposal says nothing here")


def is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_real(value: Any) -> bool:
    return is_whole(value) or (isinstance(value, float) and math.isfinite(value))


def _is_text(value: Any) -> bool:
    """Text; half a character, which JSON can hold, is none."""
    return isinstance(value, str) and _HALF.search(value) is None


def _one_of(*words: str | None) -> Callable[[Any], bool]:
    return lambda value: (value is None or isinstance(value, str)) and value in words


def _or_null(inner: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or inner(value)


def _list_of(inner: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(inner, value))


def _object_of(inner: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, Mapping) and all(map(inner, value.values()))


def _is_slack(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and value.keys() == {"min", "max"}
        and all(x is None or is_whole(x) for x in value.values())
    )


def _is_duration(value: Any) -> bool:
    return _is_real(value) and value >= 0


_SHAPE: dict[str, Callable[[Any], bool]] = {
    "status": _one_of(*PROPOSALS, *NOTHING),
    "aim": _one_of("value", "merit"),
    "value": is_whole,
    "cost": is_whole,
    "count": is_whole,
    "bound": _or_null(is_whole),
    "claimed_bound": _or_null(is_whole),
    "gap": _or_null(_is_real),
    "proof": _one_of("certificate", "solver", None),
    "ties": _one_of("settled", "open"),
    "stopped_by": _one_of("time", "interrupted", None),
    "seed": _is_text,
    "within": _is_text,
    "passed_over": is_whole,
    "forced_by": _object_of(_list_of(_is_text)),
    "conflict": _list_of(_is_text),
    "conflict_sides": _object_of(_list_of(_one_of("min", "max"))),
    "conflict_irreducible": lambda value: isinstance(value, bool),
    "slack": _object_of(_is_slack),
    "price": _object_of(_is_real),
    "certificate": _or_null(lambda value: isinstance(value, Mapping)),
    "seconds": _is_duration,
    "version": _is_text,
    "digest": _is_text,
    "chosen": _object_of(_is_text),
    "seal": _is_text,
}


def misshapen(result: Mapping[str, Any]) -> Iterator[Finding]:
    """Fields that are missing, that no result has, or that hold what cannot stand there."""
    for key in result:
        if key not in _SHAPE:
            yield Finding(repr(key), Message(N_("no result has this field")))
    for key, fits in _SHAPE.items():
        if key not in result:
            if key not in _SINCE:
                yield Finding(key, Message(N_("this is missing")))
        elif not fits(result[key]):
            yield Finding(key, Message(N_("no result says this here")))


def contradictions(
    instance: Instance, result: Mapping[str, Any], value: int, proven: int | None, passed_over: list[int]
) -> Iterator[Finding]:
    """What a proposal worth `value` claims although another of its fields says otherwise.

    `proven`: the bound of its certificate; `passed_over`: indices of applicants.
    """
    status, claimed = result["status"], result["claimed_bound"]
    merit = result["aim"] == "merit"
    by_certificate = proven is not None and proven <= value
    proof = "certificate" if by_certificate else "solver" if status == "optimal" else None
    if result["proof"] != proof:
        yield Finding("proof", Message(N_("the certificate and the status say another")))
    if not merit and by_certificate and status != "optimal":
        yield Finding("status", Message(N_("the certificate proves that nothing is worth more")))
    if merit:
        wrong = claimed is not None or status == "within_gap"
    else:
        wrong = claimed is not None and (claimed < value or (proven is not None and claimed > proven))
        wrong = wrong or (claimed is None and proven is not None)
        wrong |= (status == "optimal" and claimed != value) or (status == "stopped" and claimed == value)
    if wrong:
        yield Finding("claimed_bound", Message(N_("it does not agree with status, value and bound")))
    if result["ties"] == "settled" and status != "optimal":
        yield Finding("ties", Message(N_("only among optimal proposals are ties settled")))
    if result["conflict"] or result.get("conflict_sides") or not result.get("conflict_irreducible", True):
        yield Finding("conflict", Message(N_("a proposal keeps all rules: none are in conflict")))
    yield from _forced_by(instance, result, passed_over if merit else [])


def _forced_by(instance: Instance, result: Mapping[str, Any], passed_over: list[int]) -> Iterator[Finding]:
    """In order of merit each who is passed over has rules that force it, and nobody else has."""
    rules = {rule.id for rule in instance.rules} | ({BUDGET} if instance.budget is not None else set())
    said: Mapping[str, list[str]] = result["forced_by"]
    if said.keys() != {str(instance.applicants[i]) for i in passed_over}:
        yield Finding("forced_by", Message(N_("it does not name exactly those who are passed over")))
    for applicant, names in said.items():
        if not set(names) <= rules or (not names and result["status"] == "optimal"):
            yield Finding(f"forced_by[{applicant!r}]", Message(N_("no rule of the instance is named")))


def empty_claims(instance: Instance, result: Mapping[str, Any]) -> Iterator[Finding]:
    """What a result without a proposal may not say, and what of its conflict is plainly untrue."""
    for key in ("value", "cost", "count", "passed_over"):
        if result[key] != 0:
            yield Finding(key, Message(_ABSENT))
    for key in ("bound", "claimed_bound", "gap", "proof", "certificate"):
        if result[key] is not None:
            yield Finding(key, Message(_ABSENT))
    for key in ("slack", "price", "forced_by"):
        if result[key]:
            yield Finding(key, Message(_ABSENT))
    if result["ties"] != "open":
        yield Finding("ties", Message(_ABSENT))
    if result["chosen"]:
        yield Finding("chosen", Message(N_("a result without a proposal has chosen nobody")))
    if result["status"] == "nothing_found" and (result["conflict"] or result.get("conflict_sides")):
        yield Finding("conflict", Message(_ABSENT))
    sides = {rule.id: {"min": rule.minimum, "max": rule.maximum} for rule in instance.rules}
    sides |= {} if instance.budget is None else {BUDGET: {"min": None, "max": instance.budget}}
    for name in result["conflict"]:
        if name not in sides and not _is_forced(instance, name):
            yield Finding(f"conflict[{name!r}]", Message(N_("no rule of the instance is named")))
    for name, said in (result.get("conflict_sides") or {}).items():
        known = name in result["conflict"] and name in sides and len(said) == len(set(said)) > 0
        if not known or any(sides[name][side] is None for side in said):
            yield Finding(f"conflict_sides[{name!r}]", Message(N_("the rule has no such side")))


def _is_forced(instance: Instance, name: str) -> bool:
    """Whether a conflict may name this beside rules: "forced", or "forced:ID" of somebody without an option."""
    owner = np.repeat(np.arange(instance.applicant_count), np.diff(instance.option_start))
    must = instance.forced > 0
    must[owner[instance.option_forced > 0]] = True
    if name == "forced":
        return bool(must.any())
    able = np.zeros(instance.applicant_count, dtype=np.bool_)
    able[owner[openings(instance)]] = True
    kind, _, applicant = name.partition(":")
    here = np.flatnonzero(instance.applicants == applicant)
    return kind == "forced" and len(here) == 1 and bool(must[here[0]] and not able[here[0]])
