"""Which file of a folder is which sheet."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from fursa.exchange.fold import fold
from fursa.exchange.problems import Problem
from fursa.exchange.sheets import SHEETS
from fursa.exchange.tables.table import SUFFIXES
from fursa.exchange.values import SheetName
from fursa.rules.messages import N_, Message
from fursa.rules.system_errors import system_reason

_OTHER_SPREADSHEETS = (".xls", ".xlsm", ".xlsb", ".numbers", ".tsv", ".txt", ".fods", ".gsheet")
_NAMES: dict[str, SheetName] = {
    fold(title): name for name, sheet in SHEETS.items() for title in (name, sheet.ar, sheet.fr)
}
_RIGHT_SUFFIX = Message(N_("A file that ends in .xlsx, .ods or .csv."))


def find_files(folder: Path) -> tuple[dict[SheetName, Path], list[Problem]]:
    """The file of each sheet that has one, and what is wrong with the folder's files.

    Files that are no spreadsheets, and the marks that open spreadsheets leave, are nobody's business.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        message = Message(N_("The folder cannot be opened: %(reason)s."), {"reason": system_reason(error)})
        return {}, [
            Problem(folder.name, None, "", "", message, Message(N_("The path of an edition folder.")))
        ]
    files: dict[SheetName, Path] = {}
    problems: list[Problem] = []
    for path in entries:
        if path.name.startswith((".", "~$")) or not path.is_file():
            continue
        suffix = path.suffix.lower()
        name = _NAMES.get(fold(path.stem))
        if suffix in SUFFIXES and name and name in files:
            message = Message(N_("Two files are the sheet %(name)s: this one and %(other)s."))
            params = {"name": name, "other": files[name].name}
            right = Message(N_("One file for each sheet: delete the one that is out of date."))
            problems.append(Problem(path.name, None, "", "", Message(message.msgid, params), right))
        elif suffix in SUFFIXES and name:
            files[name] = path
        elif suffix in SUFFIXES:
            problems.append(
                Problem(
                    path.name,
                    None,
                    "",
                    "",
                    Message(N_("This file is none of the edition's sheets.")),
                    _names(path),
                )
            )
        elif suffix in _OTHER_SPREADSHEETS and name:
            message = Message(N_("Files that end in %(suffix)s are not read."), {"suffix": suffix})
            problems.append(Problem(path.name, None, "", "", message, _RIGHT_SUFFIX))
    return files, problems


def _names(path: Path) -> Message:
    close = get_close_matches(fold(path.stem), _NAMES, n=1, cutoff=0.6)
    names = [_NAMES[close[0]]] if close else list(SHEETS)
    return Message(N_("One of these names: %(names)s"), {"names": ", ".join(names)})
