"""One box for either script, parts of names, numbers and typing errors, inside the user's scope."""

from __future__ import annotations

import json

from django.db import connection
from django.db.models import Case, QuerySet, When

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.people.models import Person
from fursa.rules.digits import latin_digits
from fursa.rules.identity import normalise, search_keys

MOST_FOUND = 200


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
            [json.dumps(words), _likeness(text), most],
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


def _likeness(text: str) -> str:
    """What is looked for by likeness where nothing holds every word: names alone, a number is right or wrong."""
    if any(c.isdigit() for c in text):
        return ""
    return search_keys(text) or normalise(text)
