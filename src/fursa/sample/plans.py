"""Diagnoses and life projects of those who apply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random

from fursa.sample.applications import Applicant
from fursa.sample.names import FAMILIES, MEN, WOMEN
from fursa.sample.rows import SheetRow
from fursa.sample.trades import TRADES

_LANGUAGES = (
    "darija",
    "darija | tachelhit",
    "darija | tarifit",
    "darija | french",
    "darija | tamazight",
    "darija | arabic | french",
)
_WISHES = (
    "تعلم حرفة وفتح محل خاص",
    "العمل لحسابي الخاص",
    "استئناف الحرفة التي أتقنها",
    "مشروع صغير قرب محل السكنى",
)
_NEEDS = (
    "تجديد البطاقة الوطنية",
    "محل للكراء",
    "تكوين قصير في التدبير",
    "مواكبة في بداية المشروع",
    "التغطية الصحية",
    "",
)
_STEPS = (
    "كراء محل | اقتناء التجهيزات | التصريح بالنشاط | أولى الطلبيات",
    "تحديد مكان النشاط | شراء السلع الأولى | فتح المحل",
    "تكوين قصير في التدبير | اقتناء التجهيزات | بداية النشاط | زيارة تتبع بعد شهر",
)  # fmt: skip


def diagnosis_rows(applicants: list[Applicant], random: Random) -> Iterator[SheetRow]:
    """The sheet diagnoses: made before release, with the service of the establishment."""
    for applicant in applicants:
        if applicant.missing == "diagnosis":
            continue
        person = applicant.person
        row: SheetRow = {
            "person": person.reference,
            "made_on": applicant.made_on,
            "unit": person.establishment,
            "schooling": _schooling(person.reads, random),
            "literacy": random.choice(("reads", "reads_and_writes", "reads_and_writes"))
            if person.reads
            else "none",
            "languages": random.choice(_LANGUAGES),
            "trade1_isco": applicant.trade.isco,
            "trade1_years": random.randint(1, 14),
            "trade1_proof": "certificate"
            if applicant.trained_inside
            else random.choice(("declared", "attestation")),
            "wishes": random.choice(_WISHES),
            "needs": random.choice(_NEEDS) or None,
        }
        second = random.choice(TRADES)
        if random.random() < 0.3 and second.isco != applicant.trade.isco:
            row |= {
                "trade2_isco": second.isco,
                "trade2_years": random.randint(1, 5),
                "trade2_proof": "declared",
            }
        yield row


def _schooling(reads: bool, random: Random) -> str:
    if not reads:
        return random.choice(("none", "none", "primary"))
    levels = ("primary", "lower_secondary", "upper_secondary", "vocational", "university")
    return random.choices(levels, (34, 34, 16, 12, 4))[0]


def life_project_rows(applicants: list[Applicant], random: Random) -> Iterator[SheetRow]:
    """The sheet life_projects: agreed before release or after it; read aloud before a witness where needed."""
    for applicant in applicants:
        if applicant.missing == "life_project":
            continue
        person = applicant.person
        after_release = random.random() < 0.3
        agreed = person.released_on + dt.timedelta(days=random.randint(15, 60)) if after_release else None
        row: SheetRow = {
            "person": person.reference,
            "goal": "self_employment",
            "trade_isco": applicant.trade.isco,
            "title": applicant.trade.ar,
            "place": person.commune,
            "steps": random.choice(_STEPS),
            "agreed_on": agreed or applicant.made_on + dt.timedelta(days=random.randint(5, 20)),
            "unit": person.centre if after_release else person.establishment,
            "read_aloud": not person.reads,
        }
        if not person.reads:
            row["witness"] = f"{random.choice(MEN + WOMEN)[0]} {random.choice(FAMILIES)[0]}"
        yield row
