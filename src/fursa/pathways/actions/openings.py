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
from fursa.network.models import Agreement, Partner
from fursa.network.queries import get_partner, lock_agreement
from fursa.pathways.models import Opening
from fursa.pathways.queries import count_agreed_left, lock_opening
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
def record_opening(*, actor: User, facts: OpeningFacts, key: UUID, today: date) -> Opening:
    """Record what a partner offers, exactly once per key.

    It is offered under an agreement in force on its first day (today where none is said), and within what that
    agreement leaves of its kind in that calendar year; else InvalidError.
    """
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
        agreement = _agreement(actor, partner, facts, facts.starts_on or today)
        made = Opening.objects.create(
            partner=partner,
            agreement=agreement,
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


def _agreement(actor: User, partner: Partner, facts: OpeningFacts, day: date) -> Agreement:
    """The agreement that covers these places, locked; the one that ends first where several do."""
    in_force = [one for one in partner.agreements.all() if one.is_in_force(day)]
    if not in_force:
        raise InvalidError(
            _("No agreement with this partner is in force on %(day)s: record it first."),
            day=f"{day:%d/%m/%Y}",
        )
    left = 0
    for found in sorted(in_force, key=lambda one: (one.until_on or date.max, one.pk)):
        agreement = lock_agreement(actor, found.uuid)
        left = count_agreed_left(agreement, facts.kind, day.year)
        if facts.places <= left:
            return agreement
    sentence = (
        _("The agreement with this partner leaves fewer places of this kind in %(year)s: %(left)s.")
        if left > 0
        else _("The agreement with this partner leaves no place of this kind in %(year)s.")
    )
    raise InvalidError(sentence, year=day.year, left=left)


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
