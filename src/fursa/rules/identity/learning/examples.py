"""Reading the names to learn from, and making the variants and errors that registers hold."""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from fursa.rules.identity.keys import word_skeleton
from fursa.rules.identity.lexicon import Lexicon, moroccan_names, one_word
from fursa.rules.identity.words import ARTICLE, words

Pairs = list[tuple[str, str]]
COUNTRIES = ("DZ", "TN")
_LATIN, _ARABIC = "abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_WELL_KNOWN = 5  # sightings
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
    return _written(rng.choice(variants.get(w.lstrip(ARTICLE), [w])) for w in words(name))


def spelling_variants(lexicon: Lexicon) -> dict[str, list[str]]:
    """Latin spelling → the spellings seen twice or more for the same name."""
    by_name: defaultdict[str | None, list[str]] = defaultdict(list)
    for latin, count in _latin_sightings(lexicon).items():
        if count > 1:
            by_name[lexicon.name_of(latin)].append(latin)
    return {latin: alike for alike in by_name.values() for latin in alike}


def confusable_names(lexicon: Lexicon) -> dict[str, list[str]]:
    """Spelling → well-known spellings of the same script that sound alike and are another name (Karim, Karima)."""
    known: Counter[str] = _latin_sightings(lexicon)
    for (arabic, _), count in lexicon.sightings.items():
        known[arabic] += count
    by_sound: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
    for spelling, count in known.items():
        if count >= _WELL_KNOWN:
            by_sound[word_skeleton(spelling), spelling.isascii()].append(spelling)
    return {
        spelling: others
        for alike in by_sound.values()
        for spelling in alike
        if (others := [other for other in alike if lexicon.name_of(other) != lexicon.name_of(spelling)])
    }


def confused(name: str, confusable: dict[str, list[str]], rng: random.Random) -> str | None:
    """`name` with one word exchanged for a name that sounds alike; None where there is none."""
    parts = words(name)
    places = [k for k, word in enumerate(parts) if word.lstrip(ARTICLE) in confusable]
    if not places:
        return None
    at = rng.choice(places)
    other = rng.choice(confusable[parts[at].lstrip(ARTICLE)])
    return _written((*parts[:at], other, *parts[at + 1 :]))


def _latin_sightings(lexicon: Lexicon) -> Counter[str]:
    counts: Counter[str] = Counter()
    for (_, latin), count in lexicon.sightings.items():
        counts[latin] += count
    return counts


def _written(parts: Iterable[str]) -> str:
    return " ".join(p.replace(ARTICLE, "el" if p.isascii() else "ال") for p in parts)
