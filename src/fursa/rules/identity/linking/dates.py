"""Birth dates as registers write them: to the day, the month or the year, or impossible."""

from __future__ import annotations

import datetime
import re

from fursa.rules.identity.normalise import normalise

Parts = tuple[str | None, str | None, str | None, str | None]
_NOTHING: Parts = (None, None, None, None)
_NUMBER = re.compile(r"\d+")
_PLAIN = re.compile(r"[0-9 ./-]*")
_EARLIEST, _LATEST = 1900, 2100


def birth_parts(text: str, precision: str) -> Parts:
    """(date to the day, the same with day and month exchanged, year, month as yyyy-mm); None for what is not known.

    Read: yyyy, yyyy-mm, yyyy-mm-dd, dd/mm/yyyy, with - / . or a space between. A day or month that no calendar has
    leaves the year; 1 January stands for the year alone, since offices write it so.
    """
    numbers = [int(n) for n in _NUMBER.findall(text if _PLAIN.fullmatch(text) else normalise(text))][:3]
    if not numbers:
        return _NOTHING
    if len(numbers) == 3 and numbers[2] >= _EARLIEST:
        numbers.reverse()
    if not _EARLIEST <= numbers[0] <= _LATEST:
        return _NOTHING
    year = f"{numbers[0]:04d}"
    month = numbers[1] if len(numbers) > 1 and precision != "year" and 1 <= numbers[1] <= 12 else None
    if month is None:
        return None, None, year, None
    day = numbers[2] if len(numbers) > 2 and precision != "month" else None
    date = _date(numbers[0], month, day)
    if date is None:
        return None, None, year, f"{year}-{month:02d}" if day is None else None
    if (month, day) == (1, 1):
        return None, None, year, None
    turned = _date(numbers[0], day or 0, month) or date
    return date, turned, year, f"{year}-{month:02d}"


def _date(year: int, month: int, day: int | None) -> str | None:
    try:
        return datetime.date(year, month, day or 0).isoformat()
    except ValueError:
        return None
