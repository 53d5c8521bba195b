"""Making centres, establishments and partners, each with its unit, and their agreements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from fursa.accounts.actions import ensure_unit
from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.network.models import Agreement, Centre, Establishment, Partner
from fursa.territory.models import Area

MODELS: dict[str, type[Centre] | type[Establishment] | type[Partner]] = {
    "centre": Centre,
    "establishment": Establishment,
    "partner": Partner,
}


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What is said of one place; the fields of another kind than its own stay empty."""

    kind: str
    code: str
    names: dict[str, str]
    commune: str
    state: str = ""
    opened_on: date | None = None
    partner_kind: str = ""
    agreement_ref: str = ""
    agreement_from: date | None = None
    agreement_until: date | None = None


@transaction.atomic
def ensure_place(*, actor: User, facts: PlaceFacts) -> Unit:
    """The place of that code, made or brought up to date, and its unit."""
    require(actor, "network.change")
    unit = ensure_unit(code=facts.code, kind=facts.kind, names=facts.names)
    fields: dict[str, object] = {
        "unit": unit,
        "commune": Area.objects.filter(code=facts.commune).first(),
        **{f"name_{language}": name for language, name in facts.names.items()},
    }
    if facts.kind == "centre":
        fields |= {"state": facts.state or Centre.State.OPEN, "opened_on": facts.opened_on}
    if facts.kind == "partner":
        fields |= {"kind": facts.partner_kind}
    place, is_new = MODELS[facts.kind].objects.update_or_create(code=facts.code, defaults=fields)
    if facts.agreement_ref and isinstance(place, Partner):
        Agreement.objects.update_or_create(
            partner=place,
            reference=facts.agreement_ref,
            defaults={"from_on": facts.agreement_from, "until_on": facts.agreement_until},
        )
    if is_new:
        record(actor, "network.created", place, kind=facts.kind)
    return unit
