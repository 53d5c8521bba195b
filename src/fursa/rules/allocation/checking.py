"""Verifies a result in exact integers, by code that shares nothing with the solver.

It reads the instance's arrays and nothing else of this package, adds up what was chosen with Python's own
integers, and recomputes the certificate's bound from its multipliers. Source: docs/rules/allocation.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from fursa.rules.allocation.certificate import certified_bound, openings
from fursa.rules.allocation.claims import NOTHING, contradictions, empty_claims, misshapen
from fursa.rules.allocation.exchanges import MOST, better_exchange, passed_over, ways_in
from fursa.rules.allocation.finding import Finding
from fursa.rules.allocation.instance import Instance, Ints, Rule
from fursa.rules.messages import N_, Message


def check(instance: Instance, result: Mapping[str, Any]) -> list[Finding]:
    """All that is wrong with `result` (its JSON shape, `chosen` included); an empty list where it holds.

    Never raises for what a result contains. It counts points, centimes, people and units in Python's own integers;
    what it cannot see stands in docs/rules/allocation.md, "What a result says".
    """
    return list(_findings(instance, result))


def _findings(instance: Instance, result: Mapping[str, Any]) -> Iterator[Finding]:
    if result.get("digest") != instance.digest:
        yield Finding("digest", Message(N_("this result is of another instance")))
        return
    wrong = list(misshapen(result))
    yield from wrong
    if wrong:
        return
    yield from _seal(result)
    if result["status"] in NOTHING:
        yield from empty_claims(instance, result)
        yield from _refuted(instance, result)
        return
    choice, findings = _choice(instance, result["chosen"])
    yield from findings
    if not findings:
        yield from _proposal(instance, choice, result)


def _proposal(instance: Instance, choice: Ints, result: Mapping[str, Any]) -> Iterator[Finding]:
    yield from _forced(instance, choice)
    taken = choice[choice >= 0]
    over = passed_over(instance, choice, result["within"])
    value = _sum(instance.value[taken])
    sums = {"value": value, "cost": _sum(instance.cost[taken]), "count": len(taken), "passed_over": len(over)}
    for key, true in sums.items():
        if result[key] != true:
            yield Finding(key, Message(N_("the choice gives %(true)s"), {"true": true}))
    yield from _rules(instance, choice, result["slack"])
    proven, wrong = _proof(instance, result, value)
    yield from wrong
    disagreeing = list(contradictions(instance, result, value, proven, over))
    yield from disagreeing
    if not disagreeing and instance.option_count <= MOST:
        yield from _ties(instance, choice, result)
        yield from _order(instance, choice, result)


def _ties(instance: Instance, choice: Ints, result: Mapping[str, Any]) -> Iterator[Finding]:
    """A proposal that is said to be the only one withstands every exchange of one person for another."""
    if result["ties"] != "settled":
        return
    found = better_exchange(instance, choice, merit=result["aim"] == "merit", seed=result["seed"])
    if found is not None:
        out, into = (Message(N_("nobody")) if option is None else _name(instance, option) for option in found)
        yield Finding(
            "ties",
            Message(N_("%(into)s in the place of %(out)s would be better"), {"into": into, "out": out}),
        )


def _order(instance: Instance, choice: Ints, result: Mapping[str, Any]) -> Iterator[Finding]:
    """In order of merit the rules named for somebody passed over leave no way in for them."""
    if result["aim"] != "merit" or result["status"] != "optimal":
        return
    for applicant in ways_in(instance, choice, result["within"], result["forced_by"]):
        yield Finding(
            f"forced_by[{applicant!r}]", Message(N_("these rules leave a way in for who is passed over"))
        )


def _name(instance: Instance, option: int) -> str:
    owner = int(np.searchsorted(instance.option_start, option, side="right")) - 1
    return f"{instance.applicants[owner]} ({instance.option_names[instance.option_code[option]]})"


def _seal(result: Mapping[str, Any]) -> Iterator[Finding]:
    content = {key: value for key, value in result.items() if key != "seal"}
    try:
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    except (TypeError, ValueError):
        text = ""
    if hashlib.sha256(text.encode(errors="replace")).hexdigest() != result.get("seal"):
        yield Finding("seal", Message(N_("this result was changed after it was written")))


def _choice(instance: Instance, chosen: Mapping[str, str]) -> tuple[Ints, list[Finding]]:
    """(n,) the option of each applicant from `chosen`, -1 where none; and what does not exist there."""
    choice = np.full(instance.applicant_count, -1, dtype=np.int64)
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


def _rules(instance: Instance, choice: Ints, claimed: Mapping[str, Any]) -> Iterator[Finding]:
    left = _left(instance, choice)
    for name, sides in left.items():
        for side, number in sides.items():
            if number is not None and number < 0:
                yield Finding(
                    f"rules[{name!r}].{side}", Message(N_("this rule is broken by %(by)s"), {"by": -number})
                )
        if claimed.get(name) != sides:
            yield Finding(
                f"slack[{name!r}]",
                Message(
                    N_("the choice leaves min %(low)s, max %(high)s"),
                    {"low": sides["min"], "high": sides["max"]},
                ),
            )
    if not claimed.keys() <= left.keys():
        yield Finding("slack", Message(N_("it names a rule that the instance does not have")))


def _left(instance: Instance, choice: Ints) -> dict[str, dict[str, int | None]]:
    """What each rule, the budget first, has left over its minimum and under its maximum."""
    rules = list(instance.rules)
    if instance.budget is not None:
        rules.insert(0, Rule("budget", "cost", maximum=instance.budget))
    counts, costs, uses = _totals(instance, choice)
    everyone = int((choice >= 0).sum())
    found: dict[str, dict[str, int | None]] = {}
    for rule in rules:
        if rule.kind == "stock":
            total = uses.get(rule.resource or "", 0)
        else:
            total = (costs if rule.kind == "cost" else counts).get(rule.group, 0)
        of = everyone if rule.kind == "share" else 1
        low = None if rule.minimum is None else _down(total - Fraction(rule.minimum) * of)
        high = None if rule.maximum is None else _down(Fraction(rule.maximum) * of - total)
        found[rule.id] = {"min": low, "max": high}
    return found


def _refuted(instance: Instance, result: Mapping[str, Any]) -> Iterator[Finding]:
    """Rules that are said not to go together although a plain choice keeps them.

    Tried: only who must be in, everyone at their cheapest, everyone at their dearest. Where none of them keeps the
    rules, that no choice does rests on the solver's word.
    """
    named, sides = result["conflict"], result.get("conflict_sides") or {}
    if result["status"] != "infeasible" or any(name.startswith("forced:") for name in named):
        return
    owner = np.repeat(np.arange(instance.applicant_count), np.diff(instance.option_start))
    must = instance.forced > 0
    must[owner[instance.option_forced > 0]] = True
    options = openings(instance)
    order = options[np.argsort(instance.cost[options], kind="stable")]
    cheap, dear = (np.full(instance.applicant_count, -1, dtype=np.int64) for _ in range(2))
    dear[owner[order]] = order  # the last one written stays
    cheap[owner[order[::-1]]] = order[::-1]
    for choice in (np.where(must, cheap, -1), cheap, dear):
        if (not named or "forced" in named) and (choice[must] < 0).any():
            continue
        left = _left(instance, choice)
        numbers = [left[n][side] for n in named or left if n in left for side in sides.get(n, ("min", "max"))]
        if all(number is None or number >= 0 for number in numbers):
            yield Finding("conflict", Message(N_("there is a choice that keeps these rules")))
            return


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


def _proof(instance: Instance, result: Mapping[str, Any], value: int) -> tuple[int | None, list[Finding]]:
    """The bound that the certificate proves, and what of bound, gap and prices does not follow from it."""
    certificate = result["certificate"]
    if certificate is None:
        stated = [key for key in ("bound", "gap") if result[key] is not None]
        stated += ["price"] if result["price"] else []
        return None, [
            Finding(key, Message(N_("this is stated and no certificate proves it"))) for key in stated
        ]
    try:
        proven = certified_bound(instance, certificate)
        gap = max(0, proven - value) / max(1, abs(value))
        prices = _prices(certificate)
    except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
        return None, [Finding("certificate", Message(N_("this certificate cannot be read")))]
    wrong = []
    for key, true, fits in (
        ("bound", proven, result["bound"] == proven),
        (
            "gap",
            gap,
            result["gap"] is not None and abs(Fraction(result["gap"]) - Fraction(gap)) * 10**12 <= 1 + gap,
        ),
    ):
        if not fits:
            wrong.append(Finding(key, Message(N_("the certificate proves %(proven)s"), {"proven": true})))
    if result["price"] != prices:
        wrong.append(Finding("price", Message(N_("these are not the prices of the certificate"))))
    return proven, wrong


def _prices(certificate: Mapping[str, Any]) -> dict[str, float]:
    """What one more unit of each rule would add by its multipliers; a rule that is not there has no price."""
    low, high, scale = certificate["min"], certificate["max"], certificate["scale"]
    return {name: (high.get(name, 0) - low.get(name, 0)) / scale for name in {*low, *high}}


def _down(number: Fraction) -> int:
    return number.numerator // number.denominator


def _sum(numbers: Ints) -> int:
    """The sum in Python's own integers."""
    return sum(numbers.tolist())
