"""Pathway rows of 2014 whose counts are the published ones, and some of the years around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from fursa.sample.applications import Applicant
from fursa.sample.network import YOUTH_ESTABLISHMENT, SamplePartner, establishment_codes
from fursa.sample.people import Registry, SamplePerson
from fursa.sample.rows import SheetRow
from fursa.sample.territories import TERRITORIES

YEAR = 2014
EMPLOYED, MICRO_PROJECTS = 933, 1436
LEARNING, LEARNING_WOMEN, LEARNING_JUVENILES = 1401, 63, 644
_ALSO_EMPLOYED, _ALSO_MICRO = 140, 70  # the same person may be in two of the published figures

_LEARNING_KINDS = (
    "secondary_education",
    "university",
    "vocational_training",
    "apprenticeship",
    "paid_placement",
)
_PARTNER_OF = {
    "secondary_education": ("school",),
    "university": ("university",),
    "vocational_training": ("training_centre",),
    "apprenticeship": ("master_craftsman", "training_centre"),
    "paid_placement": ("citizen_enterprise",),
    "employment": ("citizen_enterprise",),
}
_CERTIFICATES = {
    "secondary_education": ("شهادة الباكالوريا", "شهادة السلك الإعدادي"),
    "university": ("الإجازة في القانون", "الإجازة في الاقتصاد"),
    "vocational_training": ("دبلوم التأهيل المهني", "دبلوم التخصص المهني", "دبلوم التقني"),
    "apprenticeship": ("شهادة التدرج المهني",),
}
_FUNDERS = (("edition", 290), ("other_programme", 640), ("micro_credit", 320), ("own", 186))
_NEW_YEAR = dt.date(YEAR, 1, 1)


@dataclass(slots=True)
class Year2014:
    """People of the published figures of 2014, and the sheet's rows."""

    people: list[SamplePerson]
    rows: list[SheetRow]


def rows_of_2014(
    applicants: list[Applicant], registry: Registry, partners: list[SamplePartner], random: Random
) -> Year2014:
    """Exactly the published numbers of 2014, counted by person in each figure."""
    early = [a.person for a in applicants if a.person.released_on < _NEW_YEAR and _age(a.person) >= 18][:60]
    women = LEARNING_WOMEN - sum(p.female for p in early)
    juvenile_women = women // 3
    juveniles = [
        _juvenile(registry, female=i < juvenile_women, random=random) for i in range(LEARNING_JUVENILES)
    ]
    number = LEARNING - len(early) - len(juveniles)
    adults = [_adult(registry, female=i < women - juvenile_women, random=random) for i in range(number)]
    rows = [_learning(p, partners, random, juvenile=False) for p in [*early, *adults]]
    rows += [_learning(p, partners, random, juvenile=True) for p in juveniles]
    shuffled = random.sample(adults, _ALSO_EMPLOYED + _ALSO_MICRO)
    employed = shuffled[:_ALSO_EMPLOYED] + _adults(registry, EMPLOYED - _ALSO_EMPLOYED, random)
    started = shuffled[_ALSO_EMPLOYED:] + _adults(registry, MICRO_PROJECTS - _ALSO_MICRO, random)
    rows += [_employment(p, YEAR, partners, random) for p in employed]
    funders = [funder for funder, count in _FUNDERS for _ in range(count)]
    rows += [_micro_project(p, YEAR, f, partners, random) for p, f in zip(started, funders, strict=True)]
    random.shuffle(rows)
    return Year2014([*juveniles, *adults, *employed[_ALSO_EMPLOYED:], *started[_ALSO_MICRO:]], rows)


def other_rows(
    applicants: list[Applicant], partners: list[SamplePartner], random: Random
) -> Iterator[SheetRow]:
    """What applicants learnt inside before release, and examinations of 2015 in Greater Casablanca."""
    for applicant in applicants:
        person = applicant.person
        if applicant.trained_inside and person.released_on.year > 2013 and person.entered_on.year < 2013:
            yield {
                "person": person.reference,
                "kind": "vocational_training",
                "year": 2013,
                "partner": _partner("vocational_training", partners, random),
                "place": person.commune,
                "inside": True,
                "started_on": dt.date(2013, 1, 7),
                "ended_on": dt.date(2013, 6, 28),
                "state": "completed",
                "result": "passed",
                "certificate": random.choice(_CERTIFICATES["vocational_training"]),
            }


def examinations_of_2015(
    people: list[SamplePerson], partners: list[SamplePartner], random: Random
) -> Iterator[SheetRow]:
    """Forty people of the launch's territory who passed in June 2015: their certificates are given there."""
    near = [p for p in people if p.commune in TERRITORIES[0].communes and _age(p) >= 18]
    for person in random.sample(near, 40):
        kind = random.choice(("secondary_education", "university", "vocational_training"))
        yield {
            "person": person.reference,
            "kind": kind,
            "year": 2015,
            "partner": _partner(kind, partners, random),
            "place": person.commune,
            "inside": False,
            "started_on": dt.date(2014, 9, 15),
            "ended_on": dt.date(2015, 6, 12),
            "state": "completed",
            "result": "passed",
            "certificate": random.choice(_CERTIFICATES[kind]),
        }


def earlier_years(
    number: int, registry: Registry, partners: list[SamplePartner], random: Random
) -> Iterator[tuple[SamplePerson, SheetRow]]:
    """More people with pathways of 2009 to 2012, for folders of any size; 2014 stays as it was published."""
    for _ in range(number):
        year = random.randint(2009, 2012)
        person = _adult(registry, female=random.random() < 0.05, random=random, on=dt.date(year, 1, 1))
        if random.random() < 0.5:
            yield person, _employment(person, year, partners, random)
        else:
            funder = random.choice([funder for funder, _ in _FUNDERS])
            yield person, _micro_project(person, year, funder, partners, random)


def _age(person: SamplePerson) -> int:
    return (_NEW_YEAR - person.birth).days * 100 // 36525


def _adults(registry: Registry, number: int, random: Random) -> list[SamplePerson]:
    return [_adult(registry, female=random.random() < 0.05, random=random) for _ in range(number)]


def _adult(registry: Registry, *, female: bool, random: Random, on: dt.date = _NEW_YEAR) -> SamplePerson:
    territory = random.choices(TERRITORIES, [t.places for t in TERRITORIES])[0]
    place = (random.choice(territory.communes), territory.centre, establishment_codes()[territory.code])
    return registry.person(female=female, ages=(19, 54), on=on, place=place, free=(5, 300))


def _juvenile(registry: Registry, *, female: bool, random: Random) -> SamplePerson:
    territory = random.choices(TERRITORIES, [t.places for t in TERRITORIES])[0]
    place = (random.choice(territory.communes), territory.centre, YOUTH_ESTABLISHMENT)
    person = registry.person(female=female, ages=(15, 16), on=_NEW_YEAR, place=place, free=(5, 120))
    person.cnie, person.cnie_valid_until = "", None
    return person


def _learning(
    person: SamplePerson, partners: list[SamplePartner], random: Random, *, juvenile: bool
) -> SheetRow:
    weights = (42, 0, 34, 22, 2) if juvenile else (9, 5, 46, 22, 18)
    kind = random.choices(_LEARNING_KINDS, weights)[0]
    started = dt.date(YEAR, random.randint(1, 3), random.randint(1, 28))
    ended = dt.date(YEAR, random.randint(6, 12), random.randint(1, 28))
    row: SheetRow = {
        "person": person.reference,
        "kind": kind,
        "year": YEAR,
        "partner": _partner(kind, partners, random),
        "place": person.commune,
        "inside": False,
        "started_on": started,
        "ended_on": ended,
        "state": "completed",
        "result": "none",
        "juvenile": juvenile,
    }
    if kind in _CERTIFICATES:
        row["result"] = random.choices(("passed", "failed"), (72, 28))[0]
        if row["result"] == "passed":
            row["certificate"] = random.choice(_CERTIFICATES[kind])
    return row


def _employment(person: SamplePerson, year: int, partners: list[SamplePartner], random: Random) -> SheetRow:
    return {
        "person": person.reference,
        "kind": "employment",
        "year": year,
        "partner": _partner("employment", partners, random),
        "place": person.commune,
        "inside": False,
        "started_on": dt.date(year, random.randint(1, 12), random.randint(1, 28)),
        "state": "active",
    }


def _micro_project(
    person: SamplePerson, year: int, funder: str, partners: list[SamplePartner], random: Random
) -> SheetRow:
    lender = funder == "micro_credit"
    return {
        "person": person.reference,
        "kind": "micro_project",
        "year": year,
        "funder": funder,
        "partner": random.choice([p.code for p in partners if p.kind == "micro_credit"]) if lender else None,
        "place": person.commune,
        "inside": False,
        "started_on": dt.date(year, random.randint(1, 12), random.randint(1, 28)),
        "state": "active",
    }


def _partner(kind: str, partners: list[SamplePartner], random: Random) -> str:
    return random.choice([p.code for p in partners if p.kind in _PARTNER_OF[kind]])
