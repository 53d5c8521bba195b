"""What a choice takes of each rule, in exact integers, kept up to date as people are added and removed.

The committee decides one application at a time: each decision is held against the same rules as the proposal,
by code that shares nothing with the solver. In prose: docs/rules/edition.md, "Decisions".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

Side = Literal["min", "max"]


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a choice breaks: on which side, and by how much in its own unit (people, centimes, units)."""

    rule: str
    side: Side
    by: int


class Tally:
    """The running totals of a choice among an instance's applicants; `instance` is its JSON shape."""

    def __init__(self, instance: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> None:
        budget = instance.get("budget")
        total = [] if budget is None else [{"id": "budget", "kind": "cost", "group": None, "max": budget}]
        self.rules: list[Mapping[str, Any]] = [*total, *instance["rules"]]
        self.groups = {row["id"]: tuple(row["groups"]) for row in instance["applicants"]}
        self.options = {
            row["id"]: {option["id"]: option for option in row["options"]} for row in instance["applicants"]
        }
        self.chosen: dict[str, str] = {}
        self.count: Counter[str | None] = Counter()
        self.cost: Counter[str | None] = Counter()
        self.used: Counter[str] = Counter()
        self._of_group: defaultdict[str | None, list[Mapping[str, Any]]] = defaultdict(list)
        self._of_resource: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
        self._shares = [rule for rule in self.rules if rule["kind"] == "share"]
        for rule in self.rules:
            if rule["kind"] == "stock":
                self._of_resource[rule["resource"]].append(rule)
            elif rule["kind"] != "share":
                self._of_group[rule.get("group")].append(rule)
        for applicant, option in (chosen or {}).items():
            self.add(applicant, option)

    def add(self, applicant: str, option: str) -> None:
        """Choose `option` for `applicant`, in the place of any other of theirs. KeyError where there is none."""
        self.remove(applicant)
        self._change(applicant, option, 1)
        self.chosen[applicant] = option

    def remove(self, applicant: str) -> None:
        """Choose nothing for `applicant`."""
        option = self.chosen.pop(applicant, None)
        if option is not None:
            self._change(applicant, option, -1)

    def _change(self, applicant: str, option: str, sign: int) -> None:
        row = self.options[applicant][option]
        for group in (None, *self.groups[applicant]):
            self.count[group] += sign
            self.cost[group] += sign * row["cost"]
        for resource, amount in (row.get("uses") or {}).items():
            self.used[resource] += sign * amount

    def broken(self) -> list[Broken]:
        """Every rule that the choice breaks, in the order of the rules."""
        return self._broken(self.rules)

    def broken_by(self, applicant: str, option: str) -> list[Broken]:
        """The maximums and shares that adding `applicant` with `option` would break or break further."""
        before = self.chosen.get(applicant)
        held = {(b.rule, b.side): b.by for b in self._broken(self._rules_of(applicant, option))}
        self.add(applicant, option)
        found = self._broken(self._rules_of(applicant, option))
        self.remove(applicant)
        if before is not None:
            self.add(applicant, before)
        return [b for b in found if b.by > held.get((b.rule, b.side), 0)]

    def _rules_of(self, applicant: str, option: str) -> Iterable[Mapping[str, Any]]:
        for group in (None, *self.groups[applicant]):
            yield from self._of_group[group]
        for resource in self.options[applicant][option].get("uses") or ():
            yield from self._of_resource[resource]
        yield from self._shares

    def _broken(self, rules: Iterable[Mapping[str, Any]]) -> list[Broken]:
        found = []
        for rule in rules:
            low, high = self.left(rule)
            if low is not None and low < 0:
                found.append(Broken(rule["id"], "min", -low))
            if high is not None and high < 0:
                found.append(Broken(rule["id"], "max", -high))
        return found

    def left(self, rule: Mapping[str, Any]) -> tuple[int | None, int | None]:
        """What the choice has over a rule's minimum and under its maximum; None where that side is free.

        A share's is in people, rounded down.
        """
        taken = self._taken(rule)
        of = self.count[None] if rule["kind"] == "share" else 1
        low, high = rule.get("min"), rule.get("max")
        return (
            None if low is None else (taken - Fraction(low) * of).__floor__(),
            None if high is None else (Fraction(high) * of - taken).__floor__(),
        )

    def _taken(self, rule: Mapping[str, Any]) -> int:
        if rule["kind"] == "stock":
            return self.used[rule["resource"]]
        return (self.cost if rule["kind"] == "cost" else self.count)[rule.get("group")]
