"""The questionnaires that come with Fursa, as spreadsheets a programme can take up and change.

Their source is a CSV file for each sheet, so that a change can be read. The long lists (trades, provinces, communes)
are those of the installation.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from importlib import resources

import xlsxwriter

from fursa.rules.market.isco import trade, unit_codes

SHIPPED = ("diagnosis", "follow_up_visit")
SHEETS = ("survey", "choices", "settings")


def shipped_workbook(name: str, places: Iterable[tuple[str, str, tuple[str, str, str]]]) -> bytes:
    """The .xlsx of one of `SHIPPED`.

    `places` are (HCP code, code of the province it is in, names in Arabic, French and English); a province itself is
    in "".
    """
    folder = resources.files("fursa.diagnosis").joinpath("shipped", name)
    rows = {
        sheet: list(csv.reader(folder.joinpath(f"{sheet}.csv").read_text("utf-8").splitlines()))
        for sheet in SHEETS
    }
    if any("trade" in row[0].split() for row in rows["survey"]):
        rows["choices"][0].append("province")  # by which a commune is looked for
        rows["choices"] += [["trade", code, *_titles(code)] for code in unit_codes()]
        rows["choices"] += [
            ["commune" if province else "province", code, *names, province]
            for code, province, names in places
        ]
    return _workbook(rows)


def _titles(code: str) -> tuple[str, str, str]:
    found = trade(code)
    return found.title_ar, found.title_fr, found.title_en


def _workbook(rows: dict[str, list[list[str]]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False})
    for name, lines in rows.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 2)
        for number, line in enumerate(lines):
            for column, text in enumerate(line):
                sheet.write_string(number, column, text)
    book.close()
    return out.getvalue()
