"""Which column of a file is which column of its sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from fursa.exchange.fold import fold
from fursa.exchange.offence import header_names_offence
from fursa.exchange.sheets import SHEETS, Column
from fursa.exchange.values import SheetName
from fursa.rules.messages import N_, Message

# The column that a spreadsheet of corrections adds; read back, it is passed over.
NOTE_HEADERS = {"ar": "ما يجب تصحيحه", "fr": "À corriger", "en": "to_correct"}
_NOTES = frozenset(map(fold, NOTE_HEADERS.values()))

HeaderFault = Callable[[str, Message, Message], None]


@dataclass(frozen=True, slots=True)
class Headers:
    """`columns` by position, None for a position that is passed over or empty; `texts` by column code.

    `refused` where a header names an offence or a sentence: then nothing of the sheet is read.
    """

    columns: tuple[Column | None, ...]
    texts: dict[str, str]
    refused: bool
    nameless: tuple[int, ...]


@lru_cache(maxsize=16)
def columns_by_header(name: SheetName) -> dict[str, Column]:
    """The sheet's columns by every folded header that is understood."""
    return {
        fold(header): column
        for column in SHEETS[name].columns
        for header in (column.code, column.ar, column.fr, *column.also)
    }


def is_header(name: SheetName, text: str) -> bool:
    """Whether `text` is a header of the sheet, in any of the three languages."""
    return fold(text) in columns_by_header(name)


def is_note(text: str) -> bool:
    """Whether `text` is the header of the notes in a spreadsheet of corrections."""
    return fold(text) in _NOTES


def match_headers(name: SheetName, header: list[str], fault: HeaderFault) -> Headers:
    """Every header to its column; `fault(header, message, right)` is told what does not fit."""
    known = columns_by_header(name)
    columns: list[Column | None] = []
    texts: dict[str, str] = {}
    refused = False
    for text in header:
        column = known.get(fold(text))
        if column is None and header_names_offence(text):
            refused = True
            fault(text, *_OFFENCE)
        elif column is None and text and not is_note(text):
            fault(text, Message(N_("This column is not one of the sheet's.")), _suggestion(name, text))
        elif column is not None and column.code in texts:
            fault(text, Message(N_("This column stands twice.")), Message(N_("One column of this name.")))
            column = None
        if column is not None:
            texts[column.code] = text
        columns.append(column)
    for column in SHEETS[name].columns:
        if column.required and column.code not in texts:
            headers = f"{column.ar} | {column.fr} | {column.code}"
            fault(
                column.code,
                Message(N_("This column is missing.")),
                Message(N_("A column with one of these headers: %(headers)s"), {"headers": headers}),
            )
    nameless = tuple(i for i, text in enumerate(header) if not text)
    return Headers(tuple(columns), texts, refused, nameless)


_OFFENCE = (
    Message(
        N_(
            "This column names an offence or a sentence. What someone did, and how long they served, never"
            " enters a choice about support: nothing of this sheet is read."
        )
    ),
    Message(N_("The same sheet without this column.")),
)


def _suggestion(name: SheetName, text: str) -> Message:
    known = columns_by_header(name)
    close = get_close_matches(fold(text)[:60], known, n=1, cutoff=0.7)
    if not close:
        return Message(N_("Delete the column, or give it one of the sheet's headers."))
    column = known[close[0]]
    headers = f"{column.ar} | {column.fr} | {column.code}"
    return Message(N_("Perhaps this column: %(headers)s"), {"headers": headers})
