"""Recording a visit of follow-up."""

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
from fursa.core.errors import InvalidError
from fursa.custody.queries import writing_unit
from fursa.diagnosis.models import Visit
from fursa.diagnosis.policies import refuse_offence, refuse_unlisted
from fursa.people.queries import lock_person

MOST_INCOME_CENTIMES = 10**8
MOST_EMPLOYED = 1000


@dataclass(frozen=True, slots=True)
class VisitTold:
    """What was found, by the codes of `Visit`; money in centimes; empty where it was not asked."""

    visited_on: date
    presence: str
    where: str = ""
    situation: str = ""
    going: str = ""
    income_centimes: int | None = None
    equipment_there: bool | None = None
    others_employed: int | None = None
    difficulty: str = ""
    agreed_next: str = ""
    next_on: date | None = None


@transaction.atomic
def record_visit(*, actor: User, person_uuid: UUID, told: VisitTold, key: UUID, today: date) -> Visit:
    """Record one visit, exactly once per key."""
    require(actor, "diagnosis.change")

    def act() -> dict[str, str]:
        person = lock_person(actor, person_uuid)
        unit = writing_unit(actor, person, today=today)
        _refuse_wrong(told, today)
        made = Visit.objects.create(person=person, unit=unit, recorded_by=actor, **asdict(told))
        record(actor, "visit.recorded", made, unit=unit.code, presence=told.presence)
        return {"uuid": str(made.uuid)}

    body = {"person": person_uuid, **asdict(told)}
    return Visit.objects.get(uuid=once(actor, "visit.record", key, body, act)["uuid"])


@transaction.atomic
def rewrite_visit(*, actor: User, visit: Visit, told: VisitTold, today: date) -> None:
    """Put another content of the same visit in the place of the one recorded; history keeps what stood."""
    require(actor, "diagnosis.change")
    lock_person(actor, visit.person.uuid)
    writing_unit(actor, visit.person, today=today)
    _refuse_wrong(told, today)
    for name, value in asdict(told).items():
        setattr(visit, name, value)
    visit.save(update_fields=list(asdict(told)))
    record(actor, "visit.rewritten", visit)


def _refuse_wrong(told: VisitTold, today: date) -> None:
    if told.visited_on > today:
        raise InvalidError(_("The day of the visit has not come yet."))
    if not told.presence:
        raise InvalidError(_("Say whether the person was there."))
    for choices, code in (
        (Visit.Where, told.where), (Visit.Presence, told.presence), (Visit.Situation, told.situation),
        (Visit.Going, told.going),
    ):  # fmt: skip
        refuse_unlisted(choices, code)
    if told.income_centimes is not None and not 0 <= told.income_centimes <= MOST_INCOME_CENTIMES:
        raise InvalidError(_("The amount of the earnings is not possible."))
    if told.others_employed is not None and not 0 <= told.others_employed <= MOST_EMPLOYED:
        raise InvalidError(_("Numbers of people are from 0 to %(most)s."), most=MOST_EMPLOYED)
    if told.next_on is not None and told.next_on <= told.visited_on:
        raise InvalidError(_("The next visit comes after this one."))
    refuse_offence(told.difficulty, told.agreed_next)
