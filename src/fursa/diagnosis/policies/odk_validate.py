"""ODK Validate, which comes with pyxform, asked where Java is there: it finds conditions that no device could read."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from pyxform.validators import odk_validate

from fursa.core.errors import InvalidError
from fursa.diagnosis.policies.sheets import Sheets, cell_of

_NAME = re.compile(r"\$\{([^}]+)\}")
# Words of its reports → the column of the sheet “survey” that holds what they speak of.
_COLUMNS = {"display condition": "relevant", "Calculate": "calculation", "constraint": "constraint"}


def is_there() -> bool:
    """Whether forms are checked by it on this machine."""
    return bool(settings.FURSA_ODK_VALIDATE) and shutil.which("java") is not None


def refuse_what_odk_refuses(xml: str, sheets: Sheets) -> list[str]:
    """Warnings, or InvalidError with the cell of what is wrong; nothing where it cannot be asked."""
    if not is_there():
        return []
    with tempfile.TemporaryDirectory() as folder:
        form = Path(folder) / "form.xml"
        form.write_text(xml, encoding="utf-8")
        try:
            warnings: list[str] = odk_validate.check_xform(str(form))
        except odk_validate.ODKValidateError as error:
            problem = _problem(str(error))
            raise InvalidError(
                _("The form cannot be used. %(where)s: %(problem)s"),
                where=_where(problem, sheets),
                problem=problem,
            ) from error
    return warnings


def _problem(report: str) -> str:
    """The lines that say what is wrong, without the frame of the report."""
    lines = [line.strip(" :>") for line in report.splitlines()]
    frame = (
        "ODK Validate Errors",
        "XForm is invalid.",
        "Something broke the parser.",
        "Caused by",
        "...",
        "Result",
    )
    told = [line for line in lines if line and not line.startswith(frame)]
    told = told[: next((at for at, line in enumerate(told) if line.startswith("The following files")), None)]
    return re.sub(r", Bad node: \S+", "", " ".join(told))[:500]


def _where(problem: str, sheets: Sheets) -> str:
    """The cell of the question that the report names first; “–” where it names none."""
    survey = sheets.get("survey", [[]])
    column = next((column for word, column in _COLUMNS.items() if word in problem), "name")
    for name in _NAME.findall(problem):
        for number, row in enumerate(survey[1:], 2):
            if "name" in survey[0] and name in row[survey[0].index("name") :][:1]:
                at = survey[0].index(column) if column in survey[0] else survey[0].index("name")
                return cell_of("survey", at, number)
    return "–"
