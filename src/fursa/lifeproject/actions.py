"""Agreeing a life project, by the person and the service."""

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
from fursa.custody.queries import writing_unit
from fursa.diagnosis.models import Diagnosis
from fursa.diagnosis.policies import refuse_offence, refuse_unknown_trade
from fursa.lifeproject.models import LifeProject, Step
from fursa.lifeproject.queries import needs_reading_aloud
from fursa.people.models import Person
from fursa.people.queries import lock_person
from fursa.territory.queries import get_area

MOST_STEPS = 20
STUDIES = frozenset({LifeProject.Goal.SCHOOL, LifeProject.Goal.UNIVERSITY})


@dataclass(frozen=True, slots=True)
class Plan:
    """What was agreed; `trade` is an ISCO-08 unit group, `place` an HCP code."""

    agreed_on: date
    goal: str
    title: str
    steps: tuple[str, ...]
    trade: str = ""
    place: str = ""
    read_aloud: bool = False
    witness: str = ""


@transaction.atomic
def agree_life_project(*, actor: User, person_uuid: UUID, plan: Plan, key: UUID, today: date) -> LifeProject:
    """Record what the person and the service agreed, before or after release, exactly once per key.

    It is drawn from the last diagnosis there was on that day, where there was one.
    """
    require(actor, "lifeproject.change")

    def act() -> dict[str, str]:
        person = lock_person(actor, person_uuid)
        unit = writing_unit(actor, person, today=today)
        _refuse_wrong(actor, person, plan, today)
        if LifeProject.objects.filter(person=person, agreed_on=plan.agreed_on, goal=plan.goal).exists():
            raise WrongStateError(_("A life project with this goal was agreed on that day already."))
        made = LifeProject.objects.create(
            person=person,
            diagnosis=Diagnosis.objects.filter(person=person, made_on__lte=plan.agreed_on).first(),
            goal=plan.goal,
            trade_isco=plan.trade,
            title=plan.title,
            place=get_area(plan.place) if plan.place else None,
            agreed_on=plan.agreed_on,
            unit=unit,
            read_aloud=plan.read_aloud,
            witness=plan.witness,
            recorded_by=actor,
        )
        Step.objects.bulk_create(
            Step(life_project=made, person=person, position=position, text=text)
            for position, text in enumerate(plan.steps, start=1)
        )
        record(actor, "lifeproject.agreed", made, unit=unit.code, goal=plan.goal)
        return {"uuid": str(made.uuid)}

    body = {"person": person_uuid, **asdict(plan)}
    return LifeProject.objects.get(uuid=once(actor, "lifeproject.agree", key, body, act)["uuid"])


def _refuse_wrong(actor: User, person: Person, plan: Plan, today: date) -> None:
    if plan.agreed_on > today:
        raise InvalidError(_("The day of the agreement has not come yet."))
    if not plan.title or not plan.steps:
        raise InvalidError(_("A life project has a title and at least one step."))
    if len(plan.steps) > MOST_STEPS:
        raise InvalidError(_("A life project has at most %(most)s steps."), most=MOST_STEPS)
    if plan.goal not in STUDIES and not (plan.trade and plan.place):
        raise InvalidError(_("Say in which trade and at which place the project will be carried out."))
    if plan.trade:
        refuse_unknown_trade(plan.trade)
    refuse_offence(plan.title, *plan.steps)
    if plan.read_aloud and not plan.witness:
        raise InvalidError(_("Where the text was read aloud, a witness is named."))
    if needs_reading_aloud(actor, person) and not plan.read_aloud:
        raise InvalidError(
            _("This person does not read: the plan is read aloud to them, and a witness is named.")
        )
