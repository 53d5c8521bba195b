"""The door to a person's row. What a user may not see does not exist."""

from __future__ import annotations

import json
from uuid import UUID

from django.db import connection
from django.db.models import Case, QuerySet, When

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.people.models import Access, Person
from fursa.rules.digits import latin_digits
from fursa.rules.identity import normalise, search_keys

MOST_FOUND = 200


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


def search_people(user: User, text: str, *, most: int = MOST_FOUND) -> QuerySet[Person]:
    """People this user sees whose names, in either script, or numbers hold every word of `text`.

    Where nobody does, those that come closest in spelling. The scope is applied inside the database function,
    so that neither the answer nor its time betrays a file the user may not see.
    """
    require(user, "person.read")
    words = [spellings for word in normalise(latin_digits(text)).split() if (spellings := _spellings(word))]
    if not words:
        return Person.objects.none()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM fursa_search_people(%s::jsonb, %s, %s)",
            [json.dumps(words), search_keys(text) or normalise(text), most],
        )
        found = [row[0] for row in cursor.fetchall()]
    order = Case(*(When(pk=pk, then=place) for place, pk in enumerate(found))) if found else "pk"
    return Person.objects.filter(pk__in=found).select_related("residence").order_by(order)


def _spellings(word: str) -> list[str]:
    """Patterns under which one word of a query may stand in a search key."""
    compact = "".join(c for c in word if c.isalnum())
    if not compact:
        return []
    keys = [key for key in search_keys(word).split() if len(key) > 1] if not compact.isdigit() else []
    # A key stands as a word or begins one, so that three typed letters of a name already find it.
    return list(dict.fromkeys([f"%{compact}%", *(f"% {key}%" for key in keys)]))
