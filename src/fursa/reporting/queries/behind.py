"""The people behind a figure: for directors, managers and auditors, each reading recorded."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.editions.models import Edition
from fursa.editions.queries.awards import list_awards
from fursa.handover.queries import list_hand_overs
from fursa.pathways.models import Pathway
from fursa.reporting.queries.figures import LEARNING, previous_year_of

LISTS = ("beneficiaries", "cheques", "equipment", "employed", "micro_projects", "learning")


@dataclass(frozen=True, slots=True)
class Line:
    """One row behind a figure."""

    person_uuid: UUID
    name: str
    reference: str
    where: str
    what: str


def list_behind(user: User, edition: Edition, indicator: str) -> list[Line]:
    """The rows that were counted, by name. MissingError for a figure that has no list."""
    require(user, "report.list_behind")
    if indicator == "beneficiaries":
        return [
            Line(a.person.uuid, a.person.full_name, a.reference, a.territory.name, a.application.title)
            for a in list_awards(user, edition).order_by("territory__position", "person__sort_key")
        ]
    if indicator in {"cheques", "equipment"}:
        part = "cheque" if indicator == "cheques" else "equipment"
        return [
            Line(
                h.award.person.uuid,
                h.award.person.full_name,
                h.award.reference,
                h.award.territory.name,
                str(h.given_on),
            )
            for h in list_hand_overs(user, edition).filter(part=part).order_by("ceremony_id", "pk")
        ]
    kinds = {
        "employed": (Pathway.Kind.EMPLOYMENT,),
        "micro_projects": (Pathway.Kind.MICRO_PROJECT,),
        "learning": LEARNING,
    }.get(indicator)
    if kinds is None:
        raise MissingError
    rows = (
        Pathway.objects.filter(year=previous_year_of(edition) or 0, kind__in=kinds)
        .select_related("person", "place", "partner")
        .order_by("person__sort_key", "pk")
    )
    return [
        Line(
            p.person.uuid,
            p.person.full_name,
            p.person.reference,
            p.place.name if p.place else "–",
            p.get_kind_display(),
        )
        for p in rows
    ]
