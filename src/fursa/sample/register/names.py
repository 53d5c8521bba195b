"""Names to draw from: each with its spellings in both scripts and how common it is."""

from __future__ import annotations

import random
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass
from importlib import resources
from itertools import accumulate

from fursa.rules.identity.lexicon import one_word
from fursa.rules.identity.model import load_lexicon
from fursa.rules.identity.words import ARTICLE

_GIVEN_BY_HAND, _FAMILY_BY_HAND = 4.0, 12.0  # sightings added to a name of moroccan_names.txt
_FLATTEN = 0.8  # real registers are less uneven than lists of well-known people


@dataclass(frozen=True, slots=True)
class Name:
    """One name: an ASCII-free identity (its first Arabic spelling) and its spellings."""

    identity: str
    arabic: tuple[str, ...]
    latin: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one kind, drawn by how common they are."""

    names: tuple[Name, ...]
    steps: tuple[float, ...]

    @classmethod
    def of(cls, names: list[Name]) -> Names:
        return cls(tuple(names), tuple(accumulate(name.weight for name in names)))

    def draw(self, rng: random.Random) -> Name:
        return self.names[bisect(self.steps, rng.random() * self.steps[-1])]


def load_names() -> dict[str, Names]:
    """`m` and `f` given names, and `family` names: those written by hand and, for family names, those seen."""
    lexicon = load_lexicon()
    seen: defaultdict[str, float] = defaultdict(float)
    latin: defaultdict[str, list[str]] = defaultdict(list)
    for (arabic, spelling), count in lexicon.sightings.items():
        seen[lexicon.same.get(arabic, arabic)] += count
        if lexicon.name_of(spelling) == lexicon.same.get(arabic, arabic):
            latin[arabic].append(spelling)
    by_hand = _by_hand()
    kinds: dict[str, list[Name]] = {"m": [], "f": [], "family": []}
    taken: set[str] = set()
    for kind, arabic_spellings, latin_spellings in by_hand:
        identity = one_word(arabic_spellings[0])
        taken.update(one_word(a) for a in arabic_spellings)
        extra = _FAMILY_BY_HAND if kind == "family" else _GIVEN_BY_HAND
        weight = (min(seen[identity], 400) + extra) ** _FLATTEN
        kinds[kind].append(Name(identity, arabic_spellings, latin_spellings, weight))
    for arabic, spellings in sorted(latin.items()):
        if arabic not in taken and len(arabic) > 2:
            kinds["family"].append(_family(arabic, spellings, min(seen[arabic], 20)))
    return {kind: Names.of(names) for kind, names in kinds.items()}


def _family(arabic: str, latin: list[str], seen: float) -> Name:
    with_article = len(arabic) % 2 == 0 and ARTICLE not in arabic and not arabic.startswith(("ب", "ا"))
    shown = ("ال" if with_article else "") + arabic.replace(ARTICLE, " ال")
    spellings = [s.replace(ARTICLE, "el") for s in latin]
    written = tuple(f"el {s}" if with_article and k % 2 else s for k, s in enumerate(spellings))
    return Name(arabic, (shown,), written, float(seen) ** _FLATTEN)


def _by_hand() -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    file = resources.files("fursa.rules.identity").joinpath("data/moroccan_names.txt")
    found, kind = [], ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]").removeprefix("given ")
        elif "|" in line and not line.startswith("#"):
            arabic, latin = (tuple(w.replace("_", " ") for w in part.split()) for part in line.split("|"))
            found.append((kind, arabic, latin))
    return found
