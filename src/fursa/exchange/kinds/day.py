"""Dates: day first, ISO, or a spreadsheet's own; birth dates also by the month or the year alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from fursa.exchange.kinds.cell import Cell, CellError, text_of
from fursa.rules.dates import FIRST_YEAR, LAST_YEAR, PartialDate, parse_day, parse_partial_date
from fursa.rules.errors import UnreadableError
from fursa.rules.messages import N_, Message

_partial = lru_cache(maxsize=65536)(parse_partial_date)
_day = lru_cache(maxsize=65536)(parse_day)


@dataclass(frozen=True, slots=True)
class Day:
    """A date known to the day."""

    @property
    def right(self) -> Message:
        return Message(N_("A date such as 26/06/2015: day, month, year."))

    def parse(self, cell: Cell) -> dt.date:
        if found := _spreadsheet_day(cell):
            return found
        try:
            return _day(text_of(cell))
        except UnreadableError as error:
            raise CellError(error.message) from error


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date known to the day, the month or only the year."""

    @property
    def right(self) -> Message:
        return Message(N_("A date such as 14/05/1990, a month such as 05/1990, or a year such as 1990."))

    def parse(self, cell: Cell) -> PartialDate:
        if found := _spreadsheet_day(cell):
            return PartialDate.from_date(found)
        try:
            return _partial(text_of(cell))
        except UnreadableError as error:
            raise CellError(error.message) from error


def _spreadsheet_day(cell: Cell) -> dt.date | None:
    """The day of a cell that the spreadsheet itself holds as a date; None for any other."""
    if not isinstance(cell, dt.date):
        return None
    day = cell.date() if isinstance(cell, dt.datetime) else cell
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        params = {"year": str(day.year), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
        raise CellError(Message(N_("The year %(year)s is not between %(first)s and %(last)s."), params))
    return day
