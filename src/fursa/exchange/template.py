"""An empty edition folder: workbooks with headers, explanations and drop-down lists, and an edition.toml."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from fursa.exchange.choices import YES_NO, Choices
from fursa.exchange.files import find_files
from fursa.exchange.kinds.closed import Choice
from fursa.exchange.kinds.day import Day
from fursa.exchange.kinds.number import YesNo
from fursa.exchange.language import gettext_for
from fursa.exchange.sheets import SHEETS, Column, Sheet
from fursa.exchange.toml.example import example_text
from fursa.exchange.toml.keys import FILE
from fursa.rules.messages import N_, Message

_ROWS = 5000  # rows that get the drop-down lists
_LISTS = "lists"


class FolderInUseError(Exception):
    """There is something of an edition in the folder already; `msgid` with `params` says so."""

    msgid = N_("%(folder)s already holds an edition. Name an empty folder.")

    def __init__(self, folder: Path) -> None:
        self.params = {"folder": str(folder)}
        super().__init__(self.msgid % self.params)


def write_template(folder: Path, language: str) -> list[Path]:
    """Write an empty edition folder with headers and explanations in `language` (ar, fr or en).

    Each header carries a comment: what goes in, whether it is needed, an example. Raises FolderInUseError
    where there is an edition already, OSError where the folder cannot be written.
    """
    if (folder / FILE).exists() or (folder.is_dir() and find_files(folder)[0]):
        raise FolderInUseError(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".draft-", dir=folder) as draft_name:
        draft = Path(draft_name)
        for sheet in SHEETS.values():
            _write_sheet(draft / f"{sheet.name}.xlsx", sheet, language)
        (draft / FILE).write_text(example_text(language), encoding="utf-8")
        names = sorted(path.name for path in draft.iterdir())
        for name in names:
            (draft / name).replace(folder / name)
    return [folder / name for name in names]


def _write_sheet(path: Path, sheet: Sheet, language: str) -> None:
    gettext = gettext_for(language)
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet.title(language))
        lists = book.add_worksheet(_LISTS)
        lists.hide()
        if language == "ar":
            page.right_to_left()
        bold = book.add_format({"bold": True, "bottom": 1, "bg_color": "#DDEBF7"})
        needed = book.add_format({"bold": True, "bottom": 1, "bg_color": "#FCE4D6"})
        date, text = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "@"})
        page.freeze_panes(1, 0)
        page.set_comments_author("Fursa")
        for position, column in enumerate(sheet.columns):
            header = column.header(language)
            page.write_string(0, position, header, needed if column.required else bold)
            page.write_comment(
                0, position, explanation(column, gettext, language), {"x_scale": 2, "y_scale": 2}
            )
            # Text cells keep the zeros that codes and numbers of cards begin with.
            page.set_column(
                position, position, max(14, len(header) + 2), date if isinstance(column.kind, Day) else text
            )
            if choices := _choices(column):
                _drop_down(page, lists, position, choices.labels(language))


def explanation(column: Column, gettext: Callable[[str], str], language: str) -> str:
    """What a person should know about a column, in sentences of their language."""
    lines = [gettext(column.about)]
    if column.required:
        lines.append(gettext(NEEDED))
    lines.append(column.kind.right.translate(gettext))
    if column.example:
        lines.append(Message(EXAMPLE, {"example": example_in(column, language)}).translate(gettext))
    return "\n".join(lines)


NEEDED = N_("This column must be filled in every row.")
EXAMPLE = N_("Example: %(example)s")


def example_in(column: Column, language: str) -> str:
    """The column's example with the words of a closed list in `language`."""
    choices = _choices(column)
    if choices is None:
        return column.example
    return next((c.label(language) for c in choices.choices if c.code == column.example), column.example)


def _choices(column: Column) -> Choices | None:
    if isinstance(column.kind, Choice):
        return column.kind.choices
    return YES_NO if isinstance(column.kind, YesNo) else None


def _drop_down(
    page: xlsxwriter.worksheet.Worksheet,
    lists: xlsxwriter.worksheet.Worksheet,
    position: int,
    labels: tuple[str, ...],
) -> None:
    """A drop-down list from the hidden sheet: a list inside the cell's own rule may hold 255 characters only."""
    for line, label in enumerate(labels):
        lists.write_string(line, position, label)
    letter = xlsxwriter.utility.xl_col_to_name(position)
    source = f"={_LISTS}!${letter}$1:${letter}${len(labels)}"
    # The reader understands the words of three languages: the list helps and does not forbid.
    page.data_validation(
        1, position, _ROWS, position, {"validate": "list", "source": source, "error_type": "information"}
    )
