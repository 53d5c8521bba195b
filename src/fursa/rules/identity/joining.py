"""Which recorded persons are one, as it follows from what was asserted: computed anew from the assertions, always.

A pure function of the assertions that stand: merging adds one, unmerging retracts one, and the same assertions give the
same persons in whatever order they are read. In prose: docs/rules/identity.md, "Merging".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class Assertion:
    """Somebody holds that two recorded persons are the same, or are not. `number` orders assertions in time."""

    number: int
    one: int
    other: int
    verdict: Verdict
    by: int


@dataclass(frozen=True, slots=True)
class Joined:
    """`canonical`: person → the first recorded of those it is one with, for whoever is not that one itself.

    `refused`: pairs held to be the same that would join two who are held to be different; `weak`: pairs that alone
    hold a group of three or more together – a chain worth another look.
    """

    canonical: dict[int, int]
    refused: tuple[tuple[int, int], ...]
    weak: tuple[tuple[int, int], ...]


def settled(assertions: Iterable[Assertion], *, needs_two: bool) -> Verdict | None:
    """What stands of one pair: the verdict that enough different people hold, each by their last word; None while open.

    "unsure" settles nothing. Two who disagree leave it open.
    """
    last: dict[int, Verdict] = {}
    for assertion in sorted(assertions):
        last[assertion.by] = assertion.verdict
    verdicts = [verdict for verdict in last.values() if verdict != "unsure"]
    if not verdicts or len(set(verdicts)) > 1:
        return None
    return verdicts[0] if len(verdicts) >= (2 if needs_two else 1) else None


def takes_two_back(assertions: Iterable[Assertion], *, needs_two: bool) -> bool:
    """Whether taking a settled pair back asks for two people: two decided it, or deciding it now would ask for two."""
    return needs_two or len({a.by for a in assertions if a.verdict != "unsure"}) > 1


def join(same: Collection[tuple[int, int]], different: Collection[tuple[int, int]]) -> Joined:
    """Who is one with whom. `same` are pairs in the order in which they were settled, the oldest first."""
    parent: dict[int, int] = {}
    apart: dict[int, set[int]] = {}
    for a, b in different:
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    members: dict[int, set[int]] = {}

    def root(person: int) -> int:
        while parent.get(person, person) != person:
            person = parent[person]
        return person

    refused: list[tuple[int, int]] = []
    kept: list[tuple[int, int]] = []
    for a, b in same:
        x, y = root(a), root(b)
        if x == y:
            kept.append((a, b))
            continue
        left, right = members.get(x, {x}), members.get(y, {y})
        if any(not apart.get(person, set()).isdisjoint(right) for person in left):
            refused.append((a, b))
            continue
        low, high = min(x, y), max(x, y)
        parent[high] = low
        members[low] = left | right
        kept.append((a, b))
    canonical = {person: low for person in parent if (low := root(person)) != person}
    return Joined(canonical, tuple(refused), _bridges(kept))


def _bridges(links: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The links whose loss would part a group of three or more."""
    near: dict[int, list[tuple[int, int]]] = {}
    for number, (a, b) in enumerate(links):
        near.setdefault(a, []).append((b, number))
        near.setdefault(b, []).append((a, number))

    def reach(start: int, without: int) -> set[int]:
        seen, waiting = {start}, [start]
        while waiting:
            for other, number in near[waiting.pop()]:
                if number != without and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return seen

    found = []
    for number, (a, b) in enumerate(links):
        side = reach(a, number)
        if b not in side and len(side) + len(reach(b, number)) > 2:
            found.append((a, b))
    return tuple(found)
