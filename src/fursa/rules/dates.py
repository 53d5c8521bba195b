"""Days as Morocco writes them, day first, and dates known only to the month or the year.

In prose: docs/rules/dates.md.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fursa.rules.digits import plain
from fursa.rules.errors import UnreadableError
from fursa.rules.messages import N_, Message
from fursa.rules.months import MONTH_NAMES, month_number

Precision = Literal["day", "month", "year"]

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A Gregorian date known to the day, the month or only the year. An impossible one raises ValueError."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def earliest(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def iso(self) -> str:
        """`2015`, `2015-06` or `2015-06-18`: how it is stored and exchanged."""
        return self.earliest().isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """The inverse of `iso`. Raises ValueError."""
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
            raise ValueError(f"not an ISO date: {text!r}")
        return cls(*map(int, text.split("-")))

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """A date known to the day."""
        return cls(day.year, day.month, day.day)


_SIGN = r"\s*[/.\-]\s*"
_YEAR, _ONE_OR_TWO = r"(?P<year>\d{4})", r"\d{1,2}"
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<day>{_ONE_OR_TWO}){_SIGN}(?P<month>{_ONE_OR_TWO}){_SIGN}{_YEAR}",
        rf"{_YEAR}{_SIGN}(?P<month>{_ONE_OR_TWO}){_SIGN}(?P<day>{_ONE_OR_TWO})",
        rf"(?P<month>{_ONE_OR_TWO}){_SIGN}{_YEAR}",
        rf"{_YEAR}{_SIGN}(?P<month>{_ONE_OR_TWO})",
        _YEAR,
        rf"(?:(?P<day>{_ONE_OR_TWO})(?:er)?\s+)?(?P<name>[^\W\d_]+\.?)\s+{_YEAR}",
    )
]
_SHORT_YEAR = re.compile(rf"{_ONE_OR_TWO}{_SIGN}{_ONE_OR_TWO}{_SIGN}\d\d")


def parse_partial_date(text: str) -> PartialDate:
    """A date known to the day, month or year: `03/04/2026` is 3 April; `04/2026`, `2026`, `2026-04-03`,
    `3 أبريل 2026` and Arabic-Indic digits are read too. Raises UnreadableError that says what would be right.
    """
    cleaned = plain(text)
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(cleaned):
            found = match.groupdict()
            break
    else:
        raise UnreadableError(_what_would_be_right(cleaned))
    if found.get("name"):
        month = month_number(found["name"])
        if month is None:
            raise UnreadableError(
                Message(N_("%(name)s is not the name of a month."), {"name": found["name"]})
            )
    else:
        month = int(found["month"]) if found.get("month") else None
    day = int(found["day"]) if found.get("day") else None
    return _checked(int(found["year"]), month, day)


def parse_day(text: str) -> date:
    """A date known to the day. Raises UnreadableError also where the day or the month is missing."""
    partial = parse_partial_date(text)
    if partial.precision != "day":
        raise UnreadableError(
            Message(N_("Write the whole date, day first, like this: %(example)s"), {"example": "03/04/2026"})
        )
    return partial.earliest()


def _what_would_be_right(text: str) -> Message:
    if _SHORT_YEAR.fullmatch(text):
        return Message(N_("Write the year with four digits: %(text)s could be two of them."), {"text": text})
    return Message(
        N_("%(text)s is not a date. Write day, month and year, like this: %(example)s"),
        {"text": text, "example": "03/04/2026"},
    )


def _checked(year: int, month: int | None, day: int | None) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableError(
            Message(
                N_("The year %(year)s is not between %(first)s and %(last)s."),
                {"year": str(year), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
            )
        )
    if month is not None and not 1 <= month <= 12:
        if day is not None and 1 <= day <= 12 and _exists(year, day, month):
            swapped = f"{month:02}/{day:02}/{year}"
            raise UnreadableError(
                Message(
                    N_("There is no month %(month)s. The day comes first: %(swapped)s?"),
                    {"month": str(month), "swapped": swapped},
                )
            )
        raise UnreadableError(
            Message(N_("There is no month %(month)s: it goes from 1 to 12."), {"month": str(month)})
        )
    if month is not None and day is not None and not _exists(year, month, day):
        raise UnreadableError(
            Message(
                N_("There is no day %(day)s in %(month)s: it goes from 1 to %(last)s."),
                {
                    "day": str(day),
                    "month": f"{month:02}/{year}",
                    "last": str(calendar.monthrange(year, month)[1]),
                },
            )
        )
    return PartialDate(year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def format_day(day: date) -> str:
    """`03/04/2026`."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_partial_date(partial: PartialDate) -> str:
    """`03/04/2026`, `04/2026` or `2026`: only what is known."""
    return format_day(partial.earliest())[{"day": 0, "month": 3, "year": 6}[partial.precision] :]


def format_long_day(day: date, language: str) -> str:
    """`7 غشت 2015`, `7 août 2015`, `7 August 2015`; French writes the first of a month `1er`."""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number} {MONTH_NAMES[language][day.month - 1]} {day.year}"
