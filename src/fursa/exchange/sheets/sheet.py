"""What a sheet is: its columns, how a row's columns are held together, how a row is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fursa.exchange.edition import Edition
from fursa.exchange.kinds.cell import Kind
from fursa.exchange.rows import Row
from fursa.exchange.values import SheetName
from fursa.rules.messages import N_, Message


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its code (the English header), its Arabic and French headers, how its cells are read."""

    code: str
    ar: str
    fr: str
    kind: Kind
    about: str  # msgid: what goes in, for the template and the documentation
    example: str
    required: bool = False
    also: tuple[str, ...] = ()  # other headers that are understood

    def header(self, language: str) -> str:
        """The header in `language`; the code for any language but Arabic and French."""
        return {"ar": self.ar, "fr": self.fr}.get(language, self.code)


@dataclass(slots=True)
class Cells:
    """A row's values by column code while it is checked; absent where the cell is empty or unreadable."""

    line: int
    values: dict[str, Any]
    given: dict[str, str]  # every filled cell as text
    errors: list[tuple[str, Message, Message, bool]] = field(default_factory=list)

    def get(self, code: str, default: Any = None) -> Any:
        """The value of a column."""
        return self.values.get(code, default)

    def text(self, code: str) -> str:
        """The value of a text column, "" where empty."""
        value = self.values.get(code, "")
        assert isinstance(value, str)
        return value

    def has(self, code: str) -> bool:
        """Whether something stands in the column's cell, readable or not."""
        return code in self.given

    def wrong(self, code: str, message: Message, right: Message, *, secret: bool = False) -> None:
        """Say that a column's cell is wrong; only the first fault of a cell is kept."""
        if all(code != known for known, *_ in self.errors):
            self.errors.append((code, message, right, secret))

    def need(self, code: str, message: Message, right: Message) -> None:
        """Say that an empty cell should be filled."""
        if not self.has(code):
            self.wrong(code, message, right)

    def ordered(self, earlier: str, later: str) -> None:
        """Say so where two dates stand in the wrong order."""
        first, second = self.get(earlier), self.get(later)
        if first and second and second < first:
            right = Message(N_("A date on or after %(date)s."), {"date": f"{first:%d/%m/%Y}"})
            self.wrong(later, Message(N_("This date lies before the one it follows.")), right)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the folder.

    `check` holds a row's cells together and says what is wrong through them; `build` makes the row and is
    called only for cells without a fault. `key` is what no two rows may share.
    """

    name: SheetName
    ar: str
    fr: str
    about: str  # msgid
    columns: tuple[Column, ...]
    check: Callable[[Cells], None]
    build: Callable[[Cells, Edition | None], Row]
    key: tuple[str, ...]

    def column(self, code: str) -> Column:
        """The column with this code."""
        return next(c for c in self.columns if c.code == code)

    def title(self, language: str) -> str:
        """What the sheet is called."""
        return {"ar": self.ar, "fr": self.fr}.get(language, self.name)
