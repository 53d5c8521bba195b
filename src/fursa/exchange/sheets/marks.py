"""Marks of the committee, criterion by criterion."""

from __future__ import annotations

from fursa.exchange.edition import Edition
from fursa.exchange.kinds.number import Mark, YesNo
from fursa.exchange.kinds.text import Reference, Slug
from fursa.exchange.rows import MarkRow
from fursa.exchange.sheets.sheet import Cells, Column, Sheet
from fursa.rules.messages import N_, Message

COLUMNS = (
    Column(
        "application",
        "مرجع الطلب",
        "Référence de la demande",
        Reference(),
        N_("The application's reference in the sheet applications."),
        "D-2015-0042",
        required=True,
    ),
    Column(
        "member",
        "عضو اللجنة",
        "Membre",
        Slug(),
        N_("The committee member's code in edition.toml."),
        "m1",
        required=True,
    ),
    Column(
        "criterion",
        "المعيار",
        "Critère",
        Slug(),
        N_("The criterion's code in edition.toml; empty for a member who is recused."),
        "market",
    ),
    Column(
        "mark",
        "النقطة",
        "Note",
        Mark(),
        N_("The mark, from 0 to the criterion's maximum; empty for a member who is recused."),
        "14,5",
    ),
    Column(
        "recused",
        "التنحي",
        "Récusé",
        YesNo(),
        N_("yes where the member has a conflict of interest and takes no part in this application."),
        "no",
        also=("متنح", "تجريح", "التجريح", "Récusation"),
    ),
)


def check(cells: Cells) -> None:
    """A mark has a criterion; who is recused gives none."""
    if cells.get("recused"):
        if cells.has("mark"):
            cells.wrong(
                "mark",
                Message(N_("A member who is recused gives no mark on this application.")),
                Message(N_("An empty cell.")),
            )
        return
    cells.need(
        "criterion",
        Message(N_("A mark is given on a criterion.")),
        Message(N_("The code of one of the edition's criteria.")),
    )
    cells.need(
        "mark",
        Message(N_("The mark is missing.")),
        Message(N_("A mark from 0 to the criterion's maximum, such as 14 or 14,5.")),
    )


def build(cells: Cells, edition: Edition | None) -> MarkRow:
    """The row; its cells have no fault."""
    del edition
    return MarkRow(
        line=cells.line,
        application=cells.text("application"),
        member=cells.text("member"),
        criterion=cells.text("criterion"),
        mark=cells.get("mark"),
        recused=cells.get("recused", False),
    )


MARKS = Sheet(
    "marks",
    "التنقيط",
    "Notes",
    N_("What each member of the committee gave, criterion by criterion."),
    COLUMNS,
    check,
    build,
    ("application", "member", "criterion"),
)
