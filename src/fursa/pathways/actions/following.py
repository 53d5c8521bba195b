"""Pausing a way and taking it up again; attendance month by month; whether a job is kept."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import InvalidError, WrongStateError
from fursa.custody.queries import writing_unit
from fursa.diagnosis.policies import refuse_unlisted
from fursa.pathways import queries
from fursa.pathways.models import Attendance, Pathway, Pause, RetentionCheck
from fursa.rules.retention import open_checks

MOST_SESSIONS = 200


@transaction.atomic
def pause_pathway(
    *, actor: User, pathway_uuid: UUID, reason: str, from_on: date, key: UUID, today: date
) -> None:
    """The way stops for a while, exactly once per key; whoever accompanies the person then takes it up again."""
    require(actor, "pathway.change")

    def act() -> dict[str, str]:
        pathway = _lock(actor, pathway_uuid, today)
        if pathway.state != Pathway.State.ACTIVE:
            raise WrongStateError(_("Only what is under way can be paused."))
        refuse_unlisted(Pause.Reason, reason)
        _refuse_day(pathway, from_on, today)
        if Pause.objects.filter(pathway=pathway, resumed_on__gt=from_on).exists():
            raise InvalidError(_("It was paused on that day already."))
        made = Pause.objects.create(
            pathway=pathway, person=pathway.person, reason=reason, from_on=from_on, recorded_by=actor
        )
        Pathway.objects.filter(pk=pathway.pk).update(state=Pathway.State.PAUSED)
        record(actor, "pathway.paused", made, reason=reason)
        return {}

    body = {"pathway": pathway_uuid, "reason": reason, "from_on": from_on}
    once(actor, "pathway.pause", key, body, act)


@transaction.atomic
def resume_pathway(*, actor: User, pathway_uuid: UUID, resumed_on: date, key: UUID, today: date) -> None:
    """The way goes on, perhaps in another establishment or outside: by whoever accompanies the person now."""
    require(actor, "pathway.change")

    def act() -> dict[str, str]:
        pathway = _lock(actor, pathway_uuid, today)
        pause = Pause.objects.filter(pathway=pathway, resumed_on=None).first()
        if pathway.state != Pathway.State.PAUSED or pause is None:
            raise WrongStateError(_("This pathway is not paused."))
        if resumed_on > today:
            raise InvalidError(_("That day has not come yet."))
        if resumed_on < pause.from_on:
            raise InvalidError(_("It cannot go on before it was paused."))
        pause.resumed_on = resumed_on
        pause.save(update_fields=["resumed_on"])
        Pathway.objects.filter(pk=pathway.pk).update(state=Pathway.State.ACTIVE)
        record(actor, "pathway.resumed", pause)
        return {}

    once(actor, "pathway.resume", key, {"pathway": pathway_uuid, "resumed_on": resumed_on}, act)


@transaction.atomic
def record_attendance(
    *, actor: User, pathway_uuid: UUID, month: date, held: int, attended: int, excused: int, today: date
) -> Attendance:
    """The sessions of one month; the same month again corrects it, and history keeps what stood."""
    require(actor, "pathway.change")
    pathway = _lock(actor, pathway_uuid, today)
    month = month.replace(day=1)
    _refuse_month(pathway, month, today)
    refuse_sessions(held, attended, excused)
    made, _new = Attendance.objects.update_or_create(
        pathway=pathway,
        month=month,
        defaults={
            "person": pathway.person, "held": held, "attended": attended, "excused": excused, "recorded_by": actor,
        },
    )  # fmt: skip
    record(actor, "attendance.recorded", made, month=f"{month:%Y-%m}")
    return made


@transaction.atomic
def record_retention(
    *, actor: User, pathway_uuid: UUID, check: str, finding: str, checked_on: date, key: UUID, today: date
) -> None:
    """Whether the job is kept, exactly once per key and check."""
    require(actor, "pathway.change")

    def act() -> dict[str, str]:
        pathway = _lock(actor, pathway_uuid, today)
        if pathway.kind != Pathway.Kind.EMPLOYMENT or pathway.started_on is None:
            raise WrongStateError(_("Whether it is kept is asked of a job that began."))
        seen = queries.get_seen(actor, pathway)
        waiting = open_checks(pathway.started_on, done=seen.asked, ended_on=pathway.ended_on)
        due_on = {} if seen.is_settled else {one.code: day for one, day in waiting}
        if check not in due_on:
            raise WrongStateError(_("This is not asked of this job any more."))
        refuse_unlisted(RetentionCheck.Finding, finding)
        _refuse_day(pathway, checked_on, today)
        if checked_on < due_on[check]:
            raise InvalidError(_("It is too early to ask this."))
        made = RetentionCheck.objects.create(
            pathway=pathway, person=pathway.person, check_code=check, finding=finding, checked_on=checked_on,
            recorded_by=actor,
        )  # fmt: skip
        record(actor, "retention.recorded", made, check=check, finding=finding)
        return {}

    body = {"pathway": pathway_uuid, "check": check, "finding": finding, "checked_on": checked_on}
    once(actor, "retention.record", key, body, act)


def _lock(actor: User, pathway_uuid: UUID, today: date) -> Pathway:
    pathway = queries.lock_pathway(actor, pathway_uuid)
    writing_unit(actor, pathway.person, today=today)
    return pathway


def _refuse_day(pathway: Pathway, day: date, today: date) -> None:
    if day > today:
        raise InvalidError(_("That day has not come yet."))
    if pathway.started_on is not None and day < pathway.started_on:
        raise InvalidError(_("That day is before the beginning."))


def _refuse_month(pathway: Pathway, month: date, today: date) -> None:
    if month > today:
        raise InvalidError(_("That month has not come yet."))
    if pathway.started_on is not None and month < pathway.started_on.replace(day=1):
        raise InvalidError(_("That month is before the beginning."))
    if pathway.ended_on is not None and month > pathway.ended_on:
        raise InvalidError(_("That month is after the end."))


def refuse_sessions(held: int, attended: int, excused: int) -> None:
    """InvalidError for numbers of sessions that cannot be."""
    if not 0 < held <= MOST_SESSIONS or min(attended, excused) < 0:
        raise InvalidError(_("Sessions are counted from 1 to %(most)s."), most=MOST_SESSIONS)
    if attended + excused > held:
        raise InvalidError(_("More were attended or excused than were held."))
