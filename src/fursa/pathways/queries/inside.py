"""What a person takes part in inside."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.pathways.models import Activity
from fursa.people.models import Person
from fursa.people.queries import list_records


def list_activities(user: User, person: Person) -> QuerySet[Activity]:
    """Of every record of the person, the last begun first."""
    require(user, "pathway.read")
    return Activity.objects.filter(person__in=list_records(user, person)).select_related(
        "establishment", "person"
    )


def get_activity(user: User, person: Person, activity_uuid: UUID) -> Activity:
    found = list_activities(user, person).filter(uuid=activity_uuid).first()
    if found is None:
        raise MissingError
    return found


def lock_activity(user: User, activity_uuid: UUID) -> Activity:
    """The row, locked until the transaction ends."""
    require(user, "pathway.read")
    rows = Activity.objects.select_for_update(of=("self",)).select_related("person")
    found = rows.filter(uuid=activity_uuid).first()
    if found is None:
        raise MissingError
    return found
