"""Life projects: the person's own plan, agreed with the service."""

from __future__ import annotations

from fursa.exchange import choices
from fursa.exchange.edition import Edition
from fursa.exchange.kinds.closed import Choice, Steps
from fursa.exchange.kinds.day import Day
from fursa.exchange.kinds.number import Isco, YesNo
from fursa.exchange.kinds.text import Text
from fursa.exchange.places import Place
from fursa.exchange.rows import LifeProjectRow
from fursa.exchange.sheets.shared import PERSON, UNIT
from fursa.exchange.sheets.sheet import Cells, Column, Sheet
from fursa.rules.messages import N_, Message

COLUMNS = (
    PERSON,
    Column(
        "goal",
        "الهدف",
        "Objectif",
        Choice(choices.GOAL),
        N_("What the plan leads to."),
        "self_employment",
        required=True,
    ),
    Column(
        "trade_isco", "الحرفة", "Métier", Isco(), N_("The trade of the plan, as an ISCO-08 code."), "7531"
    ),
    Column(
        "title",
        "عنوان المشروع",
        "Intitulé",
        Text(200, free=True),
        N_("The plan in a few words."),
        "ورشة خياطة تقليدية",
    ),
    Column(
        "place",
        "مكان المشروع",
        "Lieu du projet",
        Place(),
        N_("The commune where it is carried out: name or HCP code."),
        "سلا",
    ),
    Column(
        "steps",
        "المراحل",
        "Étapes",
        Steps(),
        N_("The steps in their order, separated by |."),
        "كراء محل | اقتناء آلة خياطة | أولى الطلبيات",
    ),
    Column(
        "agreed_on",
        "تاريخ الاتفاق",
        "Date d'accord",
        Day(),
        N_("The day the person and the service agreed."),
        "20/10/2014",
        required=True,
    ),
    UNIT,
    Column(
        "read_aloud",
        "تُلي عليه أو عليها",
        "Lu à haute voix",
        YesNo(),
        N_("Whether the plan was read aloud to a person who cannot read."),
        "no",
        also=("تلي عليه", "تلي عليه/عليها"),
    ),
    Column(
        "witness",
        "الشاهد",
        "Témoin",
        Text(150),
        N_("Full name of the witness; needed when it was read aloud."),
        "",
    ),
)


def check(cells: Cells) -> None:
    """What is read aloud has a witness."""
    if cells.get("read_aloud"):
        cells.need(
            "witness",
            Message(N_("A plan that was read aloud has a witness.")),
            Message(N_("The witness's full name.")),
        )


def build(cells: Cells, edition: Edition | None) -> LifeProjectRow:
    """The row; its cells have no fault."""
    del edition
    return LifeProjectRow(
        line=cells.line,
        person=cells.text("person"),
        goal=cells.get("goal"),
        trade_isco=cells.text("trade_isco"),
        title=cells.text("title"),
        place=cells.text("place"),
        steps=cells.get("steps", ()),
        agreed_on=cells.get("agreed_on"),
        unit=cells.text("unit"),
        read_aloud=cells.get("read_aloud", False),
        witness=cells.text("witness"),
    )


LIFE_PROJECTS = Sheet(
    "life_projects",
    "مشاريع الحياة",
    "Projets de vie",
    N_("The plans that people made and agreed with the service."),
    COLUMNS,
    check,
    build,
    ("person", "agreed_on"),
)
