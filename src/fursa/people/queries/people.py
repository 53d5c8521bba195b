"""The door to a person's row. What a user may not see does not exist."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.core.models import ActKey
from fursa.people.models import Access, Person


def get_person(user: User, person_uuid: UUID) -> Person:
    """One person this user sees, or MissingError: absent and hidden are the same."""
    require(user, "person.read")
    person = Person.objects.select_related("origin", "residence").filter(uuid=person_uuid).first()
    if person is None:
        raise MissingError
    return person


def lock_person(user: User, person_uuid: UUID) -> Person:
    """The same row, locked until the transaction ends."""
    require(user, "person.read")
    person = Person.objects.select_for_update(of=("self",)).filter(uuid=person_uuid).first()
    if person is None:
        raise MissingError
    return person


def list_people(user: User) -> QuerySet[Person]:
    require(user, "person.read")
    return Person.objects.all()


def list_accesses(user: User, person: Person) -> QuerySet[Access]:
    """Which units may see this file, and since when."""
    require(user, "person.read")
    return Access.objects.filter(person=person).select_related("unit", "given_by").order_by("-from_on")


def was_recorded(user: User, key: UUID) -> bool:
    """Whether this user recorded somebody under this key already: sent again, it is not asked again."""
    return ActKey.objects.filter(actor_id=user.pk, action="person.record", key=key).exists()


def list_records(user: User, person: Person) -> list[Person]:
    """Every record of this person, the first recorded first."""
    require(user, "person.read")
    first = person.canonical_id or person.pk
    return list(Person.objects.filter(Q(pk=first) | Q(canonical=first)).order_by("pk"))
