"""Casablanca's hour is that of the zones pinned with the program, however old those of the machine are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from fursa.accounts.queries import CASABLANCA


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (datetime(2026, 7, 1, tzinfo=UTC), 1),
        (datetime(2026, 3, 1, tzinfo=UTC), 0),  # Ramadan
        (datetime(2026, 11, 1, tzinfo=UTC), 0),  # since the autumn of 2026
    ],
)
def test_the_hour_follows_morocco_s_decrees(day: datetime, hours: int) -> None:
    for zone in (CASABLANCA, ZoneInfo(settings.TIME_ZONE)):
        assert day.astimezone(zone).utcoffset() == timedelta(hours=hours)
