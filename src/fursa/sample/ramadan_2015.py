"""`edition.toml` of the sample edition Ramadan 2015: published facts, and invented rules and amounts."""

from __future__ import annotations

import datetime as dt

from fursa.sample.applications import PASS_MARK
from fursa.sample.kits import KITS, SampleKit
from fursa.sample.marks import CRITERIA, MEMBERS
from fursa.sample.territories import OPEN, TERRITORIES, UNDER_CONSTRUCTION, SampleTerritory
from fursa.sample.toml_text import Value, table, tables
from fursa.sample.write import SAMPLE_MARK

PLACES = sum(territory.places for territory in TERRITORIES)
BUDGET_MAD = 5_250_000


_PREFACE = f"""\
# {SAMPLE_MARK}
# Name, cities, places and published results are facts of 2015; rules, kits, amounts, ceremony days,
# the committee and every person are invented.
"""


def edition_text() -> str:
    """The whole file."""
    return "\n".join(
        (
            _PREFACE,
            _head(),
            _names_and_dates(),
            tables("territories", map(_territory, TERRITORIES)),
            _committee(),
            _signatories(),
            tables("kits", map(_kit, KITS)),
            _rules(),
            _published(),
        )
    )


def _head() -> str:
    return table(
        "",
        {
            "code": "ramadan-2015",
            "source": "sample-ramadan-2015",
            "sample": True,
            "name": {
                "ar": "برنامج دعم المشاريع الصغرى والتشغيل الذاتي لفائدة السجناء السابقين - رمضان 2015",
                "fr": "Programme d'appui aux micro-projets et à l'auto-emploi des ex-détenus - Ramadan 2015",
                "en": "Support programme for micro-projects and self-employment of former prisoners - Ramadan 2015",
            },
            "aliases": [
                {
                    "ar": "برنامج دعم المقاولات الصغرى والتشغيل الذاتي لفائدة السجناء السابقين - رمضان 2015",
                    "fr": "Programme d'appui aux petites entreprises et à l'auto-emploi des ex-détenus - Ramadan 2015",
                }
            ],
            "places": PLACES,
            "budget_mad": BUDGET_MAD,
            "pass_mark": PASS_MARK,
            "aim": "merit",
            "quorum": 3,
            "reconsideration_days": 15,
            "implementer": {
                "ar": "مؤسسة محمد السادس لإعادة إدماج السجناء",
                "fr": "Fondation Mohammed VI pour la réinsertion des détenus",
                "en": "Mohammed VI Foundation for the Reintegration of Prisoners",
            },
        },
    )


def _names_and_dates() -> str:
    issuer = table(
        "[issuer]",
        {
            "ar": "برنامج فرصة للمشاريع الصغرى",
            "fr": "Programme Fursa des petits projets",
            "en": "Fursa small projects programme",
        },
    )
    dates = table(
        "[dates]  # the source says: a Friday of Ramadan 1436; which one is not known",
        {
            "applications_from": dt.date(2015, 3, 2),
            "applications_until": dt.date(2015, 4, 30),
            "committee_on": dt.date(2015, 6, 10),
            "hijri_month": {"ar": "رمضان 1436", "fr": "Ramadan 1436", "en": "Ramadan 1436"},
        },
    )
    return f"{issuer}\n{dates}"


def _territory(territory: SampleTerritory) -> dict[str, Value | None]:
    """A fifth of play around the sample's own share of places; ceremony days are invented."""
    return {
        "code": territory.code,
        "name": {"ar": territory.ar, "fr": territory.fr, "en": territory.en},
        "hcp": list(territory.hcp),
        "min": territory.places - max(1, territory.places // 6),
        "max": territory.places + max(1, territory.places // 8),
        "ceremony": {
            "on": dt.date.fromisoformat(territory.ceremony),
            "place_ar": territory.ar,
            "place_fr": territory.fr,
            "launch": territory.code == "casablanca",
        },
    }


def _signatories() -> str:
    return tables(
        "signatories",
        [
            {
                "code": "director",
                "name_ar": "المدير(ة) (نموذج)",
                "name_fr": "Directeur / directrice (exemple)",
                "role": {"ar": "المدير(ة)", "fr": "Direction", "en": "Director"},
            },
            {
                "code": "treasurer",
                "name_ar": "أمين(ة) المال (نموذج)",
                "name_fr": "Trésorier / trésorière (exemple)",
                "role": {"ar": "أمين(ة) المال", "fr": "Trésorerie", "en": "Treasurer"},
            },
        ],
    )


def _committee() -> str:
    criteria: list[dict[str, Value | None]] = [
        {"code": code, "name": {"ar": ar, "fr": fr, "en": en}, "max": points, "weight": 1}
        for code, ar, fr, en, points in CRITERIA
    ]
    members: list[dict[str, Value | None]] = [
        {"code": code, "name_ar": ar, "name_fr": fr, "signs": signs, "chair": code == MEMBERS[0][0]}
        for code, ar, fr, signs in MEMBERS
    ]
    return tables("criteria", criteria) + "\n" + tables("committee", members)


def _kit(kit: SampleKit) -> dict[str, Value | None]:
    return {
        "code": kit.code,
        "name": {"ar": kit.ar, "fr": kit.fr},
        "price_mad": kit.price_mad,
        "stock": kit.stock,
        "items": [{"ar": ar, "fr": fr, "quantity": quantity} for ar, fr, quantity in kit.items],
    }


def _rules() -> str:
    trade_cap: dict[str, Value | None] = {
        "code": "trade-cap",
        "kind": "trade_maximum",
        "people": 9,
        "name": {
            "ar": "تسعة مستفيدين على الأكثر للحرفة الواحدة في كل مجال ترابي",
            "fr": "Neuf bénéficiaires au plus par métier et par territoire",
            "en": "Nine beneficiaries at most for a trade in a territory",
        },
    }
    shops: dict[str, Value | None] = {
        "code": "shops-casablanca",
        "kind": "trade_maximum",
        "territory": "casablanca",
        "trade": "5221",
        "people": 8,
        "name": {
            "ar": "ثمانية محلات تجارية على الأكثر بالدار البيضاء",
            "fr": "Huit commerces au plus à Casablanca",
            "en": "Eight shops at most in Casablanca",
        },
    }
    women: dict[str, Value | None] = {
        "code": "women",
        "kind": "women_minimum_share",
        "share": "14 %",
        "name": {
            "ar": "أربعة عشر في المائة من النساء على الأقل",
            "fr": "Quatorze pour cent de femmes au moins",
            "en": "Fourteen per cent of women at least",
        },
    }
    young: dict[str, Value | None] = {
        "code": "young-adults",
        "kind": "young_adults_minimum_share",
        "share": "30 %",
        "name": {
            "ar": "ثلاثون في المائة من الشباب (18 إلى 30 سنة) على الأقل",
            "fr": "Trente pour cent de jeunes de 18 à 30 ans au moins",
            "en": "Thirty per cent of young adults (18 to 30) at least",
        },
    }
    return tables("rules", (trade_cap, shops, women, young))


def _published() -> str:
    years = tables(
        "published.years",
        [
            {
                "year": 2014,
                "employed_in_citizen_enterprises": 933,
                "micro_projects": 1436,
                "learning": {"total": 1401, "women": 63, "juveniles": 644},
            }
        ],
    )
    edition = table(
        "[published.edition]",
        {"beneficiaries": 317, "territories": len(TERRITORIES), "cost_more_than_mad": 5_000_000},
    )
    centres = table("[published.centres]", {"open": len(OPEN), "under_construction": len(UNDER_CONSTRUCTION)})
    return f"{years}\n{edition}\n{centres}"
