"""The door to a person's life projects, in every record that a review joined."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.diagnosis.models import Diagnosis
from fursa.lifeproject.models import Draft, FollowUpEnd, LifeProject, Photograph
from fursa.people.models import Person
from fursa.people.queries import list_records


def list_projects(user: User, person: Person) -> QuerySet[LifeProject]:
    """A person's versions, of every record of theirs, the last first."""
    require(user, "lifeproject.read")
    return (
        LifeProject.objects.filter(person__in=list_records(user, person))
        .select_related("unit", "place", "recorded_by")
        .prefetch_related("steps", "needs")
    )


def get_project(user: User, person: Person, project_uuid: UUID) -> LifeProject:
    """One version, or MissingError."""
    found = list_projects(user, person).filter(uuid=project_uuid).first()
    if found is None:
        raise MissingError
    return found


def find_draft(user: User, person: Person) -> Draft | None:
    """What is being written, where something is."""
    require(user, "lifeproject.read")
    drafts = Draft.objects.filter(person__in=list_records(user, person))
    return drafts.select_related("person", "unit", "changed_by", "follows").order_by("-changed_at").first()


def list_own_drafts(user: User) -> QuerySet[Draft]:
    """What this user was the last to write and nobody has signed yet, the oldest first."""
    require(user, "lifeproject.change")
    return Draft.objects.filter(changed_by=user).select_related("person", "unit").order_by("changed_at")


def list_ends(user: User, person: Person) -> QuerySet[FollowUpEnd]:
    """When the person ended the follow-up, the last first."""
    require(user, "lifeproject.read")
    return FollowUpEnd.objects.filter(person__in=list_records(user, person)).select_related(
        "unit", "recorded_by"
    )


def find_end(user: User, person: Person) -> FollowUpEnd | None:
    """The end that is in force, where the person ended the follow-up and has not taken it up again."""
    return list_ends(user, person).filter(resumed_on__isnull=True).first()


def find_photograph(user: User, person: Person) -> Photograph | None:
    """The photograph the person agreed to and has not taken back."""
    require(user, "lifeproject.read")
    kept = Photograph.objects.filter(person__in=list_records(user, person), taken_back_at__isnull=True)
    return kept.select_related("recorded_by").first()


def needs_reading_aloud(user: User, person: Person) -> bool:
    """Whether the plan is read aloud before a witness: the person, or their last diagnosis, says they do not read."""
    require(user, "lifeproject.read")
    records = list_records(user, person)
    last = Diagnosis.objects.filter(person__in=records).order_by("-made_on").first()
    return not all(record.can_read for record in records) or (
        last is not None and last.literacy == Diagnosis.Literacy.NONE
    )
