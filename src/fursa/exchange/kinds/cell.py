"""A cell as spreadsheets give it, its text, and the error that a kind raises about it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Protocol

from fursa.exchange.fold import without_marks
from fursa.rules.messages import Message

Cell = str | int | float | Decimal | bool | dt.date | dt.datetime | dt.time | dt.timedelta


class CellError(Exception):
    """A cell that cannot be read: what is wrong, and what would be right if not as its kind says."""

    def __init__(self, message: Message, right: Message | None = None, *, secret: bool = False) -> None:
        super().__init__(str(message))
        self.message = message
        self.right = right
        self.secret = secret  # the value must not be repeated


class Kind(Protocol):
    """How the cells of a column are read."""

    @property
    def right(self) -> Message:
        """What would be right in such a cell."""

    def parse(self, cell: Cell) -> object:
        """The value of a filled cell; raises `CellError`."""


def text_of(cell: Cell) -> str:
    """The cell as a person would type it: 12.0 is "12", a date is ISO, no invisible marks around."""
    if isinstance(cell, str):
        return without_marks(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat(sep=" ") if isinstance(cell, dt.datetime) else str(cell)
