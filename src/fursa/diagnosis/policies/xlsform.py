"""An XLSForm made into a form that ODK knows, with the column `fursa::field` that says where an answer lands.

What is wrong is said with its sheet and row. Source: https://xlsform.org; pyxform checks the rest.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext_lazy as _
from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from fursa.core.errors import InvalidError
from fursa.diagnosis.models import Paper
from fursa.diagnosis.policies.odk_validate import refuse_what_odk_refuses
from fursa.diagnosis.policies.sheets import Sheets, cell_of, read_sheets

COLUMN = "fursa::field"
FIELDS = frozenset(
    {
        "person.reference", "diagnosis.made_on", "diagnosis.schooling", "diagnosis.literacy", "diagnosis.languages",
        "diagnosis.wishes", "diagnosis.needs", "trade.isco", "trade.years", "trade.proof",
        *(f"paper.{kind}" for kind in Paper.Kind.values), "paper.cnie_until",
        "circumstances.family", "circumstances.children", "circumstances.dependants", "circumstances.family_support",
        "circumstances.housing", "circumstances.commune", "circumstances.has_debts", "circumstances.debts",
        "circumstances.phone", "circumstances.digital", "circumstances.strengths", "circumstances.counselling",
        "health.condition", "health.disability", "health.addiction", "health.note",
        "visit.visited_on", "visit.where", "visit.presence", "visit.situation", "visit.going", "visit.income",
        "visit.equipment_there", "visit.others_employed", "visit.difficulty", "visit.agreed_next", "visit.next_on",
        "agreed.read_aloud", "agreed.how", "agreed.witness",
    }
)  # fmt: skip
_FORM_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")
MOST_VERSION = 40
_ASKED = re.compile(r"\$\{\s*([^}\s]+)\s*\}")
_QUOTED = re.compile(r"['‘“\"]([^'’”\"]{1,80})['’”\"]")
_ROW = re.compile(r"\[row : (\d+)\]\s*")


@dataclass(frozen=True, slots=True)
class Form:
    """A form ready to be kept: its identifier, version, title, XML, mapping (question → field) and warnings."""

    form_id: str
    version: str
    title: str
    xml: str
    mapping: dict[str, str]
    warnings: list[str]


def read_xlsform(content: bytes) -> Form:
    """The form of a spreadsheet, or InvalidError with the sheet and row of what is wrong."""
    rows = read_sheets(content)
    settings = _settings(rows.get("settings", []))
    for name in ("form_id", "version"):
        if not settings.get(name):
            raise InvalidError(
                _("Sheet “settings”: the column “%(column)s” is empty or missing in row 2."), column=name
            )
    if not _FORM_ID.fullmatch(settings["form_id"]):
        raise InvalidError(
            _("Sheet “settings”: form_id is written with Latin letters, digits, - and _, at most 80.")
        )
    if len(settings["version"]) > MOST_VERSION:
        raise InvalidError(_("Sheet “settings”: the version has at most 40 characters."))
    mapping = _mapping(rows.get("survey", []))
    _refuse_circles(rows.get("survey", []))
    warnings: list[str] = []
    try:
        made = convert(io.BytesIO(content), warnings=warnings, file_type=".xlsx")
    except (PyXFormError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InvalidError(
            _("The form cannot be used. %(where)s: %(problem)s"), where=_where(str(error), rows),
            problem=_ROW.sub("", str(error))[:500],
        ) from error  # fmt: skip
    warnings += refuse_what_odk_refuses(made.xform, rows)
    return Form(
        form_id=settings["form_id"],
        version=settings["version"],
        title=settings.get("form_title") or settings["form_id"],
        xml=made.xform,
        mapping=mapping,
        warnings=[warning[:300] for warning in warnings][:50],
    )


def _settings(rows: list[list[str]]) -> dict[str, str]:
    return dict(zip(rows[0], rows[1], strict=False)) if len(rows) > 1 else {}


def _mapping(rows: list[list[str]]) -> dict[str, str]:
    if not rows or COLUMN not in rows[0]:
        return {}
    if "name" not in rows[0]:
        raise InvalidError(_("Sheet “survey”: the column “name” is missing."))
    column, name = rows[0].index(COLUMN), rows[0].index("name")
    names = Counter(row[name] for row in rows[1:] if name < len(row))
    found: dict[str, str] = {}
    for number, row in enumerate(rows[1:], 2):
        field = row[column] if column < len(row) else ""
        if not field:
            continue
        cell = cell_of("survey", column, number)
        if field not in FIELDS:
            raise InvalidError(
                _("Cell %(cell)s: “%(field)s” is no field that answers go to. Use one of: %(fields)s."),
                cell=cell, field=field, fields=", ".join(sorted(FIELDS)),
            )  # fmt: skip
        if field in found.values():
            raise InvalidError(_("Cell %(cell)s: “%(field)s” is written twice."), cell=cell, field=field)
        if names[row[name]] > 1:
            raise InvalidError(
                _(
                    "Cell %(cell)s: two questions are named “%(name)s”: the answer that goes to the file "
                    "needs a name of its own."
                ),
                cell=cell, name=row[name],
            )  # fmt: skip
        found[row[name]] = field
    return found


def _refuse_circles(rows: list[list[str]]) -> None:
    """A calculation that leads back to itself would never end on a device."""
    if not rows or "calculation" not in rows[0]:
        return
    column, name = rows[0].index("calculation"), rows[0].index("name")
    asks: dict[str, set[str]] = {}
    cells: dict[str, str] = {}
    for number, row in enumerate(rows[1:], 2):
        if column < len(row) and row[column]:
            asks[row[name]] = set(_ASKED.findall(row[column]))
            cells[row[name]] = cell_of("survey", column, number)
    try:
        TopologicalSorter(asks).prepare()
    except CycleError as error:
        circle = [one for one in error.args[1] if one in cells]
        raise InvalidError(
            _("Cell %(cell)s: this calculation leads back to itself: %(circle)s."),
            cell=cells[circle[0]], circle=" → ".join(circle),
        ) from error  # fmt: skip


def _where(problem: str, sheets: Sheets) -> str:
    """The row that pyxform names, or the cell that holds what it quotes; "–" where it is the form as a whole."""
    if match := _ROW.search(problem):
        return f"survey!{match.group(1)}"
    for quoted in _QUOTED.findall(problem):
        for name in ("survey", "choices", "settings"):
            for number, row in enumerate(sheets.get(name, []), 1):
                if quoted in row:
                    return cell_of(name, row.index(quoted), number)
    return "–"
