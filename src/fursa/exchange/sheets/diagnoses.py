"""Summaries of diagnoses: schooling, literacy, languages, up to three trades, wishes, needs."""

from __future__ import annotations

from fursa.exchange import choices
from fursa.exchange.edition import Edition
from fursa.exchange.kinds.closed import Choice, SeveralChoices
from fursa.exchange.kinds.day import Day
from fursa.exchange.kinds.number import Isco, Whole
from fursa.exchange.kinds.text import Text
from fursa.exchange.rows import DiagnosisRow, TradeRow
from fursa.exchange.sheets.shared import PERSON, UNIT
from fursa.exchange.sheets.sheet import Cells, Column, Sheet
from fursa.rules.messages import N_, Message

TRADES = (1, 2, 3)


def _trade_columns(number: int) -> tuple[Column, ...]:
    example = number == 1
    return (
        Column(
            f"trade{number}_isco",
            f"الحرفة {number}",
            f"Métier {number}",
            Isco(),
            N_("A trade the person knows, as an ISCO-08 code."),
            "7531" if example else "",
        ),
        Column(
            f"trade{number}_years",
            f"سنوات الحرفة {number}",
            f"Années métier {number}",
            Whole(0, 60),
            N_("Years of practice in this trade."),
            "4" if example else "",
            also=(f"سنوات الممارسة {number}",),
        ),
        Column(
            f"trade{number}_proof",
            f"إثبات الحرفة {number}",
            f"Preuve métier {number}",
            Choice(choices.PROOF),
            N_("The best proof of this trade."),
            "certificate" if example else "",
        ),
    )


COLUMNS = (
    PERSON,
    Column(
        "made_on",
        "تاريخ التشخيص",
        "Date du diagnostic",
        Day(),
        N_("The day of the interview."),
        "12/09/2014",
        required=True,
    ),
    UNIT,
    Column(
        "schooling",
        "المستوى الدراسي",
        "Niveau scolaire",
        Choice(choices.SCHOOLING),
        N_("The highest level of schooling reached."),
        "lower_secondary",
    ),
    Column(
        "literacy",
        "القراءة والكتابة",
        "Alphabétisation",
        Choice(choices.LITERACY),
        N_("Whether the person reads and writes."),
        "reads_and_writes",
    ),
    Column(
        "languages",
        "اللغات",
        "Langues",
        SeveralChoices(choices.LANGUAGES),
        N_("The languages the person speaks, separated by |."),
        "darija | french",
    ),
    *(column for number in TRADES for column in _trade_columns(number)),
    Column(
        "wishes",
        "الرغبات",
        "Souhaits",
        Text(1000, free=True),
        N_("What the person wants to do."),
        "فتح محل خياطة",
    ),
    Column(
        "needs",
        "الحاجيات",
        "Besoins",
        Text(1000, free=True),
        N_("What must be there first: papers, health, housing. Nothing about an offence."),
        "تجديد البطاقة الوطنية",
    ),
)


def check(cells: Cells) -> None:
    """Years and proof belong to a trade that is named."""
    for number in TRADES:
        if cells.has(f"trade{number}_years") or cells.has(f"trade{number}_proof"):
            cells.need(
                f"trade{number}_isco",
                Message(N_("Years or a proof are given, but not the trade.")),
                Message(N_("A code of ISCO-08, such as 7531 for tailors and dressmakers.")),
            )


def build(cells: Cells, edition: Edition | None) -> DiagnosisRow:
    """The row; its cells have no fault."""
    del edition
    return DiagnosisRow(
        line=cells.line,
        person=cells.text("person"),
        made_on=cells.get("made_on"),
        unit=cells.text("unit"),
        schooling=cells.get("schooling"),
        literacy=cells.get("literacy"),
        languages=cells.get("languages", ()),
        trades=tuple(
            TradeRow(isco, cells.get(f"trade{number}_years"), cells.get(f"trade{number}_proof", "none"))
            for number in TRADES
            if (isco := cells.get(f"trade{number}_isco"))
        ),
        wishes=cells.text("wishes"),
        needs=cells.text("needs"),
    )


DIAGNOSES = Sheet(
    "diagnoses",
    "التشخيص",
    "Diagnostics",
    N_("What the structured interview found, in short."),
    COLUMNS,
    check,
    build,
    ("person", "made_on"),
)
