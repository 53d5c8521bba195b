"""Amounts in dirhams, as people type them or as a spreadsheet's number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from fursa.exchange.kinds.cell import Cell, CellError, text_of
from fursa.rules.errors import UnreadableError
from fursa.rules.messages import N_, Message
from fursa.rules.money import money_from_number, parse_money

_parse = lru_cache(maxsize=16384)(parse_money)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in dirhams; the value is integer centimes."""

    @property
    def right(self) -> Message:
        return Message(N_("An amount in dirhams such as 12.500,00 or 12500."))

    def parse(self, cell: Cell) -> int:
        try:
            if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
                return money_from_number(cell)
            return _parse(text_of(cell))
        except UnreadableError as error:
            raise CellError(error.message) from error
