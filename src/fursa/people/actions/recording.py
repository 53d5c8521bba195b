"""Recording one person by hand, where a unit first meets them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.bulk import reserve_keys
from fursa.people.actions.access import open_access
from fursa.people.actions.blocking import keep_blocks
from fursa.people.actions.keys import person_search_key, person_sort_key
from fursa.people.models import Access, Person
from fursa.people.queries.duplicates import describe
from fursa.people.tasks import compare_new
from fursa.rules.references import make_reference


@transaction.atomic
def record_person(*, actor: User, fields: dict[str, Any], unit: Unit, key: UUID, today: date) -> Person:
    """Record someone and open the file to `unit`, exactly once per key.

    Whoever saves learns nothing of people they may not see: saving succeeds the same way whether or not
    another unit knows this person already.
    """
    require(actor, "person.create")

    def act() -> dict[str, str]:
        (pk,) = reserve_keys(Person, 1)
        open_access(actor=actor, person_pk=pk, unit=unit, reason=Access.Reason.RECORDED, from_on=today)
        person = Person.objects.create(pk=pk, recorded_by=actor, **_derived(pk, fields, today), **fields)
        keep_blocks({pk: describe(person)}, known=False)
        record(actor, "person.recorded", person, unit=unit.code)
        compare_new.defer(people=[pk])
        return {"uuid": str(person.uuid)}

    done = once(actor, "person.record", key, fields, act)
    return Person.objects.get(uuid=done["uuid"])


def _derived(pk: int, fields: dict[str, Any], today: date) -> dict[str, str]:
    reference = make_reference("P", today.year, pk)
    given_ar, family_ar, given_latin, family_latin = (
        fields[name] for name in ("given_name_ar", "family_name_ar", "given_name_latin", "family_name_latin")
    )
    return {
        "reference": reference,
        "search_key": person_search_key(
            [given_ar, family_ar, given_latin, family_latin], [fields["cnie"], fields["phone"], reference]
        ),
        "sort_key": person_sort_key(family_ar, given_ar, family_latin, given_latin),
    }
