"""The Hijri calendar of this installation: Morocco's, with the first days it has noted itself.

`hijri-months.csv` in the data folder holds a line a month, `1447-09;2026-02-19`: year and month, then its first
day. It is read again when it changes.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from fursa.rules.errors import UnreadableError
from fursa.rules.hijri import HijriCalendar, Month, moroccan_calendar

FILE = "hijri-months.csv"


def hijri_calendar() -> HijriCalendar:
    """The calendar to show. Raises ImproperlyConfigured with file and line where the file is wrong."""
    path = Path(settings.FURSA_DATA) / FILE
    return _calendar(path, path.stat().st_mtime_ns) if path.exists() else moroccan_calendar()


@lru_cache(maxsize=1)
def _calendar(path: Path, changed_at: int) -> HijriCalendar:
    noted: dict[Month, date] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            month, first_day = line.split(";")
            year, name = month.split("-")
            noted[int(year), int(name)] = date.fromisoformat(first_day.strip())
        except ValueError:
            raise ImproperlyConfigured(
                _("%(file)s, line %(line)s: write a Hijri month and its first day, like this: %(example)s")
                % {"file": FILE, "line": number, "example": "1447-09;2026-02-19"}
            ) from None
    try:
        return moroccan_calendar().corrected(noted)
    except UnreadableError as error:
        raise ImproperlyConfigured(f"{FILE}: {error.message.translate(_)}") from error
