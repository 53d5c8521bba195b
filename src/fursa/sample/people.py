"""Invented people: names, papers, stays, what they can do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from fursa.sample.names import FAMILIES, MEN, WOMEN, Name
from fursa.sample.rows import SheetRow

EDITION_DAY = dt.date(2015, 6, 26)


@dataclass(slots=True)
class SamplePerson:
    """Someone of the sample; `released_on` None while inside."""

    reference: str
    given: Name
    family: Name
    female: bool
    birth: dt.date
    commune: str
    centre: str
    establishment: str
    entered_on: dt.date
    released_on: dt.date
    reads: bool
    cnie: str = ""
    cnie_valid_until: dt.date | None = None
    guardian: str = ""

    @property
    def name_ar(self) -> str:
        """First and family name in Arabic."""
        return f"{self.given[0]} {self.family[0]}"


class Registry:
    """Gives out references, card numbers and full names, none of them twice while there are others."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self._used: set[tuple[Name, Name]] = set()

    def person(
        self,
        *,
        female: bool,
        ages: tuple[int, int],
        on: dt.date,
        place: tuple[str, str, str],
        free: tuple[int, int],
    ) -> SamplePerson:
        """A new person of `ages` on a day; `place` is commune, centre, establishment; `free` the days since release."""
        self.count += 1
        random = self.random
        age_days = random.randint(ages[0] * 365 + ages[0] // 4 + 1, (ages[1] + 1) * 365)
        birth = on - dt.timedelta(days=age_days)
        released = on - dt.timedelta(days=random.randint(*free))
        longest = min(2200, (released - birth).days - 14 * 365)
        entered = released - dt.timedelta(days=random.randint(120, max(121, longest)))
        given, family = self._name(WOMEN if female else MEN)
        return SamplePerson(
            reference=f"P-{self.count:05}",
            given=given,
            family=family,
            female=female,
            birth=birth,
            commune=place[0],
            centre=place[1],
            establishment=place[2],
            entered_on=entered,
            released_on=released,
            reads=random.random() < 0.86,
            # No Moroccan card begins with ZZ: these numbers are nobody's.
            cnie=f"ZZ{self.count:06}",
            cnie_valid_until=on + dt.timedelta(days=random.randint(60, 3200)),
        )

    def _name(self, given_names: tuple[Name, ...]) -> tuple[Name, Name]:
        for _ in range(50):
            name = self.random.choice(given_names), self.random.choice(FAMILIES)
            if name not in self._used:
                break
        self._used.add(name)
        return name

    def guardian(self) -> str:
        """A guardian's name, in Arabic."""
        return f"{self.random.choice(MEN)[0]} {self.random.choice(FAMILIES)[0]}"


def people_rows(people: list[SamplePerson], random: Random) -> Iterator[SheetRow]:
    """The sheet people: most in both scripts, some in one, a few birth dates known to the year alone."""
    for person in people:
        scripts = random.choices(("both", "ar", "latin"), (70, 20, 10))[0]
        row: SheetRow = {
            "person": person.reference,
            "sex": "female" if person.female else "male",
            "birth_date": _birth_as_known(person, random),
            "cnie": person.cnie,
            "cnie_valid_until": person.cnie_valid_until if person.cnie else None,
            # 0500 is no Moroccan prefix: these numbers ring nowhere.
            "phone": f"0500{random.randint(0, 999999):06}" if random.random() < 0.8 else None,
            "safe_contact": random.choice(_SAFE_CONTACT) if random.random() < 0.06 else None,
            "origin": person.commune,
            "residence": person.commune,
            "can_read": person.reads if random.random() < 0.95 or not person.reads else None,
            "guardian_name": person.guardian or None,
            "guardian_cnie": f"ZY{int(person.reference[2:]):06}" if person.guardian else None,
            "centre": person.centre or None,
        }
        if scripts != "latin":
            row["given_name_ar"], row["family_name_ar"] = person.given[0], person.family[0]
        if scripts != "ar":
            row["given_name_latin"], row["family_name_latin"] = person.given[1], person.family[1]
        yield row


def _birth_as_known(person: SamplePerson, random: Random) -> dt.date | str:
    """The day; sometimes only the month or the year, never where it would hide who is a minor."""
    if person.birth > EDITION_DAY - dt.timedelta(days=32 * 366):
        return person.birth
    precision = random.choices(("day", "month", "year"), (92, 2, 6))[0]
    if precision == "month":
        return f"{person.birth:%m/%Y}"
    return str(person.birth.year) if precision == "year" else person.birth


_SAFE_CONTACT = (
    "لا يُتصل بمحل السكنى؛ الهاتف بعد السادسة مساء",
    "الاتصال عبر مركز المواكبة فقط",
    "لا تُترك أي رسالة لدى الأسرة",
    "الاتصال صباحا فقط؛ لا يُتصل بالمشغل",
)


def custody_rows(people: list[SamplePerson], random: Random) -> Iterator[SheetRow]:
    """The sheet custody: one stay each, now and then with a move to another establishment."""
    establishments = sorted({person.establishment for person in people})
    for person in people:
        number = random.randint(10000, 99999)
        row: SheetRow = {
            "person": person.reference,
            "establishment": person.establishment,
            "committal_number": str(number),
            "entered_on": person.entered_on,
            "expected_release_on": person.released_on,
            "released_on": person.released_on,
        }
        days = (person.released_on - person.entered_on).days
        if days > 400 and random.random() < 0.08:
            moved = person.entered_on + dt.timedelta(days=random.randint(100, days - 200))
            before = random.choice([e for e in establishments if e != person.establishment])
            yield row | {"establishment": before, "released_on": moved, "expected_release_on": None}
            row |= {"entered_on": moved, "committal_number": str(random.randint(10000, 99999))}
        yield row
