"""Keys and references: no row twice, nothing named that is not there, nothing built on a faulty row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from fursa.exchange.between import Between, Fault, rule_for
from fursa.exchange.edition import Edition
from fursa.exchange.nearest import Nearest
from fursa.exchange.problems import WAITS
from fursa.exchange.rows import Row
from fursa.exchange.sheet_reader import SheetRead
from fursa.rules.messages import N_, Message


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names a row of another sheet; `kinds` are the network rows it may name."""

    column: str
    sheet: str
    kinds: tuple[str, ...] = ()


_PERSON = Reference("person", "people")
_UNIT = Reference("unit", "network", ("centre", "establishment"))
REFERENCES: dict[str, tuple[Reference, ...]] = {
    "network": (),
    "people": (Reference("centre", "network", ("centre",)),),
    "custody": (_PERSON, Reference("establishment", "network", ("establishment",))),
    "diagnoses": (_PERSON, _UNIT),
    "life_projects": (_PERSON, _UNIT),
    "applications": (_PERSON,),
    "marks": (Reference("application", "applications"),),
    "pathways": (_PERSON, Reference("partner", "network", ("partner",))),
}

_RIGHT = {
    "people": Message(N_("A reference that stands in the sheet people.")),
    "applications": Message(N_("A reference that stands in the sheet applications.")),
    ("centre",): Message(N_("The code of a centre in the sheet network.")),
    ("establishment",): Message(N_("The code of an establishment in the sheet network.")),
    ("centre", "establishment"): Message(
        N_("The code of a centre or an establishment in the sheet network.")
    ),
    ("partner",): Message(N_("The code of a partner in the sheet network.")),
}


@dataclass(slots=True)
class _Waiting:
    """Rows of one sheet that wait for the same faulty row; `line` is the first of them."""

    line: int
    column: str
    count: int = 0


def check_references(reads: Mapping[str, SheetRead], edition: Edition | None) -> None:
    """Takes out every row that is double, names what is not there or names a faulty row, and says so.

    Rows that wait for the same faulty row are one problem. `reads` stands in the sheets' own order.
    """
    checker = _Checker(reads, Between(reads, edition))
    for name in reads:
        checker.check(name)


@dataclass(slots=True)
class _Checker:
    reads: Mapping[str, SheetRead]
    between: Between
    good: dict[str, dict[str, Any]] = field(default_factory=dict)  # rows by the first column of their key
    nearest: dict[tuple[str, ...], Nearest] = field(default_factory=dict)  # network codes by their kinds

    def check(self, name: str) -> None:
        """One sheet, after those that it refers to."""
        read = self.reads[name]
        key_of, first_of = attrgetter(*read.sheet.key), attrgetter(read.sheet.key[0])
        own_rule = rule_for(name, self.between, self.good)
        seen: dict[object, int] = {}
        waiting: dict[tuple[str, str], _Waiting] = {}
        kept: list[Row] = []
        for row in read.rows:
            faults = [*_unknown(self, name, row), *own_rule(row)]
            line = seen.setdefault(key_of(row), row.line)
            if line != row.line:
                message = Message(N_("This is the same as row %(row)s."), {"row": line})
                faults.append(
                    (read.sheet.key[0], first_of(row), message, Message(N_("One of the two rows.")))
                )
            for column, value, message, right in faults:
                read.add(row.line, column, value, message, right)
            waits = [] if faults else _waits(self, name, row)
            for reference, value in waits:
                waiting.setdefault((reference.sheet, value), _Waiting(row.line, reference.column)).count += 1
            if faults or waits:
                read.faulty.setdefault(first_of(row), row.line)
            else:
                kept.append(row)
        read.rows[:] = kept
        self._report(read, waiting)
        self.good[name] = {first_of(row): row for row in kept}

    def _report(self, read: SheetRead, waiting: Mapping[tuple[str, str], _Waiting]) -> None:
        for (sheet, value), place in waiting.items():
            other = self.reads[sheet]
            params = {"row": other.faulty[value], "file": other.file, "count": place.count}
            message = Message(WAITS, params)
            right = Message(N_("Nothing to do in this row."))
            read.add(place.line, place.column, value, message, right)


def _unknown(checker: _Checker, name: str, row: Row) -> Iterator[Fault]:
    """References to what stands nowhere, or in a row of another kind."""
    for reference in REFERENCES[name]:
        value = getattr(row, reference.column)
        if not value:
            continue
        found = checker.good[reference.sheet].get(value)
        if found is None and value not in checker.reads[reference.sheet].faulty:
            message = Message(N_("“%(value)s” is not known."), {"value": value})
            yield reference.column, value, message, _right(checker, reference, value)
        elif found is not None and reference.kinds and found.kind not in reference.kinds:
            message = Message(N_("“%(value)s” is of another kind."), {"value": value})
            yield reference.column, value, message, _RIGHT[reference.kinds]


def _waits(checker: _Checker, name: str, row: Row) -> list[tuple[Reference, str]]:
    """References to a faulty row."""
    return [
        (reference, value)
        for reference in REFERENCES[name]
        if (value := getattr(row, reference.column)) and value not in checker.good[reference.sheet]
    ]


def _right(checker: _Checker, reference: Reference, value: str) -> Message:
    """What would be right, with the nearest code where one is near."""
    if not reference.kinds:
        return _RIGHT[reference.sheet]
    if reference.kinds not in checker.nearest:
        rows = checker.good[reference.sheet].items()
        checker.nearest[reference.kinds] = Nearest(code for code, row in rows if row.kind in reference.kinds)
    close = checker.nearest[reference.kinds].find(value)
    return Message(N_("Perhaps: %(keys)s"), {"keys": close}) if close else _RIGHT[reference.kinds]
