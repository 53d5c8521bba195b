"""Stays in establishments. Neither offence nor sentence has a column, here or anywhere."""

from __future__ import annotations

from fursa.exchange.edition import Edition
from fursa.exchange.kinds.day import Day
from fursa.exchange.kinds.text import Reference, Slug
from fursa.exchange.rows import CustodyRow
from fursa.exchange.sheets.shared import PERSON
from fursa.exchange.sheets.sheet import Cells, Column, Sheet
from fursa.rules.messages import N_

COLUMNS = (
    PERSON,
    Column(
        "establishment",
        "المؤسسة السجنية",
        "Établissement",
        Slug(),
        N_("The code of the establishment (sheet network)."),
        "etab-sale",
        required=True,
        also=("Établissement pénitentiaire",),
    ),
    Column(
        "committal_number",
        "رقم الاعتقال",
        "Numéro d'écrou",
        Reference(),
        N_("The number under which the establishment holds the person."),
        "24817",
    ),
    Column(
        "entered_on",
        "تاريخ الدخول",
        "Date d'entrée",
        Day(),
        N_("The day of entry."),
        "03/02/2012",
        required=True,
    ),
    Column(
        "expected_release_on",
        "تاريخ الإفراج المرتقب",
        "Libération prévue le",
        Day(),
        N_("The day on which release is expected."),
        "01/12/2014",
    ),
    Column(
        "released_on",
        "تاريخ الإفراج",
        "Libéré le",
        Day(),
        N_("The day of release; empty while inside."),
        "01/12/2014",
    ),
)


def check(cells: Cells) -> None:
    """Nobody leaves before they enter."""
    cells.ordered("entered_on", "expected_release_on")
    cells.ordered("entered_on", "released_on")


def build(cells: Cells, edition: Edition | None) -> CustodyRow:
    """The row; its cells have no fault."""
    del edition
    return CustodyRow(
        line=cells.line,
        person=cells.text("person"),
        establishment=cells.text("establishment"),
        committal_number=cells.text("committal_number"),
        entered_on=cells.get("entered_on"),
        expected_release_on=cells.get("expected_release_on"),
        released_on=cells.get("released_on"),
    )


CUSTODY = Sheet(
    "custody",
    "فترات الاعتقال",
    "Détention",
    N_("Stays in establishments, without offence or sentence."),
    COLUMNS,
    check,
    build,
    ("person", "entered_on"),
)
