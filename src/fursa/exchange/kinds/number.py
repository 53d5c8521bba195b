"""Numbers: whole numbers, marks, yes or no, and codes of trades."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from fursa.exchange.choices import YES_NO
from fursa.exchange.kinds.cell import Cell, CellError, text_of
from fursa.rules.digits import latin_digits
from fursa.rules.market.isco import is_trade
from fursa.rules.messages import N_, Message


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 1_000_000

    @property
    def right(self) -> Message:
        return Message(
            N_("A whole number from %(least)s to %(most)s."), {"least": self.least, "most": self.most}
        )

    def parse(self, cell: Cell) -> int:
        text = latin_digits(text_of(cell))
        if not re.fullmatch(r"[0-9]{1,9}", text) or not self.least <= int(text) <= self.most:
            raise CellError(Message(N_("This is not such a number.")))
        return int(text)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: not negative, at most two decimals; comma, point or Arabic decimal sign."""

    @property
    def right(self) -> Message:
        return Message(N_("A mark from 0 to the criterion's maximum, such as 14 or 14,5."))

    def parse(self, cell: Cell) -> Decimal:
        text = latin_digits(text_of(cell)).replace("٫", ".").replace(",", ".")
        try:
            mark = Decimal(text)
        except InvalidOperation:
            mark = Decimal(-1)
        if not mark.is_finite() or not 0 <= mark < 10_000 or mark != round(mark, 2):
            raise CellError(Message(N_("This is not a mark.")))
        return mark


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no, in words of three languages, 1/0, or a ticked cell."""

    @property
    def right(self) -> Message:
        return Message(N_("yes or no"))

    def parse(self, cell: Cell) -> bool:
        found = YES_NO.find(text_of(cell))
        if found is None:
            raise CellError(Message(N_("This is neither yes nor no.")))
        return found == "yes"


@dataclass(frozen=True, slots=True)
class Isco:
    """An ISCO-08 code; a spreadsheet's 721 may have been 0721 only for the armed forces, which are rare."""

    @property
    def right(self) -> Message:
        return Message(N_("A code of ISCO-08, such as 7531 for tailors and dressmakers."))

    def parse(self, cell: Cell) -> str:
        code = latin_digits(text_of(cell))
        if not code.isascii() or not is_trade(code):
            raise CellError(Message(N_("This is not a trade of ISCO-08.")))
        return code
