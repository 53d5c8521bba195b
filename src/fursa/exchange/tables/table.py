"""A spreadsheet file as a header and an iterator of rows, whatever its format."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from fursa.exchange.fold import fold
from fursa.exchange.kinds.cell import Cell, text_of
from fursa.exchange.tables.container import LARGEST_FILE, check_container
from fursa.exchange.tables.errors import TableError
from fursa.rules.messages import N_, Message

SUFFIXES = (".xlsx", ".ods", ".csv")
_HEADER_WITHIN = 20  # rows: a title or a letterhead may stand above the header

_EMPTY = Message(N_("This file is empty."))
_FILL = Message(N_("A header and a row for each entry; or delete the file."))


@dataclass(slots=True)
class Table:
    """`rows` yields (row number from 1, cells) below the header, blank rows left out, and can be read once.

    `errors` are cells (row from 1, column from 0) in which a formula failed.
    """

    header: list[str]
    header_row: int
    rows: Iterator[tuple[int, Sequence[Cell]]]
    errors: frozenset[tuple[int, int]]


Knows = Callable[[str], bool]


def open_table(path: Path, knows: Knows, titles: Sequence[str] = ()) -> Table:
    """The table in `path`; raises `TableError`, or `OSError` where the file cannot be opened.

    `knows` says whether a text is a header of the sheet; the header is the row with most of them among
    the first twenty. `titles` are the names under which the sheet is looked for in a workbook of several.
    """
    if path.suffix.lower() == ".csv":
        return _open_csv(path, knows)
    errors = check_container(path)
    return _with_header(_workbook_rows(path, titles), knows, errors)


def _with_header(
    rows: Iterator[tuple[int, Sequence[Cell]]], knows: Knows, errors: frozenset[tuple[int, int]]
) -> Table:
    first: list[tuple[int, Sequence[Cell]]] = []
    for number, cells in rows:
        if any(text_of(c) for c in cells):
            first.append((number, cells))
        if len(first) == _HEADER_WITHIN:
            break
    if not first:
        raise TableError(_EMPTY, _FILL)
    counts = [sum(knows(text_of(c)) for c in cells) for _, cells in first]
    at = counts.index(max(counts)) if max(counts) else 0
    number, cells = first[at]

    def below() -> Iterator[tuple[int, Sequence[Cell]]]:
        yield from first[at + 1 :]
        for row in rows:
            if any(c != "" and text_of(c) for c in row[1]):
                yield row

    return Table([text_of(c) for c in cells], number, below(), errors)


def _workbook_rows(path: Path, titles: Sequence[str]) -> Iterator[tuple[int, Sequence[Cell]]]:
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheet = _choose(book, titles)
        start = sheet.start
        rows = sheet.iter_rows()
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise TableError(
            Message(N_("This file is damaged or incomplete.")),
            Message(
                N_("Open it in your spreadsheet program and save it again as .xlsx, or export it once more.")
            ),
        ) from error
    if start is None:
        return
    left: list[Cell] = [""] * start[1]  # the reader leaves out empty columns before the first filled one
    for number, cells in enumerate(rows, start[0] + 1):
        yield number, [*left, *cells] if left else cells


def _choose(book: python_calamine.CalamineWorkbook, titles: Sequence[str]) -> python_calamine.CalamineSheet:
    shown = [
        m.name
        for m in book.sheets_metadata
        if m.typ == python_calamine.SheetTypeEnum.WorkSheet
        and m.visible == python_calamine.SheetVisibleEnum.Visible
    ]
    wanted = {fold(t) for t in titles}
    named = [name for name in shown if fold(name) in wanted]
    if named:
        return book.get_sheet_by_name(named[0])
    filled = [s for s in map(book.get_sheet_by_name, shown) if s.start is not None]
    if not filled:
        raise TableError(_EMPTY, _FILL)
    if len(filled) > 1:
        raise TableError(
            Message(N_("Several sheets of this workbook are filled.")),
            Message(N_("One sheet in the workbook, or the right one named “%(name)s”."), {"name": titles[0]}),
        )
    return filled[0]


def _open_csv(path: Path, knows: Knows) -> Table:
    if path.stat().st_size > LARGEST_FILE:
        raise TableError(
            Message(N_("This file is too large to be read.")),
            Message(N_("At most %(megabytes)s MB."), {"megabytes": LARGEST_FILE >> 20}),
        )
    data = path.read_bytes()
    if data.startswith((b"PK\x03\x04", bytes.fromhex("d0cf11e0"))):
        raise TableError(
            Message(N_("The name ends in %(suffix)s, but this is a workbook."), {"suffix": ".csv"}),
            Message(N_("The same file under a name that ends in .xlsx or .ods.")),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(
            Message(N_("This file is not UTF-8; perhaps an older program saved it as Windows-1256.")),
            Message(N_("Save it as “CSV UTF-8”, or as .xlsx.")),
            data.count(b"\n", 0, error.start) + 1,
        ) from error
    if "\x00" in text:
        raise TableError(
            Message(N_("This file is damaged or incomplete.")),
            Message(N_("Save it as “CSV UTF-8”, or as .xlsx.")),
        )
    return _with_header(_csv_rows(text, _delimiter(text, knows)), knows, frozenset())


def _delimiter(text: str, knows: Knows) -> str:
    """The separator under which the first lines hold most of the sheet's headers."""

    def headers(delimiter: str) -> int:
        lines = text[:20_000].splitlines()[:_HEADER_WITHIN]
        return max(
            (sum(knows(cell) for cell in line) for line in csv.reader(lines, delimiter=delimiter)), default=0
        )

    return max(",;\t", key=headers)


def _csv_rows(text: str, delimiter: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableError(
                Message(N_("A quotation mark is not closed, or the file ends in the middle of a row.")),
                Message(N_("Save it as “CSV UTF-8”, or as .xlsx.")),
                number,
            ) from error
        yield number, cells
