"""Typed builders of invented people and things. Each makes the least that is valid; a test names what it needs."""

from __future__ import annotations

import itertools
from datetime import date

from django.db import connection

from fursa.accounts.models import Role, Unit, User
from fursa.core.scope import scope
from fursa.people.models import Access, Person

_numbers = itertools.count(1)
LONG_AGO = date(2010, 1, 1)


def unit(kind: str = "centre", code: str | None = None, name_ar: str = "مركز تجريبي") -> Unit:
    return Unit.objects.create(code=code or f"{kind}-{next(_numbers)}", kind=kind, name_ar=name_ar, name_fr="Unité")


def national() -> Unit:
    return Unit.objects.get(code="national")


def system() -> User:
    return User.objects.get(username="system")


def user(*, role: str | None = None, of: Unit | None = None, password: str = "كلمة سر طويلة", **fields: object) -> User:  # noqa: S107
    number = next(_numbers)
    made = User.objects.create_user(
        username=str(fields.pop("username", f"user-{number}")),
        password=password,
        full_name=str(fields.pop("full_name", f"مستخدم {number}")),
        **fields,
    )
    if role:
        Role.objects.create(user=made, code=role, unit=of or national(), from_on=LONG_AGO)
    return made


def person(*, seen_by: Unit | None = None, by: User | None = None, **fields: object) -> Person:
    """A person whose file `seen_by` may see (nobody but the national services where None)."""
    number = next(_numbers)
    actor = by or system()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('people_person', 'id'))")
        (pk,) = cursor.fetchone()
    values: dict[str, object] = {
        "reference": f"T{number:06d}",
        "given_name_ar": "يوسف",
        "family_name_ar": "التجريبي",
        "given_name_latin": "Youssef",
        "family_name_latin": "Tajribi",
        "sex": "male",
        "birth_on": date(1990, 5, 1),
        "search_key": f"youssef tajribi يوسف التجريبي t{number:06d}",
        "sort_key": f"تجريبي {number:06d}",
        **fields,
    }
    with scope(system()):
        if seen_by is not None:
            give_access(pk, seen_by, actor)
        return Person.objects.create(pk=pk, recorded_by=actor, **values)


def give_access(person_pk: int, unit: Unit, by: User, *, from_on: date = LONG_AGO, until_on: date | None = None) -> None:
    with scope(system()):
        Access.objects.create(
            person_id=person_pk, unit=unit, from_on=from_on, until_on=until_on, reason="recorded", given_by=by
        )
