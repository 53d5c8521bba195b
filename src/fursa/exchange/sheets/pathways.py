"""Pathways of this and of earlier years: schooling, training, placements, jobs, micro-projects."""

from __future__ import annotations

from fursa.exchange import choices
from fursa.exchange.edition import Edition
from fursa.exchange.kinds.closed import Choice
from fursa.exchange.kinds.day import Day
from fursa.exchange.kinds.number import Whole, YesNo
from fursa.exchange.kinds.text import Slug, Text
from fursa.exchange.places import Place
from fursa.exchange.rows import PathwayRow
from fursa.exchange.sheets.shared import PERSON
from fursa.exchange.sheets.sheet import Cells, Column, Sheet
from fursa.rules.messages import N_, Message

COLUMNS = (
    PERSON,
    Column(
        "kind",
        "نوع المسار",
        "Type de parcours",
        Choice(choices.PATHWAY_KIND),
        N_("What kind of pathway."),
        "apprenticeship",
        required=True,
    ),
    Column(
        "year",
        "السنة",
        "Année",
        Whole(2000, 2100),
        N_("The year whose results it counts in."),
        "2014",
        required=True,
    ),
    Column(
        "funder",
        "الجهة الممولة",
        "Financeur",
        Choice(choices.FUNDER),
        N_("For a micro-project: who funded it. Empty for the others."),
        "",
    ),
    Column(
        "partner",
        "الشريك",
        "Partenaire",
        Slug(),
        N_("The code of the partner (sheet network): who employs, trains or teaches."),
        "cfa-sale",
    ),
    Column("place", "المكان", "Lieu", Place(), N_("The commune where it happens: name or HCP code."), "سلا"),
    Column(
        "inside",
        "داخل المؤسسة",
        "En détention",
        YesNo(),
        N_("yes inside an establishment, no after release."),
        "no",
        also=("داخل المؤسسة السجنية",),
    ),
    Column("started_on", "تاريخ البداية", "Début", Day(), N_("The day it started."), "06/01/2014"),
    Column(
        "ended_on",
        "تاريخ النهاية",
        "Fin",
        Day(),
        N_("The day it ended; empty while it goes on."),
        "27/06/2014",
    ),
    Column(
        "state",
        "الحالة",
        "État",
        Choice(choices.PATHWAY_STATE),
        N_("Where it stands; active where empty, completed where it has an end."),
        "completed",
    ),
    Column(
        "result",
        "النتيجة",
        "Résultat",
        Choice(choices.RESULT),
        N_("The result of the examination, if there was one."),
        "passed",
    ),
    Column(
        "certificate",
        "الشهادة المحصل عليها",
        "Certificat",
        Text(150),
        N_("The name of the certificate obtained."),
        "شهادة التأهيل المهني",
    ),
    Column(
        "juvenile",
        "حدث",
        "Mineur",
        YesNo(),
        N_("Whether the source counts the person as a juvenile in this pathway."),
        "no",
    ),
)


def check(cells: Cells) -> None:
    """A micro-project has a funder and nothing else has; a certificate was passed for; time runs forward."""
    kind = cells.get("kind")
    if kind == "micro_project":
        cells.need(
            "funder",
            Message(N_("A micro-project has a funder.")),
            Message(N_("One of: %(values)s"), {"values": choices.FUNDER.words}),
        )
    elif kind and cells.has("funder"):
        cells.wrong(
            "funder",
            Message(N_("Only a micro-project has a funder.")),
            Message(N_("An empty cell.")),
        )
    if cells.has("certificate") and cells.get("result", "none") != "passed":
        cells.wrong(
            "result",
            Message(N_("There is a certificate, but the examination was not passed.")),
            Message(N_("“passed”, or no certificate.")),
        )
    cells.ordered("started_on", "ended_on")


def build(cells: Cells, edition: Edition | None) -> PathwayRow:
    """The row; its cells have no fault."""
    del edition
    ended = cells.get("ended_on")
    return PathwayRow(
        line=cells.line,
        person=cells.text("person"),
        kind=cells.get("kind"),
        year=cells.get("year"),
        funder=cells.get("funder"),
        partner=cells.text("partner"),
        place=cells.text("place"),
        inside=cells.get("inside", False),
        started_on=cells.get("started_on"),
        ended_on=ended,
        state=cells.get("state", "completed" if ended else "active"),
        result=cells.get("result", "none"),
        certificate=cells.text("certificate"),
        juvenile=cells.get("juvenile", False),
    )


PATHWAYS = Sheet(
    "pathways",
    "المسارات",
    "Parcours",
    N_("What people do or did in a year, inside or after release."),
    COLUMNS,
    check,
    build,
    ("person", "kind", "year", "started_on", "partner"),
)
