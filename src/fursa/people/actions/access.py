"""Opening and closing a person's file to a unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection, transaction

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import may, require
from fursa.audit.actions import record
from fursa.people.models import Access, Person

# Plain SQL: INSERT … RETURNING would ask to see a row that only this very row makes visible.
_OPEN = """
INSERT INTO people_access (person_id, unit_id, from_on, until_on, reason, given_by_id, given_at)
SELECT %(person)s, %(unit)s, %(from_on)s, %(until_on)s, %(reason)s, %(by)s, now()
WHERE NOT EXISTS (
    SELECT 1 FROM people_access
    WHERE person_id = %(person)s AND unit_id = %(unit)s AND from_on = %(from_on)s AND reason = %(reason)s)
"""


@transaction.atomic
def open_access(
    *, actor: User, person_pk: int, unit: Unit, reason: str, from_on: date, until_on: date | None = None
) -> None:
    """Let `unit` see the person's file from a day; the same access again changes nothing.

    Whoever only reads a file opens it to nobody: asks the right to record people, or to transfer them.
    """
    if not may(actor, "person.create"):
        require(actor, "person.transfer")
    values: dict[str, Any] = {
        "person": person_pk,
        "unit": unit.pk,
        "from_on": from_on,
        "until_on": until_on,
        "reason": reason,
        "by": actor.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, values)


@transaction.atomic
def close_access(*, actor: User, person: Person, unit: Unit, on: date) -> int:
    """From `on`, the unit no longer sees the file; returns how many accesses this ended."""
    require(actor, "person.transfer")
    open_now = Access.objects.filter(person=person, unit=unit).exclude(until_on__lte=on)
    # An access that had not begun yet never begins.
    open_now.filter(from_on__gte=on).delete()
    ended = (
        Access.objects.filter(person=person, unit=unit, from_on__lt=on)
        .exclude(until_on__lte=on)
        .update(until_on=on)
    )
    record(actor, "access.closed", person, unit=unit.code)
    return ended
