"""Spreadsheets of corrections: the folder again, wrong cells coloured and saying what would be right.

The result is an edition folder itself: good files are copied, a sheet with problems becomes a workbook with
its own columns, in which only the rows to correct are shown. Corrected in place, it is imported as it is.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import xlsxwriter

from fursa.exchange.folder import Folder
from fursa.exchange.headers import NOTE_HEADERS, is_header, is_note
from fursa.exchange.kinds.cell import Cell, text_of
from fursa.exchange.language import gettext_for
from fursa.exchange.offence import header_names_offence
from fursa.exchange.problems import Problem
from fursa.exchange.sheets import SHEETS, Sheet
from fursa.exchange.tables.errors import TableError
from fursa.exchange.tables.table import Table, open_table
from fursa.exchange.toml.keys import FILE
from fursa.exchange.values import SheetName

_MOST_COMMENTS = 2000  # each is a drawing: a workbook with more of them opens slowly
_WRONG, _HEADER_COLOUR = "#FFC7CE", "#DDEBF7"
Gettext = Callable[[str], str]


def write_corrections(target: Path, folder: Folder, language: str) -> list[Path]:
    """Write what is to be corrected in `folder` to the folder `target`; return the files to open.

    `language` is ar, fr or en. A file that cannot be read at all is copied: the sentence about it is all
    there is. Raises OSError where `target` cannot be written.
    """
    gettext = gettext_for(language)
    target.mkdir(parents=True, exist_ok=True)
    by_file: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in folder.problems:
        if problem.is_waiting:
            continue
        by_file[problem.file].append(problem)
    written = []
    for name, path in folder.files.items():
        problems = by_file.get(path.name, [])
        if problems and (workbook := _write_sheet(target, name, path, problems, language)):
            written.append(workbook)
        else:
            shutil.copyfile(path, target / path.name)
    if (source := folder.path / FILE).is_file():
        if by_file.get(FILE):
            written.append(_write_toml(target / FILE, source, by_file[FILE], gettext))
        else:
            shutil.copyfile(source, target / FILE)
    return written


def _write_toml(target: Path, source: Path, problems: list[Problem], gettext: Gettext) -> Path:
    """`edition.toml` again, each fault as a comment above its line (or on top where it has none)."""
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for problem in problems:
        notes[problem.row or 1].append(
            f"# >>> {problem.column} {_sentence(problem, gettext)}".replace("\n", " ")
        )
    lines = source.read_bytes().decode("utf-8-sig", errors="replace").splitlines()
    shown = [text for number, line in enumerate(lines or [""], 1) for text in (*notes[number], line)]
    target.write_text("\n".join(shown) + "\n", encoding="utf-8")
    return target


def _sentence(problem: Problem, gettext: Gettext) -> str:
    return f"{problem.message.translate(gettext)} {problem.right.translate(gettext)}"


def _write_sheet(
    target: Path, name: SheetName, path: Path, problems: list[Problem], language: str
) -> Path | None:
    """One sheet as a workbook; None where the file cannot be read as a table."""
    sheet = SHEETS[name]
    try:
        table = open_table(path, lambda text: is_header(name, text), (sheet.name, sheet.ar, sheet.fr))
        rows = list(table.rows)
    except (TableError, OSError):
        return None
    workbook = target / f"{name}.xlsx"
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(workbook, options) as book:
        page = book.add_worksheet(sheet.title(language))
        if language == "ar":
            page.right_to_left()
        _Page(book, page, table, problems, language).write(sheet, rows)
    return workbook


class _Page:
    """One worksheet while it is written: the notes first, then the columns as they were."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        page: xlsxwriter.worksheet.Worksheet,
        table: Table,
        problems: list[Problem],
        language: str,
    ) -> None:
        self.page, self.table, self.language = page, table, language
        self.gettext = gettext_for(language)
        self.comments = 0
        self.plain = book.add_format({"valign": "top"})
        self.wrong = book.add_format({"bg_color": _WRONG, "valign": "top"})
        self.wrong_date = book.add_format({"bg_color": _WRONG, "valign": "top", "num_format": "dd/mm/yyyy"})
        self.bold = book.add_format({"bold": True, "bottom": 1, "bg_color": _HEADER_COLOUR})
        self.note = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#9C0006"})
        # A column that names an offence is not copied on; nor are the notes of an earlier correction.
        self.kept = [
            i for i, text in enumerate(table.header) if not is_note(text) and not _refused(text, problems)
        ]
        self.titles = list(table.header)  # as written
        self.names = list(table.header)  # as problems name them
        self.by_row: defaultdict[int, list[Problem]] = defaultdict(list)
        for problem in problems:
            self.by_row[problem.row or table.header_row].append(problem)

    def write(self, sheet: Sheet, rows: Iterable[tuple[int, Sequence[Cell]]]) -> None:
        """Header and rows; rows without a problem are there, but hidden by the filter on the notes."""
        self._add_columns(sheet)
        self._header()
        last = 0
        for last, (line, cells) in enumerate(rows, 1):
            problems = self.by_row.get(line, [])
            if not problems:
                self.page.set_row(last, None, None, {"hidden": True})
            self._row(last, cells, problems)
        self.page.set_column(0, 0, 60)
        self.page.set_column(1, max(1, len(self.kept)), 18)
        self.page.freeze_panes(1, 1)
        self.page.autofilter(0, 0, max(1, last), len(self.kept))
        if any(line != self.table.header_row for line in self.by_row):
            self.page.filter_column(0, "x == NonBlanks")

    def _add_columns(self, sheet: Sheet) -> None:
        """Columns that the file does not have and that something is to be written into."""
        wanted = {p.column for problems in self.by_row.values() for p in problems}
        for column in sheet.columns:
            if column.code in wanted and column.code not in self.table.header:
                self.kept.append(len(self.titles))
                self.titles.append(column.header(self.language))
                self.names.append(column.code)

    def _header(self) -> None:
        problems = self.by_row.get(self.table.header_row, [])
        self.page.write_string(0, 0, NOTE_HEADERS[self.language], self.bold)
        if problems:
            self._comment(0, 0, " ".join(_sentence(p, self.gettext) for p in problems))
        for position, index in enumerate(self.kept, 1):
            mine = [p for p in problems if p.column == self.names[index]]
            self.page.write_string(0, position, self.titles[index], self.wrong if mine else self.bold)
            if mine:
                self._comment(0, position, " ".join(_sentence(p, self.gettext) for p in mine))

    def _row(self, line: int, cells: Sequence[Cell], problems: list[Problem]) -> None:
        if problems:
            notes = "\n".join(f"{p.column}: {_sentence(p, self.gettext)}" for p in problems)
            self.page.write_string(line, 0, notes[:30000], self.note)
        wrong: Mapping[str, Problem] = {p.column: p for p in reversed(problems)}
        for position, index in enumerate(self.kept, 1):
            cell: Cell = cells[index] if index < len(cells) else ""
            problem = wrong.get(self.names[index])
            if problem and not problem.value:
                cell = ""  # empty, or a text that must not be repeated
            self._cell(line, position, cell, problem)

    def _cell(self, line: int, position: int, cell: Cell, problem: Problem | None) -> None:
        look = self.wrong if problem else self.plain
        if cell == "":
            if problem:
                self.page.write_blank(line, position, None, look)
        elif isinstance(cell, dt.datetime | dt.date):
            moment = cell if isinstance(cell, dt.datetime) else dt.datetime.combine(cell, dt.time())
            self.page.write_datetime(line, position, moment, self.wrong_date if problem else None)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            self.page.write_number(line, position, cell, look)
        else:
            self.page.write_string(line, position, text_of(cell), look)
        if problem:
            self._comment(line, position, _sentence(problem, self.gettext))

    def _comment(self, line: int, position: int, text: str) -> None:
        if self.comments < _MOST_COMMENTS:
            self.page.write_comment(line, position, text, {"x_scale": 2, "y_scale": 1.5})
            self.comments += 1


def _refused(header: str, problems: list[Problem]) -> bool:
    return header_names_offence(header) and any(p.column == header for p in problems)
