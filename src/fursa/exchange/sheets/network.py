"""Centres, establishments and partners."""

from __future__ import annotations

from fursa.exchange import choices
from fursa.exchange.edition import Edition
from fursa.exchange.kinds.closed import Choice
from fursa.exchange.kinds.day import Day
from fursa.exchange.kinds.text import Slug, Text
from fursa.exchange.places import Place
from fursa.exchange.rows import NetworkRow
from fursa.exchange.sheets.sheet import Cells, Column, Sheet
from fursa.rules.messages import N_, Message

COLUMNS = (
    Column(
        "kind",
        "النوع",
        "Type",
        Choice(choices.NETWORK_KIND),
        N_("What it is: a centre of the programme, an establishment, or a partner."),
        "centre",
        required=True,
    ),
    Column(
        "code",
        "الرمز",
        "Code",
        Slug(),
        N_("Its code, by which the other sheets name it; unique in this sheet."),
        "centre-sale",
        required=True,
    ),
    Column(
        "name_ar",
        "الاسم بالعربية",
        "Nom en arabe",
        Text(),
        N_("Its name in Arabic."),
        "مركز سلا",
        required=True,
    ),
    Column(
        "name_fr", "الاسم بالفرنسية", "Nom en français", Text(), N_("Its name in French."), "Centre de Salé"
    ),
    Column(
        "name_en", "الاسم بالإنجليزية", "Nom en anglais", Text(), N_("Its name in English."), "Salé centre"
    ),
    Column(
        "commune",
        "الجماعة",
        "Commune",
        Place(),
        N_("The commune where it stands: name or HCP code."),
        "04.441.01.0",
        required=True,
    ),
    Column(
        "state",
        "الحالة",
        "État",
        Choice(choices.CENTRE_STATE),
        N_("For a centre: open, under construction or planned. Empty for the others."),
        "open",
    ),
    Column(
        "partner_kind",
        "نوع الشريك",
        "Type de partenaire",
        Choice(choices.PARTNER_KIND),
        N_("For a partner: what kind of partner. Empty for the others."),
        "",
    ),
    Column(
        "agreement_ref",
        "مرجع الاتفاقية",
        "Référence de la convention",
        Text(80),
        N_("The reference of the agreement with a partner."),
        "",
    ),
    Column(
        "agreement_from",
        "بداية الاتفاقية",
        "Début de la convention",
        Day(),
        N_("The day the agreement starts."),
        "",
    ),
    Column(
        "agreement_until",
        "نهاية الاتفاقية",
        "Fin de la convention",
        Day(),
        N_("The day the agreement ends, if it does."),
        "",
    ),
    Column(
        "opened_on",
        "تاريخ الافتتاح",
        "Date d'ouverture",
        Day(),
        N_("The day it opened, if known."),
        "15/03/2008",
    ),
)


def check(cells: Cells) -> None:
    """A centre has a state, a partner a kind, nobody else either; agreements are partners'."""
    kind = cells.get("kind")
    if kind == "centre":
        cells.need(
            "state",
            Message(N_("A centre has a state.")),
            Message(N_("One of: %(values)s"), {"values": choices.CENTRE_STATE.words}),
        )
    if kind == "partner":
        cells.need(
            "partner_kind",
            Message(N_("A partner has a kind.")),
            Message(N_("One of: %(values)s"), {"values": choices.PARTNER_KIND.words}),
        )
    for code, owner in (
        ("state", "centre"),
        ("partner_kind", "partner"),
        ("agreement_ref", "partner"),
        ("agreement_from", "partner"),
        ("agreement_until", "partner"),
    ):
        if kind and kind != owner and cells.has(code):
            cells.wrong(
                code, Message(N_("This column is not for a row of this kind.")), Message(N_("An empty cell."))
            )
    cells.ordered("agreement_from", "agreement_until")


def build(cells: Cells, edition: Edition | None) -> NetworkRow:
    """The row; its cells have no fault."""
    del edition
    return NetworkRow(
        line=cells.line,
        kind=cells.get("kind"),
        code=cells.get("code"),
        name_ar=cells.text("name_ar"),
        name_fr=cells.text("name_fr"),
        name_en=cells.text("name_en"),
        commune=cells.text("commune"),
        state=cells.get("state"),
        partner_kind=cells.get("partner_kind"),
        agreement_ref=cells.text("agreement_ref"),
        agreement_from=cells.get("agreement_from"),
        agreement_until=cells.get("agreement_until"),
        opened_on=cells.get("opened_on"),
    )


NETWORK = Sheet(
    "network",
    "الشبكة",
    "Réseau",
    N_("Centres, establishments and partners with their agreements."),
    COLUMNS,
    check,
    build,
    ("code",),
)
