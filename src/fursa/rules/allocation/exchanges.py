"""Whether one person in the place of another, or one option for another, would be better. Part of `checking`.

A proposal that is said to be the only one its rules single out must withstand every such exchange. It is written
from docs/rules/allocation.md ("The two aims", "The draw") and shares nothing with the solver.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np

from fursa.rules.allocation.certificate import openings
from fursa.rules.allocation.instance import Flags, Instance, Ints, Rule

MOST = 20_000  # options up to which every exchange is tried
_FREE = 2**63 - 1  # no maximum
_NONE = -_FREE  # the mark of who has no option that may be chosen, and of nobody
_TOGETHER = 1_000  # options whose rows are worked out at once


def better_exchange(
    instance: Instance, choice: Ints, *, merit: bool, seed: str
) -> tuple[int | None, int | None] | None:
    """An option out and one in (None: nobody) that keep all rules and are better; None where there is no such pair.

    Better: by mark in order of merit; then more value, more people, a lower cost, a higher draw.
    """
    options = openings(instance)
    rank, nobody = _ranks(instance, options, merit=merit, seed=seed)
    book = _Book(instance)
    owner = np.repeat(np.arange(instance.applicant_count), np.diff(instance.option_start))
    must = instance.forced > 0
    must[owner[instance.option_forced > 0]] = True
    taken = choice[choice >= 0]
    inside = book.takes(taken)
    total = inside.sum(axis=0)
    free = ~must[owner[taken]]
    same, more, fewer = (book.limits(len(taken) + by) for by in (0, 1, -1))
    for k in np.flatnonzero(free & (rank[taken] < nobody)).tolist():
        if _kept(total - inside[k], fewer):
            return int(taken[k]), None
    # Who leaves breaks a minimum by this much, unless the one who comes in makes up for it.
    short = np.maximum(same[0] - (total - inside), 0)
    hurts = short.any(axis=1)
    place = np.full(instance.applicant_count, -1)
    place[owner[taken]] = np.arange(len(taken))
    coming = options[choice[owner[options]] != options]
    for begin in range(0, len(coming), _TOGETHER):
        part = coming[begin : begin + _TOGETHER]
        for option, takes in zip(part.tolist(), book.takes(part), strict=True):
            own = place[owner[option]]
            if own < 0 and rank[option] > nobody and _kept(total + takes, more):
                return None, option
            able = (free if own < 0 else np.arange(len(taken)) == own) & (rank[taken] < rank[option])
            for r in np.flatnonzero(total + takes > same[1]).tolist():
                able &= inside[:, r] >= total[r] + takes[r] - same[1][r]
            risky = np.flatnonzero(able & hurts)
            able[risky] = (short[risky] <= takes).all(axis=1)
            if able.any():
                return int(taken[np.flatnonzero(able)[0]]), option
    return None


def _kept(total: Ints, limits: tuple[Ints, Ints]) -> bool:
    return bool(((total >= limits[0]) & (total <= limits[1])).all())


def _ranks(instance: Instance, options: Ints, *, merit: bool, seed: str) -> tuple[Ints, int]:
    """(m,) how good each option is, and how good it is to select nobody: the higher the better."""
    size = len(options)
    drawn = np.array([_draw(instance, j, seed) for j in options.tolist()], dtype=np.int64).reshape(size, 2)
    keys = [
        np.append(instance.value[options], 0),
        np.append(np.ones(size, dtype=np.int64), 0),
        np.append(-instance.cost[options], 0),
        np.append(drawn[:, 0], 0),
        np.append(drawn[:, 1], 0),
    ]
    if merit:
        owner = np.repeat(np.arange(instance.applicant_count), np.diff(instance.option_start))
        best = np.full(instance.applicant_count, _NONE, dtype=np.int64)
        np.maximum.at(best, owner[options], instance.value[options])
        keys.insert(0, np.append(best[owner[options]], _NONE))
    order = np.lexsort(keys[::-1])
    differs = np.zeros(size + 1, dtype=np.bool_)
    for key in keys:
        differs[1:] |= np.diff(key[order]) != 0
    ranks = np.empty(size + 1, dtype=np.int64)
    ranks[order] = np.cumsum(differs)
    of_all = np.full(instance.option_count, -1, dtype=np.int64)
    of_all[options] = ranks[:-1]
    return of_all, int(ranks[-1])


def _draw(instance: Instance, option: int, seed: str) -> tuple[int, int]:
    """The numbers of the two rounds: the first 20 bits of SHA-256, and the next 20."""
    i = int(np.searchsorted(instance.option_start, option, side="right")) - 1
    name = instance.option_names[instance.option_code[option]]
    digest = hashlib.sha256(f"{seed}\n{instance.applicants[i]}\n{name}".encode()).digest()
    bits = int.from_bytes(digest, "big") >> (256 - 40)
    return bits >> 20, bits & (2**20 - 1)


class _Book:
    """What each option takes of each rule (the budget among them), and what the rules allow."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.rules = list(instance.rules)
        if instance.budget is not None:
            self.rules.append(Rule("budget", "cost", maximum=instance.budget))
        self.member = np.zeros((len(instance.profile_start) - 1, len(self.rules)), dtype=np.bool_)
        profiles = np.repeat(np.arange(len(self.member)), np.diff(instance.profile_start))
        for r, rule in enumerate(self.rules):
            if rule.kind != "stock":
                code = instance.groups.index(rule.group) if rule.group is not None else None
                where: Ints | slice = (
                    slice(None) if code is None else profiles[instance.profile_groups == code]
                )
                self.member[where, r] = True
        self.is_cost: Flags = np.array([rule.kind == "cost" for rule in self.rules], dtype=np.bool_)
        self.stocks: dict[str, list[int]] = {}
        for r, rule in enumerate(self.rules):
            if rule.kind == "stock":
                self.stocks.setdefault(rule.resource or "", []).append(r)

    def takes(self, options: Ints) -> Ints:
        """(len(options), rules): people, centimes or units."""
        inst = self.instance
        owner = np.searchsorted(inst.option_start, options, side="right") - 1
        found = self.member[inst.profile[owner]].astype(np.int64)
        found[:, self.is_cost] *= inst.cost[options][:, None]
        for row, option in enumerate(options.tolist() if self.stocks else ()):
            for use in range(int(inst.use_start[option]), int(inst.use_start[option + 1])):
                for r in self.stocks.get(inst.resources[inst.use_resource[use]], ()):
                    found[row, r] += inst.use_amount[use]
        return found

    def limits(self, people: int) -> tuple[Ints, Ints]:
        """The least and the most of each rule where so many are selected; a share is then a count."""
        of = [people if rule.kind == "share" else 1 for rule in self.rules]
        low = [math.ceil(Fraction(r.minimum or 0) * k) for r, k in zip(self.rules, of, strict=True)]
        high = [
            _FREE if r.maximum is None else math.floor(Fraction(r.maximum) * k)
            for r, k in zip(self.rules, of, strict=True)
        ]
        return np.array(low, dtype=np.int64), np.array(high, dtype=np.int64)


class _Standing:
    """The mark of each applicant (_NONE: no option that may be chosen), and the territories of each profile."""

    def __init__(self, instance: Instance, within: str) -> None:
        self.options = openings(instance)
        regions = {k for k, group in enumerate(instance.groups) if group.startswith(within)}
        starts = instance.profile_start.tolist()
        groups = [instance.profile_groups[a:b].tolist() for a, b in pairwise(starts)]
        self.held = [regions.intersection(codes) or {-1} for codes in groups]  # those of none stand together
        best = np.full(instance.applicant_count, _NONE, dtype=np.int64)
        owner = np.searchsorted(instance.option_start, self.options, side="right") - 1
        np.maximum.at(best, owner, instance.value[self.options])
        self.marks: list[int] = best.tolist()


def passed_over(instance: Instance, choice: Ints, within: str) -> list[int]:
    """Who (indices) is not selected although someone of a lower mark in their territory is."""
    standing = _Standing(instance, within)
    profile, selected = instance.profile.tolist(), (choice >= 0).tolist()
    lowest: dict[int, int] = {}
    for mark, p, taken in zip(standing.marks, profile, selected, strict=True):
        if taken:
            for region in standing.held[p]:
                lowest[region] = min(mark, lowest.get(region, mark))
    return [
        i
        for i, (mark, p, taken) in enumerate(zip(standing.marks, profile, selected, strict=True))
        if mark > _NONE
        and not taken
        and any(region in lowest and lowest[region] < mark for region in standing.held[p])
    ]


def ways_in(
    instance: Instance, choice: Ints, within: str, forced_by: Mapping[str, Sequence[str]]
) -> list[str]:
    """Who of those passed over could take the place of one worse-marked person if only the rules named held."""
    standing, book = _Standing(instance, within), _Book(instance)
    columns = {rule.id: r for r, rule in enumerate(book.rules)}
    owner = np.repeat(np.arange(instance.applicant_count), np.diff(instance.option_start))
    must = instance.forced > 0
    must[owner[instance.option_forced > 0]] = True
    taken = choice[(choice >= 0) & ~must]
    inside, everyone = book.takes(taken), choice[choice >= 0]
    total = book.takes(everyone).sum(axis=0)
    same, more = book.limits(len(everyone)), book.limits(len(everyone) + 1)
    index = {str(name): i for i, name in enumerate(instance.applicants)}
    found = []
    for applicant, names in forced_by.items():
        i, named = index[applicant], [columns[name] for name in names]
        mark, region = standing.marks[i], standing.held[instance.profile[i]]
        worse = [
            k
            for k, other in enumerate(owner[taken].tolist())
            if standing.marks[other] < mark and region & standing.held[instance.profile[other]]
        ]
        coming = book.takes(standing.options[owner[standing.options] == i])[:, None, named]
        # Where all who are worse marked must be in, nobody can leave.
        leaving = inside[worse] if worse else np.zeros((1, len(total)), dtype=np.int64)
        after = total[named] + coming - leaving[None][:, :, named]
        low, high = same if worse else more
        if not ((after < low[named]) | (after > high[named])).any(axis=2).all():
            found.append(applicant)
    return found
