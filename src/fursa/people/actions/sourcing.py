"""What a source says of many people becomes persons: once each, however often the source repeats itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.core.bulk import Counts, reserve_keys, upsert
from fursa.people.actions.blocking import compare_later, keep_blocks
from fursa.people.actions.keys import person_search_key, person_sort_key
from fursa.people.models import Access, Person, SourceRecord
from fursa.rules.dates import PartialDate
from fursa.rules.identity import Described
from fursa.rules.references import make_reference

# The fields of a person that a source may give, in the order of the staging table.
FIELDS = (
    "given_name_ar", "family_name_ar", "given_name_latin", "family_name_latin", "sex", "birth_on", "birth_precision",
    "birth_place", "cnie", "cnie_valid_until", "phone", "safe_contact", "can_read", "guardian_name", "guardian_cnie",
    "origin_id", "residence_id",
)  # fmt: skip
_NAMES = ("given_name_ar", "family_name_ar", "given_name_latin", "family_name_latin")


@dataclass(slots=True)
class Sourced:
    """A person as one source describes them: the source's reference, the fields, the cells as they stood."""

    reference: str
    fields: dict[str, Any]
    given: dict[str, str]
    unit: Unit | None = None
    # More numbers to find the person by (committal numbers), besides card, phone and reference.
    numbers: list[str] = field(default_factory=list)

    @property
    def digest(self) -> str:
        text = json.dumps(self.given, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def record_from_source(
    *, actor: User, source: str, people: Sequence[Sourced]
) -> tuple[dict[str, int], Counts]:
    """Record what `source` says; returns (source's reference → person's key) and what became of the rows.

    A reference that is known finds its person again; other content adds a source record and brings the
    person's fields up to date. Source records are never changed.
    """
    require(actor, "person.create")
    known = map_source_references(actor, source, [p.reference for p in people])
    fresh = [p for p in people if p.reference not in known]
    keys = {**known, **dict(zip((p.reference for p in fresh), reserve_keys(Person, len(fresh)), strict=True))}
    now = timezone.now()
    # The access first: a person's row may be written only where it will be seen.
    _open_all(actor, people, keys)
    columns = ("id", "uuid", "reference", "search_key", "sort_key", "recorded_at", "recorded_by_id", *FIELDS)
    counts = upsert(
        Person,
        columns,
        [_values(p, keys[p.reference], now, actor) for p in people],
        unique=("id",),
        kept=("uuid", "reference", "recorded_at", "recorded_by_id"),
    )
    _keep_blocks(people, keys, fresh)
    upsert(
        SourceRecord,
        ("uuid", "person_id", "source", "reference", "content", "digest", "received_at"),
        [(uuid4(), keys[p.reference], source, p.reference, p.given, p.digest, now) for p in people],
        unique=("source", "reference", "digest"),
        kept=("uuid", "person_id", "content", "received_at"),
    )
    return keys, counts


def _keep_blocks(people: Sequence[Sourced], keys: dict[str, int], fresh: Sequence[Sourced]) -> None:
    """The keys of everyone named; who is new, or is described otherwise than before, is compared with everybody."""
    new = {keys[p.reference] for p in fresh}
    described = {keys[p.reference]: _described(p.fields) for p in people}
    keep_blocks({key: one for key, one in described.items() if key in new}, known=False)
    changed = keep_blocks({key: one for key, one in described.items() if key not in new})
    compare_later(new | changed)


def _described(fields: dict[str, Any]) -> Described:
    birth_on, precision = fields["birth_on"], fields["birth_precision"]
    month = None if precision == "year" else birth_on.month
    return Described(
        given_ar=fields["given_name_ar"],
        family_ar=fields["family_name_ar"],
        given_latin=fields["given_name_latin"],
        family_latin=fields["family_name_latin"],
        sex=fields["sex"],
        birth=PartialDate(birth_on.year, month, birth_on.day if precision == "day" else None),
        birth_place=fields["birth_place"],
        national_id=fields["cnie"],
        phone=fields["phone"],
    )


def map_source_references(actor: User, source: str, wanted: Sequence[str]) -> dict[str, int]:
    """The source's references that are known, and the key of the person each one means."""
    require(actor, "person.read")
    found = SourceRecord.objects.filter(source=source, reference__in=list(wanted))
    return dict(found.order_by("pk").values_list("reference", "person_id"))


def _values(person: Sourced, key: int, now: Any, actor: User) -> list[Any]:
    fields = person.fields
    reference = make_reference("P", now.year, key)
    given_ar, family_ar, given_latin, family_latin = (fields[name] for name in _NAMES)
    search = person_search_key(
        [given_ar, family_ar, given_latin, family_latin],
        [fields["cnie"], fields["phone"], reference, person.reference, *person.numbers],
    )
    sort = person_sort_key(family_ar, given_ar, family_latin, given_latin)
    return [key, uuid4(), reference, search, sort, now, actor.pk, *(fields[name] for name in FIELDS)]


def _open_all(actor: User, people: Sequence[Sourced], keys: dict[str, int]) -> None:
    """Open each file to the unit that accompanies the person, where that is not so already."""
    wanted = {(keys[p.reference], p.unit.pk) for p in people if p.unit is not None}
    there = set(
        Access.objects.filter(person_id__in={key for key, _unit in wanted}, reason="accompanied").values_list(
            "person_id", "unit_id"
        )
    )
    today = timezone.localdate()
    Access.objects.bulk_create(
        [
            Access(person_id=person, unit_id=unit, from_on=today, reason="accompanied", given_by=actor)
            for person, unit in sorted(wanted - there)
        ],
        batch_size=5000,
    )
