"""Known spellings: which Arabic and Latin spellings have been seen for one name, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources

import numpy as np

from fursa.rules.identity.alignment import Floats, Ints
from fursa.rules.identity.words import ARTICLE, words

WRITTEN_BY_HAND = 5  # how many sightings a spelling in moroccan_names.txt counts for
RARE = 0.15  # a pair seen in less than this share of the rarer spelling's sightings is an error in the source


def one_word(name: str) -> str:
    """`name` as the single spelling under which the lexicon keeps it: no spaces, no leading article."""
    return "".join(words(name)).lstrip(ARTICLE)


@dataclass(frozen=True)
class Lexicon:
    """Sightings of (Arabic spelling, Latin spelling), and which Arabic spellings are one name."""

    sightings: Mapping[tuple[str, str], int]
    same: Mapping[str, str] = field(default_factory=dict)  # Arabic spelling → the first of its line

    @cached_property
    def numbers(self) -> dict[str, int]:
        """A number for every known spelling, of either script."""
        return {
            spelling: i
            for i, spelling in enumerate(dict.fromkeys(w for pair in self.sightings for w in pair))
        }

    @cached_property
    def _totals(self) -> Floats:
        totals = np.zeros(len(self.numbers) + 1)
        for (arabic, latin), count in self.sightings.items():
            totals[self.numbers[arabic]] += count
            totals[self.numbers[latin]] += count
        return totals

    @cached_property
    def _identities(self) -> tuple[Ints, Floats]:
        """(identity, share of sightings that speak for it) of every spelling; the last is the unknown one."""
        identity = np.full(len(self.numbers) + 1, -1, dtype=np.int64)
        share = np.zeros(len(self.numbers) + 1)
        names: dict[str, int] = {}
        for spelling, counted in self._votes.items():
            name, most = counted.most_common(1)[0]
            row = self.numbers[spelling]
            identity[row] = names.setdefault(name, len(names))
            share[row] = most / counted.total()
        return identity, share

    def name_of(self, spelling: str) -> str | None:
        """The first Arabic spelling of the name that `spelling` most often stands for, None where unknown."""
        return self._names.get(spelling.lstrip(ARTICLE))

    @cached_property
    def _votes(self) -> dict[str, Counter[str]]:
        """For every spelling, how often it was seen for each name."""
        votes: dict[str, Counter[str]] = {}
        for (arabic, latin), count in self.sightings.items():
            name = self.same.get(arabic, arabic)
            votes.setdefault(arabic, Counter())[name] += count
            votes.setdefault(latin, Counter())[name] += count
        return votes

    @cached_property
    def _names(self) -> dict[str, str]:
        return {spelling: counted.most_common(1)[0][0] for spelling, counted in self._votes.items()}

    @cached_property
    def _pairs(self) -> tuple[Ints, Floats]:
        """Sorted keys of the seen pairs (both orders), and their sightings."""
        size = len(self.numbers) + 1
        number = self.numbers
        keys = np.array([number[a] * size + number[b] for a, b in self.sightings], dtype=np.int64)
        counts = np.fromiter(self.sightings.values(), dtype=float, count=len(keys))
        turned = (keys % size) * size + keys // size
        keys, counts = np.concatenate([keys, turned]), np.concatenate([counts, counts])
        order = np.argsort(keys, kind="stable")
        return keys[order], counts[order]

    def look_up(self, spellings: Sequence[str]) -> Ints:
        """The number of each spelling (leading article ignored); the last number for an unknown one."""
        numbers, unknown = self.numbers, len(self.numbers)
        return np.array([numbers.get(s.lstrip(ARTICLE), unknown) for s in spellings], dtype=np.int64)

    def judge(self, left: Ints, right: Ints) -> tuple[Floats, Floats]:
        """For each pair of numbers: (1 one name, -1 two names, 0 not known; sightings of the rarer spelling).

        Across scripts the pair itself must have been seen; within a script the names that the spellings
        stand for are compared.
        """
        fewer = np.minimum(self._totals[left], self._totals[right])
        keys, counts = self._pairs
        wanted = left * (len(self.numbers) + 1) + right
        at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        seen = np.where(keys[at] == wanted, counts[at], 0.0) if len(keys) else np.zeros(len(wanted))
        identity, share = self._identities
        agree = (seen > 0) & (seen >= RARE * fewer)
        agree |= (identity[left] == identity[right]) & (identity[left] >= 0)
        verdict = np.where(agree, 1.0, np.where(fewer > 0, -1.0, 0.0))
        unsure = (share[left] < 0.5) | (share[right] < 0.5)
        return np.where(unsure & (verdict < 0) & (seen > 0), 0.0, verdict), fewer


def read_moroccan_names(lines: Iterable[str]) -> tuple[Counter[tuple[str, str]], dict[str, str]]:
    """(sightings, Arabic spelling → first of its line) of `moroccan_names.txt`."""
    sightings: Counter[tuple[str, str]] = Counter()
    same: dict[str, str] = {}
    for line in lines:
        if "|" not in line or line.startswith("#"):
            continue
        arabic, latin = ([one_word(w.replace("_", " ")) for w in part.split()] for part in line.split("|"))
        for spelling in arabic:
            same.setdefault(spelling, same.get(arabic[0], arabic[0]))
        sightings.update({(a, b): WRITTEN_BY_HAND for a in arabic for b in latin if a and b})
    return sightings, same


def moroccan_names() -> tuple[Counter[tuple[str, str]], dict[str, str]]:
    """The names written for this project, as `read_moroccan_names` reads them."""
    text = (
        resources.files("fursa.rules.identity")
        .joinpath("data/moroccan_names.txt")
        .read_text(encoding="utf-8")
    )
    return read_moroccan_names(text.splitlines())
