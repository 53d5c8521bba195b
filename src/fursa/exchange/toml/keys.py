"""A TOML table while it is read: each key is asked for once, every fault is kept, none stops the reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, TypeVar

from fursa.exchange.choices import Choices
from fursa.exchange.edition import Names
from fursa.exchange.kinds.amount import Amount
from fursa.exchange.kinds.cell import Cell, CellError, Kind
from fursa.exchange.kinds.closed import Choice
from fursa.exchange.kinds.day import Day
from fursa.exchange.kinds.number import Mark, Whole
from fursa.exchange.kinds.text import Slug, Text
from fursa.exchange.problems import Problem
from fursa.rules.messages import N_, Message

T = TypeVar("T")
FILE = "edition.toml"


@dataclass(slots=True)
class Faults:
    """What is wrong with the file so far; `lines` says where a key stands."""

    lines: Mapping[str, int]
    problems: list[Problem] = field(default_factory=list)

    def add(self, path: str, value: object, message: Message, right: Message) -> None:
        """One fault at a dotted path."""
        row, at = None, path
        while row is None and at:
            row = self.lines.get(at)
            at = at.rpartition(".")[0] if "." in at else ""
        shown = "" if value is None else str(value)[:200]
        self.problems.append(Problem(FILE, row, path, shown, message, right))


class Keys:
    """One table: `path` is its dotted place in the file, "" for the whole file."""

    def __init__(self, table: Mapping[str, Any], path: str, faults: Faults) -> None:
        self.table = table
        self.path = path
        self.faults = faults
        self.asked: set[str] = set()

    def at(self, key: str) -> str:
        """The dotted path of a key of this table."""
        return f"{self.path}.{key}" if self.path else key

    def fault(self, key: str, message: Message, right: Message) -> None:
        """Say what is wrong with a key."""
        self.faults.add(self.at(key) if key else self.path, self.table.get(key), message, right)

    def value(self, key: str, kind: Kind, default: T, *, required: bool = False) -> Any | T:
        """The key's value as `kind` reads it, `default` where it is absent or wrong."""
        self.asked.add(key)
        raw = self.table.get(key)
        if raw is None or raw == "":
            if required:
                self.fault(key, Message(N_("This key is missing.")), kind.right)
            return default
        if not isinstance(raw, str | int | float | bool | Decimal | dt.date):
            self.fault(key, Message(N_("A single value is expected here.")), kind.right)
            return default
        try:
            return kind.parse(_cell(raw))
        except CellError as error:
            self.fault(key, error.message, error.right or kind.right)
            return default

    def slug(self, key: str, *, required: bool = False) -> str:
        return str(self.value(key, Slug(), "", required=required))

    def text(self, key: str, longest: int = 200, *, required: bool = False) -> str:
        return str(self.value(key, Text(longest), "", required=required))

    def whole(self, key: str, default: T, least: int, most: int, *, required: bool = False) -> int | T:
        return self.value(key, Whole(least, most), default, required=required)

    def mark(self, key: str, default: T, *, required: bool = False) -> Decimal | T:
        return self.value(key, Mark(), default, required=required)

    def amount(self, key: str, default: T, *, required: bool = False) -> int | T:
        return self.value(key, Amount(), default, required=required)

    def day(self, key: str) -> dt.date | None:
        return self.value(key, Day(), None)

    def choice(self, key: str, choices: Choices, default: str = "", *, required: bool = False) -> str:
        return str(self.value(key, Choice(choices), default, required=required))

    def flag(self, key: str) -> bool:
        """true or false, false where absent."""
        self.asked.add(key)
        raw = self.table.get(key, False)
        if not isinstance(raw, bool):
            self.fault(key, Message(N_("This is neither yes nor no.")), Message(N_("true or false")))
            return False
        return raw

    def share(self, key: str) -> Fraction | None:
        """A share above 0 and up to 1 as an exact fraction: 0.15, "15 %" or "3/20"."""
        self.asked.add(key)
        raw = self.table.get(key)
        if raw is None:
            return None
        try:
            text = str(raw).replace(" ", "").replace("\u00a0", "").replace(",", ".")
            share = Fraction(text.rstrip("%٪")) / (100 if text.endswith(("%", "٪")) else 1)
        except (ValueError, ZeroDivisionError):
            share = Fraction(-1)
        if isinstance(raw, bool) or not 0 < share <= 1:
            self.fault(
                key, Message(N_("This is not a share.")), Message(N_("A share such as 0.15 or “15 %”."))
            )
            return None
        return share

    def names(self, key: str, *, required: bool = False) -> Names | None:
        """A table {ar, fr, en} of which `ar` is needed; a text alone is taken for the Arabic name."""
        self.asked.add(key)
        raw = self.table.get(key)
        if raw is None:
            if required:
                self.fault(key, Message(N_("This key is missing.")), _NAMES)
            return None
        if isinstance(raw, str):
            raw = {"ar": raw}
        if not isinstance(raw, Mapping):
            self.fault(key, Message(N_("A name is a table.")), _NAMES)
            return None
        inner = Keys(raw, self.at(key), self.faults)
        names = Names(inner.text("ar", required=True), inner.text("fr"), inner.text("en"))
        inner.done()
        return names if names.ar else None

    def table_at(self, key: str) -> Keys | None:
        """The table under a key, None where it is absent."""
        self.asked.add(key)
        raw = self.table.get(key)
        if raw is None:
            return None
        if not isinstance(raw, Mapping):
            self.fault(
                key, Message(N_("A table is expected here.")), Message(N_("[%(key)s]"), {"key": self.at(key)})
            )
            return None
        return Keys(raw, self.at(key), self.faults)

    def tables_at(self, key: str) -> Iterator[Keys]:
        """The tables of an array, each with its number from 1 in its path."""
        self.asked.add(key)
        raw = self.table.get(key, [])
        if not isinstance(raw, list) or not all(isinstance(t, Mapping) for t in raw):
            right = Message(N_("[[%(key)s]] before each of them"), {"key": self.at(key)})
            self.fault(key, Message(N_("A list of tables is expected here.")), right)
            return
        for number, table in enumerate(raw, 1):
            yield Keys(table, f"{self.at(key)}[{number}]", self.faults)

    def slugs(self, key: str) -> tuple[str, ...]:
        """A list of codes, empty where absent."""
        return self._several(key, Slug().parse, Slug().right)

    def texts(self, key: str, kind: Kind) -> tuple[str, ...]:
        """A list of values that `kind` reads."""
        return self._several(key, kind.parse, kind.right)

    def _several(self, key: str, parse: Callable[[Cell], Any], right: Message) -> tuple[str, ...]:
        self.asked.add(key)
        raw = self.table.get(key, [])
        values = []
        for item in raw if isinstance(raw, list) else [raw]:
            try:
                values.append(parse(_cell(item)))
            except CellError as error:
                self.faults.add(self.at(key), item, error.message, error.right or right)
        return tuple(values)

    def done(self) -> None:
        """Say which keys nobody asked for."""
        for key in self.table.keys() - self.asked:
            close = get_close_matches(key, self.asked, n=1, cutoff=0.6)
            known = ", ".join(close or sorted(self.asked))
            self.fault(
                key, Message(N_("This key is not known.")), Message(N_("Perhaps: %(keys)s"), {"keys": known})
            )


_NAMES = Message(N_('{ar = "…", fr = "…", en = "…"}; the Arabic name is needed'))


def _cell(raw: Any) -> Cell:
    """A TOML value as a spreadsheet would hold it; what no cell can hold is empty."""
    return raw if isinstance(raw, str | int | float | Decimal | dt.date) else ""
