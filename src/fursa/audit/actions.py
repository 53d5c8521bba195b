"""Writing the record of acts, and sealing it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from fursa.audit.models import Entry, Seal
from fursa.core.origin import current_origin
from fursa.core.scope import Actor

# The number comes from a sequence of its own. Plain SQL, since Django's INSERT … RETURNING would need the right
# to read what was written, and most who write may not read.
_INSERT = """
INSERT INTO audit_entry (id, number, at, actor_id, actor_label, action, subject_kind, subject, person_id,
                         origin_kind, origin_name, request_id, details)
VALUES (%s, nextval('audit_entry_number'), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
GENESIS = "0" * 64


def record(actor: Actor | None, action: str, subject: Any = None, **details: Any) -> None:
    """Note that `actor` did `action` to `subject` (a row with a uuid). `details` hold codes, ids and counts only."""
    origin = current_origin()
    person_id = getattr(subject, "person_id", None)
    if person_id is None and type(subject).__name__ == "Person":
        person_id = subject.pk
    values = [
        uuid4(),
        timezone.now(),
        actor.pk if actor else None,
        actor.label if actor else "",
        action,
        getattr(getattr(subject, "_meta", None), "label_lower", ""),
        str(getattr(subject, "uuid", "")),
        person_id,
        origin.kind,
        origin.name[:120],
        origin.request_id,
        json.dumps(details, default=str),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)


def entry_digest(entry: Entry, before: str) -> str:
    """SHA-256 over the former digest and the entry's fields in a fixed order."""
    at: datetime = entry.at.astimezone(UTC)
    fields = [
        str(entry.id), entry.number, at.isoformat(), entry.actor_id, entry.actor_label, entry.action,
        entry.subject_kind, entry.subject, entry.person_id, entry.origin_kind, entry.origin_name,
        entry.request_id, entry.details,
    ]  # fmt: skip
    text = json.dumps([before, *fields], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def seal_entries(limit: int = 10_000) -> int:
    """Chain the entries not yet sealed, in the order of their numbers; returns how many.

    Runs in the system's scope. One sealer at a time: an advisory lock. An entry whose transaction commits after
    a later number was sealed is chained next, so nothing is left out and the chain never changes.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('fursa.audit.seal'))")
    last = Seal.objects.order_by("-position").first()
    position, digest = (last.position, last.digest) if last else (0, GENESIS)
    waiting = Entry.objects.exclude(id__in=Seal.objects.values("entry_id")).order_by("number")[:limit]
    seals = []
    for entry in waiting:
        position += 1
        digest = entry_digest(entry, digest)
        seals.append(Seal(position=position, entry_id=entry.id, digest=digest, sealed_at=timezone.now()))
    Seal.objects.bulk_create(seals, batch_size=1000)
    return len(seals)
