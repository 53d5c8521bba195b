"""What an application rests on: the life project and the diagnosis, as far as the reader's role opens them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.diagnosis.models import Diagnosis
from fursa.editions.models import Application
from fursa.lifeproject.models import LifeProject
from fursa.people.models import Person


@dataclass(frozen=True, slots=True)
class Evidence:
    """None where there is none, or the role does not read it (`may_read_diagnosis` says which)."""

    plan: LifeProject | None
    steps: tuple[str, ...]
    diagnosis: Diagnosis | None
    may_read_plan: bool
    may_read_diagnosis: bool


def get_evidence(user: User, application: Application) -> Evidence:
    """The last of each, of every record that is this same person's."""
    require(user, "application.read")
    reads_plan, reads_diagnosis = may(user, "lifeproject.read"), may(user, "diagnosis.read")
    plan = None
    if reads_plan:
        plans = LifeProject.objects.filter(person__in=_same(application.person)).select_related(
            "unit", "place"
        )
        plan = plans.order_by("-agreed_on", "-pk").first()
    diagnosis = None
    if reads_diagnosis:
        made = Diagnosis.objects.filter(person__in=_same(application.person)).select_related("unit")
        diagnosis = made.prefetch_related("trades").order_by("-made_on", "-pk").first()
    return Evidence(
        plan=plan,
        steps=tuple(step.text for step in plan.steps.all()) if plan else (),
        diagnosis=diagnosis,
        may_read_plan=reads_plan,
        may_read_diagnosis=reads_diagnosis,
    )


def _same(person: Person) -> QuerySet[Person]:
    key = person.canonical_id or person.pk
    return Person.objects.filter(Q(pk=key) | Q(canonical=key))
