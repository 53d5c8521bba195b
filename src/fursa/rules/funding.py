"""Who pays for which award when several funders each pay only for some. Source: docs/rules/edition.md.

Integer centimes throughout. Awards with the same possible funders are alike, so the question is a flow between
a few groups and a few funders; then each group's money is given out award by award.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class FundingError(ValueError):
    """The funders together cannot pay for these awards; `missing_centimes` says how much is short."""

    def __init__(self, missing_centimes: int) -> None:
        super().__init__(f"{missing_centimes} centimes are missing")
        self.missing_centimes = missing_centimes


@dataclass(frozen=True, slots=True)
class Cost(Generic[Key]):
    """What one award costs, in centimes, and which funders may pay for it."""

    award: Key
    centimes: int
    funders: frozenset[str]


def share_costs(costs: Sequence[Cost[Key]], free_centimes: Mapping[str, int]) -> dict[Key, dict[str, int]]:
    """Award → funder → centimes, so that every award is paid in full and no funder pays more than is free.

    A plan is found whenever there is one (a maximum flow); a funder who may pay for few things pays first.
    Raises FundingError where there is none, and ValueError for a negative amount.
    """
    if any(cost.centimes < 0 for cost in costs) or any(free < 0 for free in free_centimes.values()):
        raise ValueError("centimes are not negative")
    groups: defaultdict[frozenset[str], int] = defaultdict(int)
    for cost in costs:
        groups[cost.funders.intersection(free_centimes)] += cost.centimes
    flow = _maximum_flow(groups, free_centimes)
    missing = sum(groups.values()) - sum(flow.values())
    if missing:
        raise FundingError(missing)
    return _give_out(costs, free_centimes, flow)


def _maximum_flow(
    groups: Mapping[frozenset[str], int], free: Mapping[str, int]
) -> dict[tuple[frozenset[str], str], int]:
    """Augmenting paths between groups of awards and funders; few of both, so simple is fast enough."""
    breadth = {funder: sum(funder in group for group in groups) for funder in free}
    flow: defaultdict[tuple[frozenset[str], str], int] = defaultdict(int)
    unpaid, left = dict(groups), dict(free)
    # The narrow funder first: a plain pass already finds most plans, and reads as people would do it.
    for funder in sorted(free, key=lambda f: (breadth[f], f)):
        for group in sorted((g for g in groups if funder in g), key=lambda g: (len(g), sorted(g))):
            _send(flow, unpaid, left, [(group, funder)], min(unpaid[group], left[funder]))
    while path := _augmenting_path(groups, flow, unpaid, left):
        forward, backward = path
        amount = min(unpaid[forward[0][0]], left[forward[-1][1]], *(flow[edge] for edge in backward))
        for edge in backward:
            flow[edge] -= amount
        _send(flow, unpaid, left, forward, amount)
    return dict(flow)


def _send(
    flow: defaultdict[tuple[frozenset[str], str], int],
    unpaid: dict[frozenset[str], int],
    left: dict[str, int],
    edges: list[tuple[frozenset[str], str]],
    amount: int,
) -> None:
    for edge in edges:
        flow[edge] += amount
    unpaid[edges[0][0]] -= amount
    left[edges[-1][1]] -= amount


def _augmenting_path(
    groups: Mapping[frozenset[str], int],
    flow: Mapping[tuple[frozenset[str], str], int],
    unpaid: Mapping[frozenset[str], int],
    left: Mapping[str, int],
) -> tuple[list[tuple[frozenset[str], str]], list[tuple[frozenset[str], str]]] | None:
    """A way from an unpaid group to a funder with money left: its forward edges and those it takes back."""
    for start in (group for group in groups if unpaid[group]):
        reached: dict[str, tuple[frozenset[str], str | None]] = {}
        queue: list[tuple[frozenset[str], str | None]] = [(start, None)]
        while queue:
            group, by = queue.pop(0)
            for funder in sorted(group.difference(reached)):
                reached[funder] = (group, by)
                if left[funder]:
                    return _trace(reached, funder)
                queue += [(g, funder) for g in groups if flow.get((g, funder), 0)]
    return None


def _trace(
    reached: Mapping[str, tuple[frozenset[str], str | None]], end: str
) -> tuple[list[tuple[frozenset[str], str]], list[tuple[frozenset[str], str]]]:
    forward: list[tuple[frozenset[str], str]] = []
    backward: list[tuple[frozenset[str], str]] = []
    funder: str | None = end
    while funder is not None:
        group, by = reached[funder]
        forward.append((group, funder))
        if by is not None:
            backward.append((group, by))
        funder = by
    return forward[::-1], backward


def _give_out(
    costs: Sequence[Cost[Key]], free: Mapping[str, int], flow: Mapping[tuple[frozenset[str], str], int]
) -> dict[Key, dict[str, int]]:
    left = dict(flow)
    shared: dict[Key, dict[str, int]] = {}
    for cost in costs:
        group, due = cost.funders.intersection(free), cost.centimes
        shared[cost.award] = {}
        for funder in sorted(group):
            paid = min(due, left.get((group, funder), 0))
            if paid:
                shared[cost.award][funder] = paid
                left[group, funder] -= paid
                due -= paid
    return shared
