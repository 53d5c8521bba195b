"""Looks at a spreadsheet file before it is opened: is it what its name says, and can it be held in memory?

The spreadsheet reader lays a sheet out as a full rectangle: one stray cell in the last corner of a sheet
would ask for hundreds of gigabytes and end the whole program, so the rectangle is measured first.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from fursa.exchange.tables.errors import TableError
from fursa.rules.messages import N_, Message

LARGEST_FILE = 256 * 1024 * 1024
LARGEST_UNPACKED = 2 * 1024 * 1024 * 1024
MOST_CELLS = 12_000_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the old container of .xls and of encrypted .xlsx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK, _OVERLAP = 1 << 20, 512

_ROW = re.compile(rb'<row\b[^>]*?\sr="([0-9]+)"')
_FAR_COLUMN = re.compile(rb'\sr="([A-Z]{2,3})[0-9]')
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]+)"(?:\s[^>]*)?(?<!/)>\s*<(?:v|is|f)\b')
_ERROR = re.compile(rb'<c r="([A-Z]{1,3})([0-9]+)"[^>]*?\st="e"')
_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{1,9})"')

_DAMAGED = Message(N_("This file is damaged or incomplete."))
_SAVE_AGAIN = Message(
    N_("Open it in your spreadsheet program and save it again as .xlsx, or export it once more.")
)
_TOO_LARGE = Message(N_("This file is too large to be read."))
_SMALLER = Message(
    N_("At most %(cells)s cells: delete empty rows and columns that were formatted, or split the edition."),
    {"cells": MOST_CELLS},
)


def check_container(path: Path) -> frozenset[tuple[int, int]]:
    """The cells (row from 1, column from 0) that hold a formula's error; raises `TableError`."""
    if path.stat().st_size > LARGEST_FILE:
        raise TableError(_TOO_LARGE, _SMALLER)
    with path.open("rb") as file:
        start = file.read(8)
        if start == _OLE:
            raise _old_or_encrypted(_ENCRYPTED in start + file.read())
    if not start.startswith(b"PK"):
        raise _not_a_spreadsheet(path)
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST_UNPACKED:
                raise TableError(_TOO_LARGE, _SMALLER)
            return _check_xlsx(path, archive) if path.suffix.lower() == ".xlsx" else _check_ods(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise TableError(_DAMAGED, _SAVE_AGAIN) from error


def _old_or_encrypted(encrypted: bool) -> TableError:
    if encrypted:
        return TableError(
            Message(N_("This file is protected by a password.")),
            Message(N_("The same file saved without a password.")),
        )
    return TableError(Message(N_("This is a spreadsheet in the old .xls format.")), _SAVE_AGAIN)


def _not_a_spreadsheet(path: Path) -> TableError:
    return TableError(
        Message(
            N_("The name ends in %(suffix)s, but this is not such a spreadsheet."), {"suffix": path.suffix}
        ),
        _SAVE_AGAIN,
    )


def _check_xlsx(path: Path, archive: zipfile.ZipFile) -> frozenset[tuple[int, int]]:
    names = archive.namelist()
    sheets = [n for n in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", n)]
    if "[Content_Types].xml" not in names or not sheets:
        raise _not_a_spreadsheet(path)
    errors: set[tuple[int, int]] = set()
    for name in sheets:
        rows, columns = 0, 26
        for chunk in _chunks(archive, name):
            rows = max([rows, *(int(m[1]) for m in _ROW.finditer(chunk))])
            columns = max([columns, *(_column(m[1]) + 1 for m in _FAR_COLUMN.finditer(chunk))])
            if b't="e"' in chunk:
                errors |= {(int(m[2]), _column(m[1])) for m in _ERROR.finditer(chunk)}
        # Formatted but empty cells are harmless: only where the first look is too large, look closely.
        if rows * columns > MOST_CELLS and _filled_area(archive, name) > MOST_CELLS:
            raise TableError(_TOO_LARGE, _SMALLER)
    return frozenset(errors)


def _filled_area(archive: zipfile.ZipFile, name: str) -> int:
    rows = columns = 0
    for chunk in _chunks(archive, name):
        for found in _FILLED.finditer(chunk):
            rows, columns = max(rows, int(found[2])), max(columns, _column(found[1]) + 1)
    return rows * columns


def _check_ods(path: Path, archive: zipfile.ZipFile) -> frozenset[tuple[int, int]]:
    names = archive.namelist()
    if "content.xml" not in names:
        raise _not_a_spreadsheet(path)
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise _old_or_encrypted(encrypted=True)
    if _filled_area_of_ods(archive) > MOST_CELLS:
        raise TableError(_TOO_LARGE, _SMALLER)
    return frozenset()


def _filled_area_of_ods(archive: zipfile.ZipFile) -> int:
    """Cells of the rectangles that hold everything filled, all sheets together; repeated ones as often as said."""
    area = rows = columns = row = repeated_rows = column = 0
    for tag, attributes in _tags(archive):
        repeated = _REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if tag == b"table":
            area, rows, columns, row, repeated_rows = area + rows * columns, 0, 0, 0, 0
        elif tag == b"table-row":
            row, repeated_rows, column = row + repeated_rows, times, 0
        else:
            column += times
            if not attributes.endswith(b"/") or b"value-type" in attributes:
                rows, columns = max(rows, row + repeated_rows), max(columns, column)
    return area + rows * columns


def _tags(archive: zipfile.ZipFile) -> Iterator[tuple[bytes, bytes]]:
    """The names and attributes of tables, rows and cells in content.xml, each once."""
    tail = b""
    with archive.open("content.xml") as part:
        while piece := part.read(_CHUNK):
            whole, _, tail = (tail + piece).rpartition(b">")
            for found in _TAG.finditer(whole + b">"):
                yield found[1], found[2]


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part in pieces that overlap, so that no tag is cut; what is seen twice does no harm here."""
    tail = b""
    with archive.open(name) as part:
        while piece := part.read(_CHUNK):
            yield tail + piece
            tail = piece[-_OVERLAP:]


def _column(letters: bytes) -> int:
    """A column's letters as a number from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
