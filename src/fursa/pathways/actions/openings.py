"""Recording the places that a partner offers, and closing them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import InvalidError, WrongStateError
from fursa.diagnosis.policies import refuse_unknown_trade
from fursa.documents.paper.neutrality import words_of_prison
from fursa.network.queries import get_partner
from fursa.pathways.models import Opening
from fursa.pathways.queries import lock_opening
from fursa.territory.queries import get_area


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """What is offered; `partner` is a code, `place` an HCP code, `trade` an ISCO-08 unit group, money in centimes."""

    partner: str
    kind: str
    trade: str
    title: str
    places: int
    place: str = ""
    starts_on: date | None = None
    closes_on: date | None = None
    schooling_least: str = "none"
    years_least: int = 0
    pays_centimes: int | None = None
    lodging: bool = False


@transaction.atomic
def record_opening(*, actor: User, facts: OpeningFacts, key: UUID) -> Opening:
    """Record what a partner offers, exactly once per key."""
    require(actor, "opening.change")

    def act() -> dict[str, str]:
        partner = get_partner(actor, facts.partner)
        refuse_unknown_trade(facts.trade)
        if not 0 < facts.places <= 10_000:
            raise InvalidError(_("Say how many places there are, from 1 to 10,000."))
        if facts.starts_on and facts.closes_on and facts.closes_on < facts.starts_on:
            raise InvalidError(_("The last day to join is before the beginning."))
        if words_of_prison(facts.title):
            # The partner and those who are referred read it.
            raise InvalidError(
                _("The title speaks of prison, and the partner will read it: word it otherwise.")
            )
        made = Opening.objects.create(
            partner=partner,
            kind=facts.kind,
            trade_isco=facts.trade,
            title=facts.title.strip(),
            place=get_area(facts.place) if facts.place else partner.commune,
            places=facts.places,
            starts_on=facts.starts_on,
            closes_on=facts.closes_on,
            schooling_least=facts.schooling_least,
            years_least=facts.years_least,
            pays_centimes=facts.pays_centimes,
            lodging=facts.lodging,
            recorded_by=actor,
        )
        record(actor, "opening.recorded", made, partner=partner.code, places=facts.places)
        return {"uuid": str(made.uuid)}

    done = once(actor, "opening.record", key, asdict(facts), act)
    return Opening.objects.get(uuid=done["uuid"])


@transaction.atomic
def close_opening(*, actor: User, opening_uuid: UUID) -> Opening:
    """Nobody is referred to it any more; who was, stays."""
    require(actor, "opening.change")
    locked = lock_opening(actor, opening_uuid)
    if locked.state == Opening.State.CLOSED:
        raise WrongStateError(_("These places are closed already."))
    locked.state = Opening.State.CLOSED
    locked.save(update_fields=["state"])
    record(actor, "opening.closed", locked)
    return locked
