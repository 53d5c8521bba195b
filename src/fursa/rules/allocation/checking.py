"""Verifies a result in exact integers, by code that shares nothing with the solver.

It reads the instance's arrays and nothing else of this package, adds up what was chosen with Python's own
integers, and recomputes the certificate's bound from its multipliers. Source: docs/rules/allocation.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np

from fursa.rules.allocation.certificate import certified_bound, openings
from fursa.rules.allocation.instance import Instance, Ints, Rule
from fursa.rules.messages import N_, Message


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a result: where, and what."""

    place: str
    reason: Message

    @property
    def message(self) -> Message:
        return Message(N_("%(place)s: %(reason)s"), {"place": self.place, "reason": self.reason})


def check(instance: Instance, result: Mapping[str, Any]) -> list[Finding]:
    """All that is wrong with `result` (its JSON shape, `chosen` included); an empty list where it holds."""
    return list(_findings(instance, result))


def _findings(instance: Instance, result: Mapping[str, Any]) -> Iterator[Finding]:
    if result.get("digest") != instance.digest:
        yield Finding("digest", Message(N_("this result is of another instance")))
        return
    yield from _seal(result)
    status = result.get("status")
    if status in ("infeasible", "nothing_found"):
        if result.get("chosen"):
            yield Finding("chosen", Message(N_("a result without a proposal has chosen nobody")))
        return
    if status not in ("optimal", "within_gap", "stopped"):
        yield Finding("status", Message(N_("this status is not known")))
    choice, findings = _choice(instance, result.get("chosen"))
    yield from findings
    if findings:
        return
    yield from _forced(instance, choice)
    taken = choice[choice >= 0]
    sums = {
        "value": _sum(instance.value[taken]),
        "cost": _sum(instance.cost[taken]),
        "count": len(taken),
    }
    for key, true in sums.items():
        if _whole(result.get(key)) != true:
            yield Finding(key, Message(N_("the choice gives %(true)s"), {"true": true}))
    yield from _rules(instance, choice, result)
    yield from _proof(instance, result, sums["value"])
    over = _passed_over(instance, choice, result.get("within"))
    if _whole(result.get("passed_over")) != over:
        yield Finding("passed_over", Message(N_("the choice gives %(true)s"), {"true": over}))


def _seal(result: Mapping[str, Any]) -> Iterator[Finding]:
    content = {key: value for key, value in result.items() if key != "seal"}
    try:
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    except (TypeError, ValueError):
        text = ""
    if hashlib.sha256(text.encode(errors="replace")).hexdigest() != result.get("seal"):
        yield Finding("seal", Message(N_("this result was changed after it was written")))


def _passed_over(instance: Instance, choice: Ints, within: Any) -> int:
    """How many are not selected although someone of a lower mark in their territory is."""
    open_options = np.zeros(instance.option_count, dtype=np.bool_)
    open_options[openings(instance)] = True
    regions = [k for k, group in enumerate(instance.groups) if group.startswith(str(within))]
    held = [set(codes) & set(regions) or {-1} for codes in _profile_groups(instance)]
    marks: list[int | None] = []
    lowest: dict[int, int] = {}
    for i in range(instance.applicant_count):
        begin, end = int(instance.option_start[i]), int(instance.option_start[i + 1])
        here = instance.value[begin:end][open_options[begin:end]]
        mark = int(here.max()) if len(here) else None
        marks.append(mark)
        if choice[i] >= 0 and mark is not None:
            for region in held[instance.profile[i]]:
                lowest[region] = min(mark, lowest.get(region, mark))
    return sum(
        mark is not None
        and choice[i] < 0
        and any(region in lowest and lowest[region] < mark for region in held[instance.profile[i]])
        for i, mark in enumerate(marks)
    )


def _profile_groups(instance: Instance) -> list[list[int]]:
    starts = instance.profile_start.tolist()
    return [instance.profile_groups[a:b].tolist() for a, b in pairwise(starts)]


def _choice(instance: Instance, chosen: Any) -> tuple[Ints, list[Finding]]:
    """(n,) the option of each applicant from `chosen`, -1 where none; and what does not exist there."""
    choice = np.full(instance.applicant_count, -1, dtype=np.int64)
    if not isinstance(chosen, Mapping):
        return choice, [Finding("chosen", Message(N_("this must be an object of applicants and options")))]
    findings = []
    index = {str(name): i for i, name in enumerate(instance.applicants)}
    for applicant, option in chosen.items():
        i = index.get(applicant, -1)
        if i < 0:
            findings.append(Finding(f"chosen[{applicant!r}]", Message(N_("there is no such applicant"))))
            continue
        begin, end = int(instance.option_start[i]), int(instance.option_start[i + 1])
        names = [str(instance.option_names[c]) for c in instance.option_code[begin:end]]
        if option not in names:
            findings.append(
                Finding(f"chosen[{applicant!r}]", Message(N_("the applicant has no such option")))
            )
            continue
        choice[i] = begin + names.index(option)
    return choice, findings


def _forced(instance: Instance, choice: Ints) -> Iterator[Finding]:
    """Forced in and out, and the pass mark."""
    for i in np.flatnonzero(((instance.forced > 0) & (choice < 0)) | ((instance.forced < 0) & (choice >= 0))):
        yield Finding(
            f"chosen[{str(instance.applicants[i])!r}]",
            Message(N_("this applicant is forced the other way")),
        )
    held = np.flatnonzero(instance.option_forced > 0)
    held_by = np.searchsorted(instance.option_start, held, side="right") - 1
    for option, i in zip(held.tolist(), held_by.tolist(), strict=True):
        if choice[i] != option:
            yield Finding(
                f"chosen[{str(instance.applicants[i])!r}]", Message(N_("another option is forced in"))
            )
    for i in np.flatnonzero(choice >= 0):
        option = choice[i]
        under = instance.pass_mark is not None and instance.value[option] < instance.pass_mark
        if under or instance.option_forced[option] < 0:
            yield Finding(
                f"chosen[{str(instance.applicants[i])!r}]",
                Message(N_("this option is forced out or under the pass mark")),
            )


def _rules(instance: Instance, choice: Ints, result: Mapping[str, Any]) -> Iterator[Finding]:
    rules = list(instance.rules)
    if instance.budget is not None:
        rules.insert(0, Rule("budget", "cost", maximum=instance.budget))
    counts, costs, uses = _totals(instance, choice)
    everyone = int((choice >= 0).sum())
    claimed = result.get("slack")
    for rule in rules:
        if rule.kind == "stock":
            total = uses.get(rule.resource or "", 0)
        else:
            total = (costs if rule.kind == "cost" else counts).get(rule.group, 0)
        of = everyone if rule.kind == "share" else 1
        low = None if rule.minimum is None else _down(total - Fraction(rule.minimum) * of)
        high = None if rule.maximum is None else _down(Fraction(rule.maximum) * of - total)
        for side, left in (("min", low), ("max", high)):
            if left is not None and left < 0:
                yield Finding(
                    f"rules[{rule.id!r}].{side}", Message(N_("this rule is broken by %(by)s"), {"by": -left})
                )
        said = claimed.get(rule.id) if isinstance(claimed, Mapping) else None
        if said != {"min": low, "max": high}:
            yield Finding(
                f"slack[{rule.id!r}]",
                Message(N_("the choice leaves min %(low)s, max %(high)s"), {"low": low, "high": high}),
            )


def _totals(
    instance: Instance, choice: Ints
) -> tuple[dict[str | None, int], dict[str | None, int], dict[str, int]]:
    """People and centimes by group (None: everyone), and uses by resource."""
    heads = [0] * (len(instance.profile_start) - 1)
    spent = [0] * len(heads)
    taken = np.flatnonzero(choice >= 0)
    order = taken[np.argsort(instance.profile[taken], kind="stable")]
    used, first = np.unique(instance.profile[order], return_index=True)
    ends = [*first[1:].tolist(), len(order)]
    for k, begin, end in zip(used.tolist(), first.tolist(), ends, strict=False):
        part = order[begin:end]
        heads[k], spent[k] = len(part), _sum(instance.cost[choice[part]])
    counts: dict[str | None, int] = {None: sum(heads)}
    costs: dict[str | None, int] = {None: sum(spent)}
    for k, (people, money) in enumerate(zip(heads, spent, strict=True)):
        for code in instance.profile_groups[instance.profile_start[k] : instance.profile_start[k + 1]]:
            group = instance.groups[code]
            counts[group] = counts.get(group, 0) + people
            costs[group] = costs.get(group, 0) + money
    uses: dict[str, int] = {}
    holds = np.zeros(instance.option_count, dtype=np.bool_)
    holds[choice[taken]] = True
    chosen_use = np.flatnonzero(np.repeat(holds, np.diff(instance.use_start)))
    for use in chosen_use.tolist():
        name = instance.resources[instance.use_resource[use]]
        uses[name] = uses.get(name, 0) + int(instance.use_amount[use])
    return counts, costs, uses


def _proof(instance: Instance, result: Mapping[str, Any], value: int) -> Iterator[Finding]:
    """The certificate's bound, and what the result says follows from it."""
    said, certificate = result.get("bound"), result.get("certificate")
    if certificate is None:
        if said is not None:
            yield Finding("certificate", Message(N_("a bound is stated and nothing proves it")))
        if result.get("proof") == "certificate":
            yield Finding("proof", Message(N_("a proof is claimed and no certificate is there")))
        return
    try:
        proven = certified_bound(instance, certificate)
    except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
        yield Finding("certificate", Message(N_("this certificate cannot be read")))
        return
    if _whole(said) != proven:
        yield Finding("bound", Message(N_("the certificate proves %(proven)s"), {"proven": proven}))
    gap = result.get("gap")
    true_gap = max(0, proven - value) / max(1, abs(value))
    if (
        isinstance(gap, bool)
        or not isinstance(gap, int | float)
        or abs(gap - true_gap) > 1e-12 * (1 + true_gap)
    ):
        yield Finding("gap", Message(N_("the certificate proves %(proven)s"), {"proven": true_gap}))
    if result.get("proof") == "certificate" and proven > value and result.get("status") == "optimal":
        yield Finding("proof", Message(N_("the certificate leaves a gap; only the solver says optimal")))


def _down(number: Fraction) -> int:
    return number.numerator // number.denominator


def _sum(numbers: Ints) -> int:
    """The sum in Python's own integers."""
    return sum(numbers.tolist())


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
