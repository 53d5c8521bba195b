"""Proposing a person for a place, the partner's answer, and the beginning of what follows.

A place is held from the moment a person is proposed: the opening is locked before its places are counted, so that two
advisers cannot give the last one to two people.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import ConflictError, InvalidError, WrongStateError
from fursa.custody.queries import writing_unit
from fursa.documents.paper.neutrality import words_of_prison
from fursa.pathways.actions.ways import Beginning, begin_pathway
from fursa.pathways.models import Opening, Pathway, Referral
from fursa.pathways.queries import count_taken, lock_opening, lock_referral
from fursa.people.models import Person
from fursa.people.queries import lock_person

HOLDING = (Referral.State.PROPOSED, Referral.State.ACCEPTED, Referral.State.BEGUN)
WAYS = {
    Opening.Kind.EMPLOYMENT: Pathway.Kind.EMPLOYMENT,
    Opening.Kind.SCHOOL: Pathway.Kind.SECONDARY_EDUCATION,
    Opening.Kind.UNIVERSITY: Pathway.Kind.UNIVERSITY,
    Opening.Kind.VOCATIONAL_TRAINING: Pathway.Kind.VOCATIONAL_TRAINING,
    Opening.Kind.APPRENTICESHIP: Pathway.Kind.APPRENTICESHIP,
    Opening.Kind.PAID_PLACEMENT: Pathway.Kind.PAID_PLACEMENT,
}


class FullError(ConflictError):
    sentence = _("No place is left here: somebody else was proposed for the last one.")


@transaction.atomic
def refer(
    *, actor: User, person_uuid: UUID, opening_uuid: UUID, shows_phone: bool, key: UUID, today: date
) -> Referral:
    """Propose a person for a place, exactly once per key. FullError where none is left."""
    require(actor, "referral.make")

    def act() -> dict[str, str]:
        person = lock_person(actor, person_uuid)
        writing_unit(actor, person, today=today)
        opening = lock_opening(actor, opening_uuid)
        if opening.state != Opening.State.OPEN or (opening.closes_on and opening.closes_on < today):
            raise WrongStateError(_("These places are closed."))
        if Referral.objects.filter(opening=opening, person=person, state__in=HOLDING).exists():
            raise WrongStateError(_("This person is proposed here already."))
        if count_taken(opening) >= opening.places:
            raise FullError
        made = Referral.objects.create(
            opening=opening, person=person, shown=_shown(person, shows_phone), referred_by=actor
        )
        record(actor, "referral.made", made, opening=str(opening.uuid))
        return {"uuid": str(made.uuid)}

    body = {"person": person_uuid, "opening": opening_uuid, "phone": shows_phone}
    return Referral.objects.get(uuid=once(actor, "referral.make", key, body, act)["uuid"])


def _shown(person: Person, shows_phone: bool) -> dict[str, str]:
    """What the partner may know of the person: nothing that says where they come from."""
    return {
        "name_ar": person.full_name_ar,
        "name_latin": person.full_name_latin,
        "birth_year": str(person.birth_on.year),
        "phone": person.phone if shows_phone else "",
    }


@transaction.atomic
def answer_referral(*, actor: User, referral_uuid: UUID, accepts: bool, reason: str = "") -> Referral:
    """The partner takes the person, or does not, with a reason."""
    require(actor, "placement.answer")
    locked = lock_referral(actor, referral_uuid)
    if locked.state != Referral.State.PROPOSED:
        raise WrongStateError(_("This proposal is answered already."))
    reason = reason.strip()
    if not accepts and not reason:
        raise InvalidError(_("Say why, so that a better place can be found."))
    if words_of_prison(reason):
        raise InvalidError(_("Say it by the work or the training alone."))
    locked.state = Referral.State.ACCEPTED if accepts else Referral.State.REFUSED
    return _answered(actor, locked, "" if accepts else reason)


@transaction.atomic
def record_no_show(*, actor: User, referral_uuid: UUID) -> Referral:
    """Whoever was accepted did not come: the place is free again."""
    require(actor, "placement.answer")
    locked = lock_referral(actor, referral_uuid)
    if locked.state != Referral.State.ACCEPTED:
        raise WrongStateError(_("Only somebody who was accepted can be missing."))
    locked.state = Referral.State.NO_SHOW
    return _answered(actor, locked, "")


def _answered(actor: User, referral: Referral, reason: str) -> Referral:
    referral.reason, referral.answered_by, referral.answered_at = reason, actor, timezone.now()
    if referral.state != Referral.State.ACCEPTED:
        # Nothing comes of it: the partner keeps no way to reach the person.
        referral.shown = referral.shown | {"phone": ""}
    # An UPDATE … RETURNING or a read back would ask for the person's row, which a partner does not see.
    Referral.objects.filter(pk=referral.pk).update(
        state=referral.state,
        reason=reason,
        shown=referral.shown,
        answered_by=actor,
        answered_at=referral.answered_at,
    )
    record(actor, "referral.answered", referral, state=referral.state)
    return referral


@transaction.atomic
def withdraw_referral(*, actor: User, referral_uuid: UUID, today: date) -> Referral:
    """Take a proposal back before anything began: the place is free again."""
    require(actor, "referral.make")
    locked = lock_referral(actor, referral_uuid)
    writing_unit(actor, locked.person, today=today)
    if locked.state not in (Referral.State.PROPOSED, Referral.State.ACCEPTED):
        raise WrongStateError(_("Nothing waits here any more."))
    locked.state = Referral.State.WITHDRAWN
    locked.save(update_fields=["state"])
    record(actor, "referral.withdrawn", locked)
    return locked


@transaction.atomic
def begin_from_referral(
    *, actor: User, referral_uuid: UUID, started_on: date, key: UUID, today: date
) -> Pathway:
    """Whom the partner accepted begins: the way is recorded with the opening's partner and place."""
    require(actor, "referral.make")
    locked = lock_referral(actor, referral_uuid)
    if locked.state == Referral.State.BEGUN and locked.pathway is not None:
        return locked.pathway
    if locked.state != Referral.State.ACCEPTED:
        raise WrongStateError(_("The partner has not accepted yet."))
    opening = locked.opening
    pathway = begin_pathway(
        actor=actor,
        person_uuid=locked.person.uuid,
        beginning=Beginning(
            kind=WAYS[Opening.Kind(opening.kind)],
            started_on=started_on,
            partner=opening.partner.code,
            place=opening.place.code if opening.place else "",
            trade=opening.trade_isco,
        ),
        key=key,
        today=today,
    )
    locked.state, locked.pathway = Referral.State.BEGUN, pathway
    locked.save(update_fields=["state", "pathway"])
    record(actor, "referral.begun", locked)
    return pathway
