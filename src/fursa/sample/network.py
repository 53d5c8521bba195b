"""The sample's network: the centres that were announced, establishments and partners that do not exist."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from fursa.sample.rows import SheetRow
from fursa.sample.tables import parts, read_table
from fursa.sample.territories import OPEN, TERRITORIES, UNDER_CONSTRUCTION


@dataclass(frozen=True, slots=True)
class SamplePartner:
    code: str
    kind: str
    commune: str


# Kind → how many, Arabic names, French names; numbers tell them apart, none of them exists.
_PARTNERS = {
    row["kind"]: (int(row["number"]), parts(row["names_ar"]), parts(row["names_fr"]))
    for row in read_table("partners")
}
_MARK_AR, _MARK_FR = "(نموذج)", "(exemple)"


def establishment_codes() -> dict[str, str]:
    """The sample establishments' codes by the territory near which they stand."""
    return {territory.code: f"etab-{territory.code}" for territory in TERRITORIES}


YOUTH_ESTABLISHMENT = "etab-jeunes"


def partners(random: Random) -> list[SamplePartner]:
    """All partners, spread over the territories' cities, the biggest first."""
    communes = [t.communes[0] for t in TERRITORIES for _ in range(max(1, t.places // 9))]
    found = []
    for kind, (number, _, _) in _PARTNERS.items():
        for i in range(1, number + 1):
            found.append(SamplePartner(f"{kind.replace('_', '-')}-{i:02}", kind, random.choice(communes)))
    return found


def network_rows(found: list[SamplePartner], random: Random) -> list[SheetRow]:
    """The sheet network."""
    rows: list[SheetRow] = [
        _centre(code, ar, fr, commune, state)
        for state, centres in (("open", OPEN), ("under_construction", UNDER_CONSTRUCTION))
        for code, ar, fr, commune in centres
    ]
    for territory in TERRITORIES:
        rows.append(
            {
                "kind": "establishment",
                "code": f"etab-{territory.code}",
                "name_ar": f"مؤسسة سجنية نموذجية – {territory.ar} {_MARK_AR}",
                "name_fr": f"Établissement pénitentiaire fictif – {territory.fr} {_MARK_FR}",
                "commune": territory.communes[0],
            }
        )
    rows.append(
        {
            "kind": "establishment",
            "code": YOUTH_ESTABLISHMENT,
            "name_ar": f"مركز نموذجي للأحداث {_MARK_AR}",
            "name_fr": f"Centre fictif pour mineurs {_MARK_FR}",
            "commune": TERRITORIES[0].communes[0],
        }
    )
    rows += [_partner(partner, *_PARTNERS[partner.kind][1:], random) for partner in found]
    return rows


def _centre(code: str, ar: str, fr: str, commune: str, state: str) -> SheetRow:
    return {
        "kind": "centre",
        "code": f"centre-{code}",
        "name_ar": f"مركز المصاحبة وإعادة الإدماج – {ar}",
        "name_fr": f"Centre d'accompagnement et de réinsertion – {fr}",
        "commune": commune,
        "state": state,
    }


def _partner(
    partner: SamplePartner, names_ar: tuple[str, ...], names_fr: tuple[str, ...], random: Random
) -> SheetRow:
    number = int(partner.code[-2:])
    which = number % len(names_ar)
    start = dt.date(random.choice((2011, 2012, 2013)), random.randint(1, 12), 1)
    return {
        "kind": "partner",
        "code": partner.code,
        "name_ar": f"{names_ar[which]} {number} {_MARK_AR}",
        "name_fr": f"{names_fr[which]} {number} {_MARK_FR}",
        "commune": partner.commune,
        "partner_kind": partner.kind,
        "agreement_ref": f"CONV-{start.year}-{partner.code}",
        "agreement_from": start,
        "agreement_until": start.replace(year=start.year + random.choice((5, 6, 8))) - dt.timedelta(days=1),
    }
