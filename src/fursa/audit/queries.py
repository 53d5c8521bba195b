"""Reading the record, for those who check."""

from __future__ import annotations

from django.db.models import QuerySet

from fursa.audit.actions import GENESIS, entry_digest
from fursa.audit.models import Entry, Seal


def list_entries() -> QuerySet[Entry]:
    """Newest first; row security shows them to auditors and directors alone."""
    return Entry.objects.order_by("-number")


def find_broken_seal() -> int | None:
    """The first position where the chain does not hold, None where every seal holds."""
    digest = GENESIS
    entries = {entry.id: entry for entry in Entry.objects.all()}
    for expected, seal in enumerate(Seal.objects.order_by("position"), start=1):
        entry = entries.get(seal.entry_id)
        if seal.position != expected or entry is None:
            return expected
        digest = entry_digest(entry, digest)
        if digest != seal.digest:
            return expected
    return None
