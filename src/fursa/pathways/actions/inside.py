"""Recording what a person learns inside; what becomes of it, and of their ways, on the day they leave."""

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
from fursa.custody.queries import find_stay_on, is_inside, writing_unit
from fursa.diagnosis.policies import refuse_offence, refuse_unknown_trade, refuse_unlisted
from fursa.pathways import queries
from fursa.pathways.models import Activity, Pathway, Pause
from fursa.people.queries import lock_person

MOST_HOURS = 10_000


@dataclass(frozen=True, slots=True)
class ActivityTold:
    """What was done inside; `trade` is an ISCO-08 unit group, for a training or a workshop alone."""

    kind: str
    title: str
    started_on: date
    ended_on: date | None = None
    trade: str = ""
    hours: int | None = None
    achieved: str = ""
    proof: str = Activity.Proof.DECLARED


@transaction.atomic
def record_activity(*, actor: User, person_uuid: UUID, told: ActivityTold, key: UUID, today: date) -> None:
    """Record one activity, exactly once per key, in the establishment where the person was when it began."""
    require(actor, "pathway.change")

    def act() -> dict[str, str]:
        person = lock_person(actor, person_uuid)
        writing_unit(actor, person, today=today)
        made = Activity(person=person, recorded_by=actor)
        _write(actor, made, told, today)
        record(actor, "activity.recorded", made, kind=told.kind)
        return {}

    once(actor, "activity.record", key, {"person": person_uuid, **asdict(told)}, act)


@transaction.atomic
def correct_activity(*, actor: User, activity_uuid: UUID, told: ActivityTold, key: UUID, today: date) -> None:
    """Write what is known of it now: that it ended, how many hours, what was achieved. History keeps what stood."""
    require(actor, "pathway.change")

    def act() -> dict[str, str]:
        activity = queries.lock_activity(actor, activity_uuid)
        writing_unit(actor, activity.person, today=today)
        _write(actor, activity, told, today)
        record(actor, "activity.corrected", activity, kind=told.kind)
        return {}

    once(actor, "activity.correct", key, {"activity": activity_uuid, **asdict(told)}, act)


@transaction.atomic
def stop_at_departure(*, actor: User, person_uuid: UUID, reason: str, on: date) -> None:
    """A transfer or a release: ways taken inside are paused from that day, activities end; nothing for who is outside.

    Called before the file passes to whoever accompanies the person next, who takes the ways up again or ends them.
    """
    require(actor, "pathway.change")
    person = lock_person(actor, person_uuid)
    if not is_inside(person, on):
        return
    under_way = Pathway.objects.select_for_update().filter(
        person=person, inside=True, state=Pathway.State.ACTIVE, started_on__lte=on
    )
    # A pause that was taken up again after that day stands: what goes on outside already goes on.
    for pathway in under_way.exclude(pauses__resumed_on__gt=on):
        made = Pause.objects.create(
            pathway=pathway, person=person, reason=reason, from_on=on, recorded_by=actor
        )
        Pathway.objects.filter(pk=pathway.pk).update(state=Pathway.State.PAUSED)
        record(actor, "pathway.paused", made, reason=reason)
    for activity in Activity.objects.select_for_update().filter(
        person=person, ended_on=None, started_on__lte=on
    ):
        activity.ended_on = on
        activity.save(update_fields=["ended_on"])
        record(actor, "activity.ended", activity, reason=reason)


def _write(actor: User, activity: Activity, told: ActivityTold, today: date) -> None:
    _refuse_wrong(told, today)
    stay = find_stay_on(actor, activity.person, told.started_on)
    if stay is None:
        raise InvalidError(_("No stay is recorded for that day: an activity inside begins during a stay."))
    if told.ended_on is not None and stay.ended_on is not None and told.ended_on > stay.ended_on:
        raise InvalidError(_("The person had left the establishment by then."))
    same = Activity.objects.filter(
        person=activity.person, kind=told.kind, title=told.title, started_on=told.started_on
    )
    if same.exclude(pk=activity.pk).exists():
        raise WrongStateError(_("This activity is recorded already."))
    activity.establishment = stay.establishment
    activity.kind, activity.title, activity.trade_isco = told.kind, told.title, told.trade
    activity.started_on, activity.ended_on, activity.hours = told.started_on, told.ended_on, told.hours
    activity.achieved, activity.proof = told.achieved, told.proof
    activity.save()


def _refuse_wrong(told: ActivityTold, today: date) -> None:
    refuse_unlisted(Activity.Kind, told.kind)
    refuse_unlisted(Activity.Proof, told.proof)
    refuse_offence(told.title, told.achieved)
    if not told.title.strip():
        raise InvalidError(_("Say what the activity is called."))
    if told.trade:
        refuse_unknown_trade(told.trade)
        if told.kind not in Activity.TEACHING:
            raise InvalidError(_("A trade is named for a training or a workshop alone."))
    if max(told.started_on, told.ended_on or told.started_on) > today:
        raise InvalidError(_("That day has not come yet."))
    if told.ended_on is not None and told.ended_on < told.started_on:
        raise InvalidError(_("It does not end before it begins."))
    if told.hours is not None and not 0 < told.hours <= MOST_HOURS:
        raise InvalidError(_("Hours are counted from 1 to %(most)s."), most=MOST_HOURS)
