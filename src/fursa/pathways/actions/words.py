"""A partner says who came and how it ended; whoever accompanies the person takes it over, or sets it aside."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError, WrongStateError
from fursa.custody.queries import writing_unit
from fursa.diagnosis.policies import refuse_unlisted
from fursa.pathways.actions.following import record_attendance, refuse_sessions
from fursa.pathways.models import PartnerWord, Referral
from fursa.pathways.queries import lock_referral, lock_word


@transaction.atomic
def say_attendance(
    *, actor: User, referral_uuid: UUID, month: date, held: int, attended: int, excused: int, today: date
) -> None:
    """The sessions of a month; said again before it is taken over, it is corrected."""
    require(actor, "placement.answer")
    referral = _begun(actor, referral_uuid)
    month = month.replace(day=1)
    if month > today:
        raise InvalidError(_("That month has not come yet."))
    refuse_sessions(held, attended, excused)
    _say(
        actor, referral, PartnerWord.Kind.ATTENDANCE, month,
        {"held": held, "attended": attended, "excused": excused},
    )  # fmt: skip


@transaction.atomic
def say_end(*, actor: User, referral_uuid: UUID, end: str, ended_on: date, today: date) -> None:
    """How it ended, on which day."""
    require(actor, "placement.answer")
    referral = _begun(actor, referral_uuid)
    if not end:
        raise InvalidError(_("Say how it ended."))
    refuse_unlisted(PartnerWord.End, end)
    if ended_on > today:
        raise InvalidError(_("That day has not come yet."))
    _say(actor, referral, PartnerWord.Kind.END, ended_on, {"end": end})


def _begun(actor: User, referral_uuid: UUID) -> Referral:
    referral = lock_referral(actor, referral_uuid)
    if referral.state != Referral.State.BEGUN or referral.pathway_id is None:
        raise WrongStateError(_("This is said of somebody who began."))
    return referral


def _say(actor: User, referral: Referral, kind: str, about_on: date, told: dict[str, Any]) -> None:
    waiting = PartnerWord.objects.filter(
        referral=referral, kind=kind, about_on=about_on, state=PartnerWord.State.WAITING
    )
    changed = waiting.update(**told, said_by=actor, said_at=timezone.now())
    if not changed:
        assert referral.pathway_id is not None
        PartnerWord.objects.create(
            referral=referral, person_id=referral.person_id, opening_id=referral.opening_id,
            pathway_id=referral.pathway_id, kind=kind, about_on=about_on, said_by=actor, **told,
        )  # fmt: skip
    record(actor, "partner.said", referral, kind=kind, about_on=about_on.isoformat())


@transaction.atomic
def take_over(*, actor: User, word_uuid: UUID, today: date) -> None:
    """What the partner said of a month becomes the attendance of the way. How it ended is taken over by its result."""
    require(actor, "pathway.change")
    word = _waiting(actor, word_uuid, today)
    if word.kind != PartnerWord.Kind.ATTENDANCE:
        raise WrongStateError(_("Record the result: it takes this over."))
    record_attendance(
        actor=actor, pathway_uuid=word.pathway.uuid, month=word.about_on, held=word.held, attended=word.attended,
        excused=word.excused, today=today,
    )  # fmt: skip
    _settle(actor, word, PartnerWord.State.TAKEN)


@transaction.atomic
def set_word_aside(*, actor: User, word_uuid: UUID, today: date) -> None:
    """It does not count, after the partner was asked for instance; it stays on record."""
    require(actor, "pathway.change")
    _settle(actor, _waiting(actor, word_uuid, today), PartnerWord.State.ASIDE)


def _waiting(actor: User, word_uuid: UUID, today: date) -> PartnerWord:
    word = lock_word(actor, word_uuid)
    writing_unit(actor, word.person, today=today)
    if word.state != PartnerWord.State.WAITING:
        raise WrongStateError(_("This was settled already."))
    return word


def _settle(actor: User, word: PartnerWord, state: str) -> None:
    word.state = state
    word.save(update_fields=["state"])
    record(actor, "partner.word_settled", word, state=state)
