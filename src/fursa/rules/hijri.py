"""The Hijri calendar as Morocco keeps it: a table of first days, calculated, then corrected by sightings.

In prose: docs/rules/dates.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from fursa.rules.errors import UnreadableError
from fursa.rules.hijri_sightings import SIGHTED_IN_MOROCCO
from fursa.rules.messages import N_, Message

Month = tuple[int, int]
"""Hijri year and month (1 to 12)."""

MONTH_LENGTHS = (29, 30)

HIJRI_MONTH_NAMES = {  # in the genitive, as they stand after a day's number
    "ar": (
        *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
        *("رجب", "شعبان", "رمضان", "شوال", "ذي القعدة", "ذي الحجة"),
    ),
    "fr": (
        *("moharrem", "safar", "rabii I", "rabii II", "joumada I", "joumada II"),
        *("rejeb", "chaabane", "ramadan", "chaoual", "kaada", "hija"),
    ),
    "en": (
        *("Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II"),
        *("Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qidah", "Dhu al-Hijjah"),
    ),
}
ERA = {"ar": "هـ", "fr": "H", "en": "AH"}


@dataclass(frozen=True, slots=True, order=True)
class HijriDate:
    """A day of the Hijri calendar; whether the month has a day 30 only a calendar knows."""

    year: int
    month: int
    day: int


@dataclass(frozen=True)
class HijriCalendar:
    """The first Gregorian day of each Hijri month, without a gap, in order."""

    first_days: Mapping[Month, date]
    _months: list[Month] = field(init=False, repr=False)
    _starts: list[date] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_months", sorted(self.first_days))
        object.__setattr__(self, "_starts", [self.first_days[month] for month in self._months])

    def from_gregorian(self, day: date) -> HijriDate:
        """The Hijri date of a day. Raises UnreadableError outside the table."""
        index = bisect_right(self._starts, day) - 1
        if index < 0 or index == len(self._starts) - 1:  # the last month's length is not known
            raise UnreadableError(Message(N_("The table of Hijri months does not reach that far.")))
        year, month = self._months[index]
        return HijriDate(year, month, (day - self._starts[index]).days + 1)

    def to_gregorian(self, hijri: HijriDate) -> date:
        """The day of a Hijri date. Raises UnreadableError where the month has no such day."""
        length = self.month_length((hijri.year, hijri.month))
        if not 1 <= hijri.day <= length:
            raise UnreadableError(
                Message(
                    N_("There is no day %(day)s in %(month)s: it goes from 1 to %(last)s."),
                    {"day": str(hijri.day), "month": f"{hijri.month}/{hijri.year}", "last": str(length)},
                )
            )
        return self.first_days[hijri.year, hijri.month] + timedelta(days=hijri.day - 1)

    def month_length(self, month: Month) -> int:
        """29 or 30. Raises UnreadableError outside the table."""
        following = _following(month)
        if month not in self.first_days or following not in self.first_days:
            raise UnreadableError(Message(N_("The table of Hijri months does not reach that far.")))
        return (self.first_days[following] - self.first_days[month]).days

    def corrected(self, sighted: Mapping[Month, date]) -> HijriCalendar:
        """The calendar with these months starting as they were sighted.

        A month has 29 or 30 days: calculated neighbours that would get another length move along. Raises
        UnreadableError where two sightings cannot both be right.
        """
        first_days = dict(self.first_days) | dict(sighted)
        for month in sighted:
            _settle(first_days, month, sighted, forwards=True)
            _settle(first_days, month, sighted, forwards=False)
        return HijriCalendar(first_days)


def _settle(days: dict[Month, date], month: Month, sighted: Mapping[Month, date], *, forwards: bool) -> None:
    """Move the neighbours of a sighted month, one after the other, until every month has 29 or 30 days."""
    sign = 1 if forwards else -1
    while (neighbour := _following(month) if forwards else _preceding(month)) in days:
        length = (days[neighbour] - days[month]).days * sign
        nearest = min(max(length, MONTH_LENGTHS[0]), MONTH_LENGTHS[1])
        if length == nearest:
            return
        if neighbour in sighted:
            first, second = sorted((month, neighbour))
            raise UnreadableError(
                Message(
                    N_(
                        "The first days of %(first)s and %(second)s cannot both be right:"
                        " a month has 29 or 30 days."
                    ),
                    {"first": f"{first[1]}/{first[0]}", "second": f"{second[1]}/{second[0]}"},
                )
            )
        days[neighbour] = days[month] + timedelta(days=nearest * sign)
        month = neighbour


def _following(month: Month) -> Month:
    year, number = month
    return (year + 1, 1) if number == 12 else (year, number + 1)


def _preceding(month: Month) -> Month:
    year, number = month
    return (year - 1, 12) if number == 1 else (year, number - 1)


@cache
def calculated_calendar() -> HijriCalendar:
    """The calculated calendar of Umm al-Qura, 1343 to 1500 (1924 to 2077), which fills the table."""
    from hijridate import Hijri

    return HijriCalendar(
        {
            (year, month): date.fromisoformat(Hijri(year, month, 1).to_gregorian().isoformat())
            for year in range(1343, 1501)
            for month in range(1, 13)
        }
    )


@cache
def moroccan_calendar() -> HijriCalendar:
    """The calculated calendar with the months that Morocco is known to have sighted on another day."""
    return calculated_calendar().corrected(SIGHTED_IN_MOROCCO)


def format_hijri(hijri: HijriDate, language: str) -> str:
    """`1 رمضان 1436 هـ`, `1er ramadan 1436 H`, `1 Ramadan 1436 AH`."""
    number = "1er" if language == "fr" and hijri.day == 1 else str(hijri.day)
    return f"{number} {HIJRI_MONTH_NAMES[language][hijri.month - 1]} {hijri.year} {ERA[language]}"
