"""Writing a person down: one record, with what each source gets wrong."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from fursa.sample.register.errors import happens, in_cyrillic, mistype, respell
from fursa.sample.register.names import Name
from fursa.sample.register.people import Person, Place

ARABIC, LATIN = "arabic", "latin"
_SOURCES = {ARABIC: ("prison", "prison", "application"), LATIN: ("training", "training", "application")}


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a register, without its id; every field is text and may be empty."""

    given_name: str
    family_name: str
    father_name: str
    sex: str
    birth_date: str
    birth_precision: str
    birth_place: str
    national_id: str
    phone: str
    source: str


def write_down(
    person: Person, script: str, rng: random.Random, *, again: bool, places: list[Place]
) -> Record:
    """A record of `person` in `script`; `again` where they have one already and something may have changed."""
    given, family = (_name(name, script, rng) for name in (person.given, person.family))
    if happens("names_turned", rng):
        given, family = family, given
    birth_date, precision = _birth(person.born_on, rng)
    place = rng.choice(places) if again and happens("moved", rng) else person.place
    phone = f"06{rng.randrange(10**8):08d}" if again and happens("phone_changed", rng) else person.phone
    return Record(
        given_name=given,
        family_name=family,
        father_name="" if happens("no_father", rng) else _name(person.father, script, rng),
        sex="" if happens("no_sex", rng) else person.sex,
        birth_date=birth_date,
        birth_precision=precision,
        birth_place="" if happens("no_birth_place", rng) else _place(place, script, rng),
        national_id="" if happens("no_national_id", rng) else _national_id(person.national_id, rng),
        phone="" if happens("no_phone", rng) else phone,
        source=rng.choice(_SOURCES[script]),
    )


def _name(name: Name, script: str, rng: random.Random) -> str:
    written = rng.choice(name.arabic if script == ARABIC else name.latin)
    if script == LATIN and happens("name_respelled", rng):
        written = respell(written, rng)
    if script == ARABIC and rng.random() < 0.1:
        written = respell(written, rng)
    article = "ال" if script == ARABIC else "el "
    if written.startswith(article) and len(written) > 5 and happens("article_dropped", rng):
        written = written[len(article) :]
    if happens("words_split_or_joined", rng):
        written = _resplit(written)
    if happens("name_mistyped", rng):
        written = mistype(written, rng)
    return written if script == ARABIC else written.upper() if rng.random() < 0.3 else written.title()


def _resplit(written: str) -> str:
    for start in ("ben", "abd el", "abdel", "bou", "ait", "el", "بن", "عبد", "أيت"):
        if written.startswith(f"{start} "):
            return start + written[len(start) + 1 :]
        if written.startswith(start) and len(written) > len(start) + 3 and start in ("ben", "abdel", "بن"):
            return f"{start} {written[len(start) :]}"
    return written


def _birth(born_on: datetime.date, rng: random.Random) -> tuple[str, str]:
    if happens("no_birth_date", rng):
        return "", ""
    year = born_on.year + (rng.choice((-1, 1)) if happens("year_off_by_one", rng) else 0)
    if happens("only_year", rng):
        return f"{year}", "year"
    if happens("only_month", rng):
        return f"{year}-{born_on.month:02d}", "month"
    if happens("first_of_january", rng):
        return f"{year}-01-01", "day"
    month, day = born_on.month, born_on.day
    if day <= 12 and happens("day_and_month_turned", rng):
        month, day = day, month
    return f"{year}-{month:02d}-{min(day, 28) if month == 2 else day:02d}", "day"


def _place(place: Place, script: str, rng: random.Random) -> str:
    written = place.arabic if script == ARABIC else place.latin
    return mistype(written, rng) if happens("place_mistyped", rng) else written


def _national_id(number: str, rng: random.Random) -> str:
    if happens("national_id_mistyped", rng):
        number = mistype(number, rng).upper()
    return in_cyrillic(number) if happens("national_id_cyrillic", rng) else number
