"""Reading what belongs to no room."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fursa.core.errors import MissingError
from fursa.core.models import HijriMonth, Installation, Run


def get_installation() -> Installation:
    """The installation's names and marks; a neutral one before it is set up."""
    found = Installation.objects.first()
    return found or Installation(
        name_ar="فرصة", name_fr="Fursa", name_en="Fursa", issuer_ar="فرصة", issuer_fr="Fursa"
    )


def get_run(run_uuid: UUID) -> Run:
    run = Run.objects.filter(uuid=run_uuid).first()
    if run is None:
        raise MissingError
    return run


def list_hijri_corrections() -> dict[tuple[int, int], date]:
    """(year, month) → the first day as Morocco sighted it."""
    return {(m.year, m.month): m.first_day for m in HijriMonth.objects.all()}
