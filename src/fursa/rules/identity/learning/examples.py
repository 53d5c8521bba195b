"""Reading the names to learn from, and making the variants and errors that registers hold."""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from fursa.rules.identity.lexicon import Lexicon, moroccan_names, one_word
from fursa.rules.identity.words import words

Pairs = list[tuple[str, str]]
COUNTRIES = ("DZ", "TN")
_LATIN, _ARABIC = "abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_VARIANTS = 30  # pairs of spellings drawn of one name


def transliterations(folder: Path) -> Pairs:
    """The (Arabic, Latin) words of the public transliteration benchmark's training part."""
    lines = (folder / "google_ar2en-train.txt").read_text(encoding="utf-8").splitlines()
    return [(a, b) for a, b in (line.split("\t") for line in lines)]


def name_units(folder: Path, country: str) -> Counter[tuple[str, str]]:
    """Sightings of (Arabic name, Latin name) of one country."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in _read(folder / f"wikidata_units_{country}.tsv"):
        seen[row["arabic_key"], row["latin"]] += int(row["count"])
    return seen


def full_names(folder: Path, country: str) -> Pairs:
    """(Arabic, Latin) names of people of one country, of two words or more, each Arabic name once."""
    found: dict[str, str] = {}
    for row in _read(folder / f"wikidata_fullnames_{country}.tsv"):
        arabic, latin = row["arabic_key"], row["latin"]
        if (
            row["source"] == "wikidata"
            and " " in arabic
            and " " in latin
            and latin.isascii() | (latin[0] < "\u0600")
        ):
            found.setdefault(arabic, latin)
    return list(found.items())


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def spelling_lexicon(folder: Path, countries: Sequence[str]) -> Lexicon:
    """Names written by hand and those seen in `countries`; a name seen so is one spelling however it is split."""
    sightings, same = moroccan_names()
    for country in countries:
        for (arabic, latin), count in name_units(folder, country).items():
            a, b = one_word(arabic), one_word(latin)
            if a and b:
                sightings[a, b] += count
    return Lexicon(sightings, same)


def same_script_pairs(lexicon: Lexicon, side: int, rng: random.Random) -> Pairs:
    """Pairs of spellings of one name in one script (side 0 Arabic, 1 Latin), some equal, some mistyped."""
    by_name: defaultdict[str, set[str]] = defaultdict(set)
    for pair in lexicon.sightings:
        by_name[lexicon.same.get(pair[0], pair[0])].add(pair[side])
    found: Pairs = []
    for spellings in by_name.values():
        ordered = sorted(spellings)
        drawn = [(rng.choice(ordered), rng.choice(ordered)) for _ in range(min(_VARIANTS, len(ordered) ** 2))]
        found += drawn + [(b, a) for a, b in drawn]
        spelling = rng.choice(ordered)
        found += [(spelling, spelling)] * 2
        if rng.random() < 0.3 and len(spelling) > 3:
            found += [(spelling, mistyped(spelling, rng)), (mistyped(spelling, rng), spelling)]
    return [(a, b) for a, b in found if a and b]


def mistyped(text: str, rng: random.Random) -> str:
    """`text` with one letter dropped, doubled, replaced, or exchanged with its neighbour."""
    letters = _ARABIC if any(c >= "\u0600" for c in text) else _LATIN
    at = rng.randrange(max(len(text) - 1, 1))
    match rng.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[: at + 1] + text[at:]
        case 2:
            return text[:at] + rng.choice(letters) + text[at + 1 :]
        case _:
            return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def respelled(name: str, variants: dict[str, list[str]], rng: random.Random) -> str:
    """`name` with each word, where the lexicon knows others, in another spelling of the same name."""
    return " ".join(rng.choice(variants.get(w.lstrip("^"), [w])) for w in words(name)).replace("^", "al")


def spelling_variants(lexicon: Lexicon) -> dict[str, list[str]]:
    """Latin spelling → the spellings seen twice or more for its most usual Arabic name."""
    by_latin: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_arabic: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (arabic, latin), count in lexicon.sightings.items():
        by_latin[latin][arabic] += count
        by_arabic[arabic][latin] += count
    return {
        latin: [other for other, count in by_arabic[arabics.most_common(1)[0][0]].items() if count > 1]
        or [latin]
        for latin, arabics in by_latin.items()
    }
