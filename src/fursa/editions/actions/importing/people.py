"""People and their stays, as the folder's source knows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

from django.conf import settings

from fursa.accounts.models import Unit, User
from fursa.core.bulk import Counts, upsert
from fursa.custody.models import Episode
from fursa.exchange.rows import CustodyRow, PersonRow
from fursa.network.models import Establishment
from fursa.people.actions import Sourced, record_from_source
from fursa.people.models import Access


def write_people(
    actor: User, source: str, rows: Sequence[PersonRow], units: dict[str, Unit], areas: dict[str, int],
    committals: dict[str, list[str]],
) -> tuple[dict[str, int], Counts]:  # fmt: skip
    """Record these people; returns the source's reference → key, and what became of the rows."""
    people = [
        Sourced(
            reference=row.person,
            unit=units.get(row.centre),
            given=dict(row.given),
            numbers=committals.get(row.person, []),
            fields={
                "given_name_ar": row.given_name_ar,
                "family_name_ar": row.family_name_ar,
                "given_name_latin": row.given_name_latin,
                "family_name_latin": row.family_name_latin,
                "sex": row.sex,
                "birth_on": row.birth_date.earliest(),
                "birth_precision": row.birth_date.precision,
                "birth_place": row.birth_place,
                "cnie": row.cnie,
                "cnie_valid_until": row.cnie_valid_until,
                "phone": row.phone,
                "safe_contact": row.safe_contact,
                # Not said: nobody is asked to prove that they read, but nothing is signed unread either.
                "can_read": row.can_read is not False,
                "guardian_name": row.guardian_name,
                "guardian_cnie": row.guardian_cnie,
                "origin_id": areas.get(row.origin),
                "residence_id": areas.get(row.residence),
            },
        )
        for row in rows
    ]
    return record_from_source(actor=actor, source=source, people=people)


def write_custody(
    actor: User, rows: Sequence[CustodyRow], people: dict[str, int], establishments: dict[str, Establishment]
) -> Counts:
    """Record stays, and open each file to its establishment until 30 days after release (a setting)."""
    _open_to_establishments(actor, rows, people, establishments)
    return upsert(
        Episode,
        ("uuid", "person_id", "establishment_id", "committal_number", "entered_on", "expected_release_on",
         "released_on"),
        [
            (uuid4(), people[row.person], establishments[row.establishment].pk, row.committal_number, row.entered_on,
             row.expected_release_on, row.released_on)
            for row in rows
        ],
        unique=("person_id", "establishment_id", "entered_on"),
        kept=("uuid",),
    )  # fmt: skip


def _open_to_establishments(
    actor: User, rows: Sequence[CustodyRow], people: dict[str, int], establishments: dict[str, Establishment]
) -> None:
    after = timedelta(days=settings.FURSA_DAYS_AFTER_RELEASE)
    there = {
        (access.person_id, access.unit_id, access.from_on): access
        for access in Access.objects.filter(
            person_id__in={people[row.person] for row in rows}, reason="admitted"
        )
    }
    fresh: list[Access] = []
    changed: list[Access] = []
    for row in rows:
        unit_id = establishments[row.establishment].unit_id
        until = row.released_on + after if row.released_on else None
        found = there.get((people[row.person], unit_id, row.entered_on))
        if found is None:
            fresh.append(
                Access(
                    person_id=people[row.person], unit_id=unit_id, from_on=row.entered_on, until_on=until,
                    reason="admitted", given_by=actor,
                )
            )  # fmt: skip
        elif found.until_on != until:
            found.until_on = until
            changed.append(found)
    Access.objects.bulk_create(fresh, batch_size=5000)
    Access.objects.bulk_update(changed, ["until_on"], batch_size=5000)
