"""What each rule of an edition leaves to the others, counted before anything is solved.

A minimum keeps places and money: so many people of the group, at the least they cost. What it leaves is what remains
of all places and of the budget. It is a bound, not a forecast: the choice may spend more on the group, never less.
Cost: one pass over the applications for each rule's group, sorted by cost where there is a minimum. In prose:
docs/rules/edition.md, "Trying other rules".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from fursa.rules.selection.instance import PLACES


@dataclass(frozen=True, slots=True)
class Room:
    """One rule: people who ask under it, and what it keeps. Money in centimes.

    `asking`: applications of its group that may be chosen (for a stock: that want some of it); `at_most`: how many of
    them its maximum can take at best; `lacking`: how many more its minimum needs than ask (then no list keeps it).
    `most_in_all`, for a minimum share alone: people in the longest list that those who ask suffice for.
    `wanted`, for a stock alone: the units that all of them together ask for.
    """

    code: str
    asking: int
    at_most: int
    kept_places: int
    kept_centimes: int
    left_places: int | None
    left_centimes: int | None
    lacking: int
    most_in_all: int | None = None
    wanted: int | None = None

    @property
    def left_out(self) -> int:
        """People who surely cannot be taken, because of this rule's maximum alone."""
        return self.asking - self.at_most


@dataclass(frozen=True, slots=True)
class Together:
    """All minimums at once: what they keep at least, and what is left for free choice.

    `most_in_all`: where shares allow no list as long as there are places, the people in the longest one.
    """

    asking: int
    kept_places: int
    kept_centimes: int
    left_places: int | None
    left_centimes: int | None
    most_in_all: int | None = None


def rooms(instance: Mapping[str, Any]) -> tuple[Together, dict[str, Room]]:
    """What every rule of `instance` (the shape of docs/rules/allocation.md) leaves, by its id, and all together."""
    asking = _asking(instance)
    places = next((rule["max"] for rule in instance["rules"] if rule["id"] == PLACES), None)
    budget = instance["budget"]
    longest = (_longest(rule, asking.get(rule.get("group") or "", [])) for rule in instance["rules"])
    most = min((people for people in longest if people is not None), default=None)
    if most is not None and (places is None or most < places):
        places = most
    else:
        most = None
    found = {
        rule["id"]: _room_of_stock(rule, instance)
        if rule["kind"] == "stock"
        else _room(rule, asking.get(rule["group"] or "", []), places, budget)
        for rule in instance["rules"]
    }
    kept_places, kept_centimes = _together(found, instance["rules"])
    return Together(
        asking=len(asking.get("", [])),
        kept_places=kept_places,
        kept_centimes=kept_centimes,
        left_places=None if places is None else places - kept_places,
        left_centimes=None if budget is None else budget - kept_centimes,
        most_in_all=most,
    ), found


def _longest(rule: Mapping[str, Any], costs: Sequence[int]) -> int | None:
    """How many people a list may have at most so that those who ask reach their share of it; None for other rules."""
    share = Fraction(str(rule.get("min") or 0)) if rule["kind"] == "share" else 0
    return int(len(costs) / share) if share else None


def _asking(instance: Mapping[str, Any]) -> dict[str, list[int]]:
    """Group → the least cost of each application that may be chosen, cheapest first; "" is everyone."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for applicant in _open(instance):
        least = min(option["cost"] for option in applicant["options"])
        for group in ("", *dict.fromkeys(applicant["groups"])):
            found[group].append(least)
    return {group: sorted(costs) for group, costs in found.items()}


def _open(instance: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [a for a in instance["applicants"] if a["forced"] != "out" and a["options"]]


def _room(rule: Mapping[str, Any], costs: Sequence[int], places: int | None, budget: int | None) -> Room:
    low, high = rule.get("min"), rule.get("max")
    if rule["kind"] == "share":
        # A share is of those selected: counted here as if every place that can be filled were taken.
        low = None if low is None or places is None else ceil(Fraction(str(low)) * places)
        high = None if high is None or places is None else int(Fraction(str(high)) * places)
    needed = low or 0
    kept = min(needed, len(costs))
    kept_centimes = sum(costs[:kept])
    return Room(
        code=rule["id"],
        asking=len(costs),
        at_most=len(costs) if high is None else min(len(costs), high),
        kept_places=needed,
        kept_centimes=kept_centimes,
        left_places=None if places is None else places - needed,
        left_centimes=None if budget is None else budget - kept_centimes,
        lacking=0 if rule["kind"] == "share" else needed - kept,
        most_in_all=_longest(rule, costs),
    )


def _room_of_stock(rule: Mapping[str, Any], instance: Mapping[str, Any]) -> Room:
    """How many people want some of a stock, and how many of them it can serve at best."""
    wanted = sorted(
        min(uses)
        for applicant in _open(instance)
        if (uses := [option["uses"].get(rule["resource"], 0) for option in applicant["options"]])
        and max(uses)
    )
    served, used = 0, 0
    for units in wanted:
        used += units
        if used > rule["max"]:
            break
        served += 1
    return Room(
        code=rule["id"],
        asking=len(wanted),
        at_most=served,
        kept_places=0,
        kept_centimes=0,
        left_places=None,
        left_centimes=None,
        lacking=0,
        wanted=sum(wanted),
    )


def _together(found: Mapping[str, Room], rules: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """A lower bound on what all minimums keep: of each family of groups that do not overlap, the sum; the largest."""
    places: defaultdict[str, int] = defaultdict(int)
    centimes: defaultdict[str, int] = defaultdict(int)
    strongest: dict[str, Room] = {}
    for rule in rules:
        room = found[rule["id"]]
        if rule["kind"] == "stock" or not room.kept_places:
            continue
        group = rule["group"] or ""
        if group not in strongest or strongest[group].kept_places < room.kept_places:
            strongest[group] = room
    for group, room in strongest.items():
        family = "territory" if group.startswith("territory:") else group
        places[family] += room.kept_places
        centimes[family] += room.kept_centimes
    return max(places.values(), default=0), max(centimes.values(), default=0)
