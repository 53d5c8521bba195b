"""Making centres, establishments and partners, each with its unit, and their agreements."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.actions import ensure_unit
from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError, WrongStateError
from fursa.network.models import Agreement, Centre, Establishment, OfferKind, Partner, Quota
from fursa.network.queries import get_partner, lock_agreement
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


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """What is agreed with the partner of that code; `quotas`: kind of `OfferKind` → places a calendar year."""

    partner: str
    reference: str
    from_on: date
    until_on: date | None = None
    quotas: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def make_agreement(*, actor: User, facts: AgreementFacts) -> Agreement:
    """Record an agreement; InvalidError where it ends before it begins or its reference is taken."""
    require(actor, "network.change")
    partner = get_partner(actor, facts.partner)
    reference = facts.reference.strip()
    if not reference:
        raise InvalidError(_("Write the reference of the agreement."))
    if facts.until_on is not None and facts.until_on < facts.from_on:
        raise InvalidError(_("The agreement ends before it begins."))
    if Agreement.objects.filter(partner=partner, reference=reference).exists():
        raise InvalidError(_("This partner has an agreement of that reference already."))
    made = Agreement.objects.create(
        partner=partner, reference=reference, from_on=facts.from_on, until_on=facts.until_on
    )
    Quota.objects.bulk_create(
        Quota(agreement=made, kind=OfferKind(kind), places=places)
        for kind, places in facts.quotas.items()
        if places
    )
    record(actor, "agreement.made", made, partner=partner.code, quotas=facts.quotas)
    return made


@transaction.atomic
def end_agreement(*, actor: User, agreement_uuid: UUID, until_on: date) -> Agreement:
    """Bring the last day of an agreement forward; what was offered under it before stays."""
    require(actor, "network.change")
    locked = lock_agreement(actor, agreement_uuid)
    if locked.from_on is not None and until_on < locked.from_on:
        raise InvalidError(_("The agreement ends before it begins."))
    if locked.until_on is not None and locked.until_on <= until_on:
        raise WrongStateError(_("This agreement ends no later already."))
    locked.until_on = until_on
    locked.save(update_fields=["until_on"])
    record(actor, "agreement.ended", locked, until=until_on.isoformat())
    return locked
