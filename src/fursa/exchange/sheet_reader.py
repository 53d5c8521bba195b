"""Reads one sheet row by row: good rows are built, every fault of the others is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fursa.exchange.edition import Edition
from fursa.exchange.headers import Headers, is_header, match_headers
from fursa.exchange.kinds.cell import Cell, CellError, text_of
from fursa.exchange.problems import Problem
from fursa.exchange.rows import Row
from fursa.exchange.sheets import Cells, Sheet
from fursa.exchange.tables.errors import TableError
from fursa.exchange.tables.table import open_table
from fursa.rules.messages import N_, Message
from fursa.rules.system_errors import system_reason

# What a formula leaves behind where a .csv was exported from a sheet with errors.
_ERROR_TEXTS = frozenset(("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"))
_ERROR = Message(N_("The formula in this cell has failed."))


@dataclass(slots=True)
class SheetRead:
    """A sheet so far: its good rows, its problems, how many rows it had, and where its faulty rows stand.

    `faulty` is the line of the first faulty row by the first column of the sheet's key: rows of other
    sheets that name it wait for it.
    """

    sheet: Sheet
    file: str
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)  # header in the file by column code
    faulty: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def add(self, row: int | None, code: str, value: str, message: Message, right: Message) -> None:
        """One problem in a column, named as the file names it."""
        header = self.texts.get(code) or code
        self.problems.append(Problem(self.file, row, header, value[:200], message, right))


def read_sheet(sheet: Sheet, path: Path, edition: Edition | None) -> SheetRead:
    """The sheet in `path`; what is wrong with the file itself is a problem of the sheet."""
    read = SheetRead(sheet, path.name)
    try:
        _read_rows(read, path, edition)
    except TableError as error:
        read.rows.clear()
        read.add(error.row, "", "", error.message, error.right)
    except OSError as error:
        read.rows.clear()
        message = Message(N_("This file cannot be opened: %(reason)s."), {"reason": system_reason(error)})
        read.add(None, "", "", message, Message(N_("Close it in other programs and see who may read it.")))
    return read


def _read_rows(read: SheetRead, path: Path, edition: Edition | None) -> None:
    sheet = read.sheet
    titles = (sheet.name, sheet.ar, sheet.fr)
    table = open_table(path, lambda text: is_header(sheet.name, text), titles)

    def fault(header: str, message: Message, right: Message) -> None:
        read.add(table.header_row, header, header, message, right)

    headers = match_headers(sheet.name, table.header, fault)
    read.texts = headers.texts
    incomplete = any(c.required and c.code not in headers.texts for c in sheet.columns)
    for line, row in table.rows:
        read.count += 1
        if headers.refused:
            continue
        cells = _cells(headers, line, row, table.errors)
        _check(sheet, headers, cells)
        if incomplete or cells.errors:
            _keep_faults(read, cells)
        else:
            read.rows.append(sheet.build(cells, edition))


def _cells(headers: Headers, line: int, row: Sequence[Cell], errors: frozenset[tuple[int, int]]) -> Cells:
    """Every cell of a row read by its column's kind."""
    cells = Cells(line, {}, {})
    for column, cell in zip(headers.columns, row, strict=False):
        if column is None or cell == "":
            continue
        text = text_of(cell)
        if not text:
            continue
        cells.given[column.code] = text
        if text in _ERROR_TEXTS:
            cells.wrong(column.code, _ERROR, column.kind.right)
            continue
        try:
            cells.values[column.code] = column.kind.parse(cell)
        except CellError as error:
            cells.wrong(column.code, error.message, error.right or column.kind.right, secret=error.secret)
    if errors:
        for position, column in enumerate(headers.columns):
            if column is not None and (line, position) in errors:
                cells.given.setdefault(column.code, "#")
                cells.wrong(column.code, _ERROR, column.kind.right)
    _check_stray(headers, cells, row)
    return cells


def _check_stray(headers: Headers, cells: Cells, row: Sequence[Cell]) -> None:
    """Something in a column without a header: usually a separator inside a text of a .csv."""
    width = len(headers.columns)
    stray = [cell for cell in row[width:] if cell != ""] if len(row) > width else []
    stray += [row[i] for i in headers.nameless if i < len(row) and row[i] != ""]
    if any(text_of(cell) for cell in stray):
        cells.given[""] = " ".join(map(text_of, stray))
        cells.wrong(
            "",
            Message(N_("Something stands in a column that has no header.")),
            Message(
                N_("Nothing there; in a .csv, a text that contains the separator stands in quotation marks.")
            ),
        )


def _check(sheet: Sheet, headers: Headers, cells: Cells) -> None:
    """Required cells first, then what the row's cells say together."""
    for column in sheet.columns:
        if column.required and column.code in headers.texts and column.code not in cells.given:
            cells.wrong(column.code, Message(N_("This cell must be filled.")), column.kind.right)
    sheet.check(cells)


def _keep_faults(read: SheetRead, cells: Cells) -> None:
    for code, message, right, secret in cells.errors:
        read.add(cells.line, code, "" if secret else cells.given.get(code, ""), message, right)
    key = cells.given.get(read.sheet.key[0])
    if key:
        read.faulty.setdefault(key, cells.line)
