"""Writes rows as the sheets of an edition folder: workbooks in Arabic or French, or .csv."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

from fursa.exchange.choices import YES_NO, Choices
from fursa.exchange.kinds.closed import Choice, SeveralChoices
from fursa.exchange.kinds.number import YesNo
from fursa.exchange.sheets import SHEETS, Column, Sheet
from fursa.exchange.values import SheetName
from fursa.sample.rows import SheetRow

SAMPLE_MARK = "نموذج تجريبي – معطيات غير حقيقية"
_CREATED = dt.datetime(2015, 6, 1)  # noqa: DTZ001 - the same bytes on every day and in every zone


def write_workbook(folder: Path, name: SheetName, rows: Iterable[SheetRow], language: str) -> int:
    """`name`.xlsx with headers and words in `language`, the sample's mark above the header; the rows' number."""
    sheet = SHEETS[name]
    listed = list(rows)
    columns = _used(sheet, listed)
    # One row at a time in memory; the texts stand in the cells, so the same rows give the same bytes.
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(folder / f"{name}.xlsx", options) as book:
        book.set_properties({"comments": SAMPLE_MARK, "created": _CREATED})
        page = book.add_worksheet(sheet.title(language))
        if language == "ar":
            page.right_to_left()
        page.set_column(0, len(columns) - 1, 18)
        page.freeze_panes(2, 0)
        page.write_string(0, 0, SAMPLE_MARK, book.add_format({"bold": True, "font_color": "#9C0006"}))
        bold = book.add_format({"bold": True, "bottom": 1})
        for position, column in enumerate(columns):
            page.write_string(1, position, column.header(language), bold)
        for line, row in enumerate(listed, 2):
            for position, column in enumerate(columns):
                value = _shown(column, row.get(column.code), language)
                if isinstance(value, dt.date):
                    page.write_datetime(line, position, dt.datetime.combine(value, dt.time()))
                elif isinstance(value, str) and value:
                    page.write_string(line, position, value)
                elif isinstance(value, int | float):
                    page.write_number(line, position, value)
    return len(listed)


def write_csv(folder: Path, name: SheetName, rows: Iterable[SheetRow], language: str, delimiter: str) -> int:
    """`name`.csv in UTF-8 with headers and words in `language`; the rows' number."""
    listed = list(rows)
    columns = _used(SHEETS[name], listed)
    with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([column.header(language) for column in columns])
        for row in listed:
            writer.writerow([_typed(_shown(column, row.get(column.code), language)) for column in columns])
    return len(listed)


def _used(sheet: Sheet, rows: list[SheetRow]) -> list[Column]:
    """The sheet's columns that any row fills, and those that must be there."""
    filled = {code for row in rows for code, value in row.items() if value not in (None, "")}
    return [c for c in sheet.columns if c.required or c.code in filled]


def _shown(column: Column, value: object, language: str) -> object:
    """A value as a person who works in `language` writes it."""
    kind = column.kind
    if isinstance(kind, YesNo) and value is not None:
        return _word(YES_NO, "yes" if value else "no", language)
    if isinstance(kind, Choice) and isinstance(value, str):
        return _word(kind.choices, value, language)
    if isinstance(kind, SeveralChoices) and isinstance(value, str):
        return " | ".join(_word(kind.choices, code.strip(), language) for code in value.split("|"))
    return value


def _word(choices: Choices, code: str, language: str) -> str:
    return next(c.label(language) for c in choices.choices if c.code == code)


def _typed(value: object) -> object:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else value
