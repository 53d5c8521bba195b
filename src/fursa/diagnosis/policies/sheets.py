"""The sheets of a spreadsheet as text, and the names of their cells."""

from __future__ import annotations

import io

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from fursa.core.errors import InvalidError

# Sheet → its rows, the first with the names of the columns.
Sheets = dict[str, list[list[str]]]


def read_sheets(content: bytes) -> Sheets:
    """Sheet → its rows as text, or InvalidError where it is no spreadsheet."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {
            name: [[_cell(value) for value in row] for row in book.get_sheet_by_name(name).to_python()]
            for name in book.sheet_names
        }
    except (CalamineError, OSError, ValueError) as error:
        raise InvalidError(_("This is not a spreadsheet that can be read (.xlsx).")) from error


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def cell_of(sheet: str, column: int, row: int) -> str:
    """Such as “survey!C5”; columns count from 0, rows from 1."""
    return f"{sheet}!{_letters(column)}{row}"


def _letters(column: int) -> str:
    """0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
