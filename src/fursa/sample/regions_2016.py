"""A second, small sample: regions instead of cities, another grid, other rules, and a co-funder.

Everything in it is invented but the regions. It shows that an edition is its folder and nothing else.
"""

from __future__ import annotations

import datetime as dt
from random import Random

from fursa.exchange.values import SheetName
from fursa.sample.applications import Applicant, application_rows, choose_trade, support_options
from fursa.sample.kits import KITS
from fursa.sample.marks import mark_rows
from fursa.sample.people import Registry, SamplePerson, custody_rows, people_rows
from fursa.sample.plans import diagnosis_rows, life_project_rows
from fursa.sample.rows import SheetRow
from fursa.sample.territories import SampleTerritory
from fursa.sample.toml_text import Value, table, tables
from fursa.sample.write import SAMPLE_MARK

_DAY = dt.date(2016, 4, 15)
_CENTRES = {"tanger": ("طنجة", "Tanger"), "fes": ("فاس", "Fès"), "agadir": ("أكادير", "Agadir")}


def _region(code: str, names: tuple[str, str, str], hcp: str, communes: str, *rest: str) -> SampleTerritory:
    land, centre = rest
    return SampleTerritory(
        code, *names, (hcp,), tuple(communes.split()), 8, 12, tuple(land.split()), _DAY.isoformat(), centre
    )


REGIONS = (
    _region(
        "tanger-tetouan-al-hoceima",
        ("طنجة-تطوان-الحسيمة", "Tanger-Tétouan-Al Hoceima", "Tangier-Tetouan-Al Hoceima"),
        "01",
        "01.511.01.0 01.571.01.11",
        "coast",
        "centre-tanger",
    ),
    _region(
        "fes-meknes",
        ("فاس-مكناس", "Fès-Meknès", "Fez-Meknes"),
        "03",
        "03.231.01.0 03.061.01.01",
        "fields",
        "centre-fes",
    ),
    _region(
        "souss-massa",
        ("سوس-ماسة", "Souss-Massa", "Souss-Massa"),
        "09",
        "09.001.01.01 09.541.01.13",
        "coast fields",
        "centre-agadir",
    ),
)
# A grid of notes out of twenty with coefficients, as schools mark.
CRITERIA = (
    ("project", "جودة المشروع", "Qualité du projet", "Quality of the project", 20, 3),
    ("experience", "التجربة المهنية", "Expérience", "Experience", 20, 2),
    ("person", "الاستعداد الشخصي", "Disposition personnelle", "Readiness", 20, 1),
)
MEMBERS = (
    ("a", "العضو الأول (نموذج)", "Premier membre (exemple)", True),
    ("b", "العضو الثاني (نموذج)", "Deuxième membre (exemple)", True),
    ("c", "العضو الثالث (نموذج)", "Troisième membre (exemple)", True),
)


def sheets(seed: int) -> dict[SheetName, list[SheetRow]]:
    """Every sheet's rows."""
    random = Random(f"regions:{seed}")  # noqa: S311 - a sample, not a secret
    registry = Registry(random)
    applicants = [
        _applicant(registry, random, region, n) for region in REGIONS for n in range(region.applications)
    ]
    people = [a.person for a in applicants]
    grid = [criterion[:5] for criterion in CRITERIA]
    return {
        "network": _network(),
        "people": list(people_rows(people, random)),
        "custody": list(custody_rows(people, random)),
        "diagnoses": list(diagnosis_rows(applicants, random)),
        "life_projects": list(life_project_rows(applicants, random)),
        "applications": list(application_rows(applicants)),
        "marks": list(mark_rows(applicants, random, grid, MEMBERS)),
        "pathways": [_job(person, random) for person in people[::3]],
    }


def _applicant(registry: Registry, random: Random, region: SampleTerritory, number: int) -> Applicant:
    female = number % 4 == 0
    ages = (19, 29) if number % 2 else (31, 50)
    place = (random.choice(region.communes), region.centre, region.centre.replace("centre", "etab"))
    person = registry.person(female=female, ages=ages, on=_DAY, place=place, free=(90, 700))
    trade = choose_trade(region, female, random)
    return Applicant(
        person=person,
        territory=region,
        trade=trade,
        reference=f"R-{registry.count:03}",
        quality=random.uniform(58, 90),
        options=support_options(trade, random),
        quarter=("السلام", "Salam"),
        made_on=person.released_on - dt.timedelta(days=60),
    )


def _network() -> list[SheetRow]:
    rows: list[SheetRow] = []
    for region in REGIONS:
        code = region.centre.removeprefix("centre-")
        ar, fr = _CENTRES[code]
        commune = region.communes[0]
        rows += [
            {
                "kind": "centre",
                "code": region.centre,
                "name_ar": f"مركز المصاحبة وإعادة الإدماج – {ar}",
                "name_fr": f"Centre d'accompagnement et de réinsertion – {fr}",
                "commune": commune,
                "state": "open",
            },
            {
                "kind": "establishment",
                "code": f"etab-{code}",
                "name_ar": f"مؤسسة سجنية نموذجية – {ar} (نموذج)",
                "name_fr": f"Établissement fictif – {fr} (exemple)",
                "commune": commune,
            },
        ]
    partner: SheetRow = {
        "kind": "partner",
        "code": "enterprise",
        "name_ar": "مقاولة الشمال (نموذج)",
        "name_fr": "Entreprise du Nord (exemple)",
        "commune": REGIONS[0].communes[0],
        "partner_kind": "citizen_enterprise",
        "agreement_ref": "CONV-2014-1",
        "agreement_from": dt.date(2014, 1, 1),
    }
    return [*rows, partner]


def _job(person: SamplePerson, random: Random) -> SheetRow:
    return {
        "person": person.reference,
        "kind": "employment",
        "year": 2015,
        "partner": "enterprise",
        "place": person.commune,
        "started_on": dt.date(2015, random.randint(1, 12), 1),
        "state": "active",
    }


HEAD: dict[str, Value | None] = {
    "code": "regions-2016",
    "source": "sample-regions-2016",
    "sample": True,
    "name": {
        "ar": "دورة الجهات 2016 (نموذج)",
        "fr": "Édition des régions 2016 (exemple)",
        "en": "Regions 2016 (sample)",
    },
    "places": 24,
    "budget_mad": "430.000,00",
    "pass_mark": 60,
    "aim": "value",
    "quorum": 2,
    "reconsideration_days": 10,
    "implementer": {"ar": "جمعية نموذجية", "fr": "Association fictive"},
}
COFUNDER: dict[str, Value | None] = {
    "code": "bank",
    "name": {"ar": "بنك شريك (نموذج)", "fr": "Banque partenaire (exemple)"},
    "amount_mad": "90.000,00",
    "only": {"territories": ["souss-massa"]},
}
RULES: list[dict[str, Value | None]] = [
    {"code": "shops", "kind": "trade_maximum", "trade": "52", "people": 4},
    {"code": "souss", "kind": "territory_maximum", "territory": "souss-massa", "people": 10},
    {"code": "young", "kind": "young_adults_minimum_share", "share": "1/3", "age_until": 29},
]


def edition_text() -> str:
    """`edition.toml`."""
    territories: list[dict[str, Value | None]] = [
        {
            "code": r.code,
            "name": {"ar": r.ar, "fr": r.fr, "en": r.en},
            "hcp": list(r.hcp),
            "min": r.places - 2,
            "ceremony": {"on": _DAY, "place_ar": r.ar, "place_fr": r.fr, "launch": r is REGIONS[0]},
        }
        for r in REGIONS
    ]
    criteria: list[dict[str, Value | None]] = [
        {"code": c, "name": {"ar": ar, "fr": fr, "en": en}, "max": points, "weight": weight}
        for c, ar, fr, en, points, weight in CRITERIA
    ]
    committee: list[dict[str, Value | None]] = [
        {"code": c, "name_ar": ar, "name_fr": fr, "signs": signs} for c, ar, fr, signs in MEMBERS
    ]
    kits: list[dict[str, Value | None]] = [
        {
            "code": k.code,
            "name": {"ar": k.ar, "fr": k.fr},
            "price_mad": k.price_mad,
            "items": [{"ar": ar, "fr": fr, "quantity": n} for ar, fr, n in k.items],
        }
        for k in KITS
    ]
    return "\n".join(
        (
            f"# {SAMPLE_MARK}",
            table("", HEAD),
            table("[issuer]", {"ar": "مبادرة المشاريع الصغرى", "fr": "Initiative petits projets"}),
            table("[dates]", {"committee_on": dt.date(2016, 3, 30), "launched_on": _DAY}),
            tables("territories", territories),
            tables("criteria", criteria),
            tables("committee", committee),
            tables("kits", kits),
            tables("cofunders", [COFUNDER]),
            tables("rules", RULES),
        )
    )
