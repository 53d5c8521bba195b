"""Reads an edition folder: every sheet row by row, then what holds between the sheets."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from fursa.exchange.files import find_files
from fursa.exchange.folder import Folder
from fursa.exchange.references import check_references
from fursa.exchange.sheet_reader import SheetRead, read_sheet
from fursa.exchange.sheets import SHEETS
from fursa.exchange.toml.reader import read_edition


def read_folder(path: Path) -> Folder:
    """The folder's good rows and everything there is to correct, in the order of files and rows.

    Never raises for what is in the folder: a missing, damaged or foreign file is a `Problem` too.
    """
    edition, problems = read_edition(path)
    trusted = None if problems else edition
    files, misplaced = find_files(path)
    reads: dict[str, SheetRead] = {}
    for name, sheet in SHEETS.items():
        reads[name] = read_sheet(sheet, files[name], edition) if name in files else SheetRead(sheet, "")
    check_references(reads, edition)
    for read in reads.values():
        problems += sorted(read.problems, key=lambda p: p.row or 0)
    rows: dict[str, Any] = {name: tuple(read.rows) for name, read in reads.items()}
    return Folder(
        path=path,
        edition=trusted,
        **rows,
        problems=(*misplaced, *problems),
        files=files,
        read={name: reads[name].count for name in SHEETS},
        digest=_digest(path, files.values()),
    )


def _digest(path: Path, sheets: Any) -> str:
    """SHA-256 over the names and bytes of edition.toml and the sheets."""
    total = hashlib.sha256()
    for file in sorted([path / "edition.toml", *sheets]):
        total.update(file.name.encode() + b"\0")
        try:
            with file.open("rb") as opened:
                total.update(hashlib.file_digest(opened, "sha256").digest())
        except OSError:
            total.update(b"unreadable")
    return total.hexdigest()
