"""Whether someone who is being recorded is known already: where to look among everyone, and how sure one may be.

`blocks` gives the keys under which two records of one person meet, whatever the script and with errors; `recognise`
weighs each candidate. In prose, with where the numbers come from: docs/rules/identity.md, "At entry".
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from fursa.rules.dates import PartialDate
from fursa.rules.digits import latin_digits
from fursa.rules.identity.alignment import Floats
from fursa.rules.identity.keys import skeleton, skeletons
from fursa.rules.identity.places import place_identity
from fursa.rules.identity.scoring import Scorer, score_pairs

VERSION = "recognition-2"
# From this on, a payment waits until a person has looked.
HOLDS_FROM = 0.5
# From this on, a pair is worth a person's look.
REVIEW_FROM = 0.05

MOST_WORDS = 4  # of a name, in pairs
_DIGITS_OF_A_PHONE = 9
_DAYS, _YEARS = 18_250, 50  # of birth, over which people spread
_KNOWN_BEFORE = 0.1  # how often somebody who is recorded is in the register already
_SAME_NAME, _NEAR_NAME = 0.9, 0.5
# Shares of true pairs whose names agree, agree in part, do not agree; counted on synthetic registers.
_NAME_AGREES, _NAME_NEARLY, _NAME_DIFFERS = 0.94, 0.05, 0.01
# How many of the register bear a name that agrees in part with one drawn at random.
_NEARLY_ANY = 1 / 5_000

Level = Literal["same", "near", "differs", "unknown"]


@dataclass(frozen=True, slots=True)
class Described:
    """What is written of someone; anything but the names and the birth may be empty."""

    given_ar: str
    family_ar: str
    given_latin: str
    family_latin: str
    sex: str
    birth: PartialDate
    birth_place: str = ""
    national_id: str = ""
    phone: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The full name in each script there is."""
        both = (f"{self.given_ar} {self.family_ar}", f"{self.given_latin} {self.family_latin}")
        return tuple(name.strip() for name in both if name.strip())


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely a candidate is the person described, and what speaks for and against: a level for each thing known."""

    probability: float
    name: Level
    birth: Level
    national_id: Level
    phone: Level
    birth_place: Level
    sex: Level

    def evidence(self) -> dict[str, str]:
        """The levels of what is known on both sides, by name."""
        names = ("name", "birth", "national_id", "phone", "birth_place", "sex")
        return {name: level for name in names if (level := getattr(self, name)) != "unknown"}


def blocks(person: Described) -> list[int]:
    """Keys (64 bits, signed) of which two records of one person share at least one, nearly always. Ascending."""
    found = _name_keys(person)
    dates = _dates(person.birth)
    written = _Written.of(person)
    for name in person.names:
        words = [word for readings in _read(name) for word in readings]
        found.update(f"d:{word}:{date}" for word in words for date in dates)
        found.update(f"y:{word}:{person.birth.year}" for word in words if len(word) > 1)
        # Whatever the year: it is the part of a date that is most often wrong.
        found.update(f"m:{word}:{dates[0][4:]}" for word in words if dates)
        # Whatever the date: half a name and a year alone are too many people's to tell who is meant.
        found.update(f"l:{word}:{written.place}" for word in words if written.place and len(word) > 1)
    if written.place:
        found.update(f"b:{written.place}:{date}" for date in dates)
    if written.national_id:
        found.add(f"i:{written.national_id}")
    if written.phone:
        found.add(f"p:{written.phone}")
    return sorted(_hashed(key) for key in found)


def make_ready() -> None:
    """Read the spellings and the communes, so that whoever is compared first does not wait for it."""
    score_pairs(["محمد"], ["Mohamed"])
    place_identity("سلا")


def name_blocks(person: Described) -> list[int]:
    """Those of the keys that hold of the name alone: who shares one is a namesake, by the consonants. Ascending."""
    return sorted(_hashed(key) for key in _name_keys(person))


def _name_keys(person: Described) -> set[str]:
    return {
        "n:" + "+".join(sorted(pair))
        for name in person.names
        for one, other in itertools.combinations(_read(name), 2)
        for pair in itertools.product(one, other)
    }


def _read(name: str) -> list[tuple[str, ...]]:
    """For each of a name's first words, what it may be by its consonants: with what may be a glued article, without."""
    return [found for found in skeletons(name) if found][:MOST_WORDS]


@dataclass(frozen=True, slots=True)
class _Written:
    """What is compared letter by letter, as it is compared."""

    national_id: str
    phone: str
    place: str  # the commune, or what it sounds like
    place_sound: str
    sex: str

    @classmethod
    def of(cls, person: Described) -> _Written:
        return cls(
            national_id=_number(person.national_id),
            phone=_phone(person.phone),
            place=place_identity(person.birth_place),
            place_sound=skeleton(person.birth_place),
            sex=person.sex,
        )

    def levels(self, other: _Written) -> dict[str, Level]:
        """How far each thing agrees with what is written of somebody else."""
        same_place = self.place != "" and self.place == other.place
        return {
            "national_id": _text_level(self.national_id, other.national_id),
            "phone": _text_level(self.phone, other.phone),
            "birth_place": "same" if same_place else _text_level(self.place_sound, other.place_sound),
            "sex": _text_level(self.sex, other.sex, may_be_near=False),
        }


# How much more often a level is seen of one person than of two: the same, nearly, another.
_RATIOS = {
    "national_id": (1e5, 300.0, 0.02),
    "phone": (3e3, 20.0, 0.6),
    "birth_place": (12.0, 6.0, 0.2),
    "sex": (1.2, 1.0, 0.01),
}


def recognise(
    person: Described, others: Sequence[Described], *, register: int, namesakes: int = 0
) -> list[Likeness]:
    """How likely each of `others` is this person, in their order; `register`: how many people there are in all.

    A name that many bear says little: how many is counted among the candidates, and is no fewer than `namesakes`,
    for where the candidates do not hold them all.
    """
    if not others:
        return []
    scores = _name_scores(person, others)
    ascending = np.sort(scores)
    bearers = len(others) - np.searchsorted(ascending, np.minimum(scores, _SAME_NAME), side="left")
    size = max(register, len(others))
    written = _Written.of(person)
    return [
        _likeness(person, written, other, float(score), max(int(bear), namesakes), size)
        for other, score, bear in zip(others, scores, bearers, strict=True)
    ]


def _likeness(
    person: Described, written: _Written, other: Described, score: float, namesakes: int, size: int
) -> Likeness:
    name: Level
    if score >= _SAME_NAME:
        name, odds = "same", _NAME_AGREES / (namesakes + 1)
    elif score >= _NEAR_NAME:
        name, odds = "near", _NAME_NEARLY / max(namesakes + 1.0, size * _NEARLY_ANY)
    else:
        name, odds = "differs", _NAME_DIFFERS / (size + 1)
    odds *= _KNOWN_BEFORE / (1 - _KNOWN_BEFORE)
    birth, ratio = _birth(person.birth, other.birth)
    odds *= ratio
    levels = written.levels(_Written.of(other))
    for what, level in levels.items():
        if level != "unknown":
            odds *= _RATIOS[what][("same", "near", "differs").index(level)]
    return Likeness(probability=odds / (1 + odds), name=name, birth=birth, **levels)


def _name_scores(person: Described, others: Sequence[Described]) -> Floats:
    """The best score of any of the person's names with any of each other's."""
    names: dict[str, int] = {}
    left: list[int] = []
    right: list[int] = []
    whose: list[int] = []
    for k, other in enumerate(others):
        for mine, theirs in itertools.product(person.names, other.names):
            left.append(names.setdefault(mine, len(names)))
            right.append(names.setdefault(theirs, len(names)))
            whose.append(k)
    best: Floats = np.zeros(len(others))
    if left:
        scored = Scorer(list(names)).score(np.array(left), np.array(right))
        np.maximum.at(best, np.array(whose), scored)
    return best


def _birth(one: PartialDate, other: PartialDate) -> tuple[Level, float]:
    """The level, and how much more often it is seen of one person than of two."""
    if one.day is not None and other.day is not None:
        if one == other:
            return "same", 0.85 * _DAYS
        if (one.year, one.day, one.month) == (other.year, other.month, other.day) or _digits_apart(
            one, other
        ) == 1:
            return "near", 16.0
        return ("near", 1.5) if one.year == other.year else ("differs", 0.02)
    if one.year != other.year:
        return ("near", 1.2) if abs(one.year - other.year) == 1 else ("differs", 0.02)
    if one.month is not None and other.month is not None:
        return ("same", 0.9 * 12 * _YEARS) if one.month == other.month else ("near", 0.5)
    return "same", 0.93 * _YEARS


def _digits_apart(one: PartialDate, other: PartialDate) -> int:
    written = [f"{date.year:04}{date.month or 0:02}{date.day or 0:02}" for date in (one, other)]
    return sum(a != b for a, b in zip(*written, strict=True))


def _text_level(given: str, known: str, *, may_be_near: bool = True) -> Level:
    if not given or not known:
        return "unknown"
    if given == known:
        return "same"
    return "near" if may_be_near and _one_apart(given, known) else "differs"


def _one_apart(a: str, b: str) -> bool:
    """One letter changed, left out or put in, or two neighbours turned."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 3:
        return False
    head = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[head:], b[head:]
    if len(a) == len(b):
        return rest[1:] == other[1:] or (rest[1:2] + rest[:1] == other[:2] and rest[2:] == other[2:])
    return rest[1:] == other if len(a) > len(b) else rest == other[1:]


def _dates(birth: PartialDate) -> list[str]:
    """The day as it is written, and with day and month turned where that is a day too."""
    if birth.day is None or birth.month is None:
        return []
    found = [f"{birth.year:04}{birth.month:02}{birth.day:02}"]
    if birth.day <= 12 and birth.day != birth.month:
        found.append(f"{birth.year:04}{birth.day:02}{birth.month:02}")
    return found


# Cyrillic and Greek capitals that look like the Latin ones of a card's number.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTXIJSABEZHIKMNOPTYX")


def _number(text: str) -> str:
    return "".join(c for c in latin_digits(text).upper().translate(_LOOKALIKES) if c.isalnum())


def _phone(text: str) -> str:
    digits = "".join(c for c in latin_digits(text) if c.isdigit())
    return digits[-_DIGITS_OF_A_PHONE:] if len(digits) >= _DIGITS_OF_A_PHONE else ""


def _hashed(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
