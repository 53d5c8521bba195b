"""Visits of follow-up, and which are due."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.diagnosis.models import Visit
from fursa.people.models import Person
from fursa.people.queries import list_records

DAYS_AHEAD = timedelta(days=7)


def list_visits(user: User, person: Person) -> QuerySet[Visit]:
    """Of every record of the person, the last first."""
    require(user, "pathway.read")
    return Visit.objects.filter(person__in=list_records(user, person)).select_related("unit")


def list_visits_due(user: User, *, today: date) -> list[Visit]:
    """The last visit of each person, where the next one that was agreed on it falls due within a week."""
    require(user, "pathway.read")
    last = Visit.objects.order_by("person_id", "-visited_on", "-pk").distinct("person_id").values("pk")
    rows = Visit.objects.filter(pk__in=last, next_on__lte=today + DAYS_AHEAD)
    return list(rows.select_related("person", "unit").order_by("next_on", "pk"))
