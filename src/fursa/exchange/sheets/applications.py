"""Applications with one to four support options."""

from __future__ import annotations

from fursa.exchange import choices
from fursa.exchange.edition import Edition
from fursa.exchange.kinds.amount import Amount
from fursa.exchange.kinds.closed import Choice, Kits
from fursa.exchange.kinds.number import Isco
from fursa.exchange.kinds.text import Reference, Slug, Text
from fursa.exchange.rows import ApplicationRow, OptionRow
from fursa.exchange.sheets.shared import PERSON
from fursa.exchange.sheets.sheet import Cells, Column, Sheet
from fursa.rules.messages import N_, Message

OPTIONS = (1, 2, 3, 4)
_EMPTY = Message(N_("An empty cell."))


def _option_columns(number: int) -> tuple[Column, ...]:
    example = number == 1
    return (
        Column(
            f"option{number}_kind",
            f"صيغة الدعم {number}",
            f"Formule {number}",
            Choice(choices.OPTION_KIND),
            N_("A support option: a cheque, equipment, or both. An application has one to four."),
            "both" if example else "",
            required=example,
        ),
        Column(
            f"option{number}_cheque_mad",
            f"مبلغ الشيك {number} (درهم)",
            f"Chèque {number} (MAD)",
            Amount(),
            N_("The amount of the option's cheque in dirhams."),
            "8 500,00" if example else "",
            also=(f"مبلغ الشيك {number}", f"Montant du chèque {number}"),
        ),
        Column(
            f"option{number}_kits",
            f"التجهيزات {number}",
            f"Équipement {number}",
            Kits(),
            N_("The option's kits with their quantities, as in edition.toml."),
            "sewing:1" if example else "",
        ),
    )


COLUMNS = (
    Column(
        "application",
        "مرجع الطلب",
        "Référence de la demande",
        Reference(),
        N_("The application's own reference; the marks name it."),
        "D-2015-0042",
        required=True,
    ),
    PERSON,
    Column(
        "territory",
        "المجال الترابي",
        "Territoire",
        Slug(),
        N_("The code of one of the edition's territories."),
        "sale",
        required=True,
    ),
    Column(
        "trade_isco",
        "الحرفة",
        "Métier",
        Isco(),
        N_("The trade of the project, as an ISCO-08 code."),
        "7531",
        required=True,
    ),
    Column(
        "title_ar",
        "عنوان المشروع بالعربية",
        "Intitulé en arabe",
        Text(200, free=True),
        N_("The project's title in Arabic."),
        "ورشة خياطة تقليدية",
        required=True,
    ),
    Column(
        "title_fr",
        "عنوان المشروع بالفرنسية",
        "Intitulé en français",
        Text(200, free=True),
        N_("The project's title in French."),
        "Atelier de couture traditionnelle",
    ),
    Column(
        "summary",
        "ملخص المشروع",
        "Résumé",
        Text(2000, free=True),
        N_("The project in a few sentences."),
        "خياطة الجلابة لزبناء الحي",
    ),
    *(column for number in OPTIONS for column in _option_columns(number)),
)


def check(cells: Cells) -> None:
    """An option's cheque and kits are what its kind says; options follow each other without a gap."""
    for number in OPTIONS:
        kind_at, cheque_at, kits_at = (f"option{number}_{part}" for part in ("kind", "cheque_mad", "kits"))
        kind = cells.get(kind_at)
        if not cells.has(kind_at) and (cells.has(cheque_at) or cells.has(kits_at)):
            cells.need(
                kind_at,
                Message(N_("This option has an amount or kits, but no kind.")),
                Message(N_("One of: %(values)s"), {"values": choices.OPTION_KIND.words}),
            )
        if kind in ("cheque", "both"):
            cells.need(
                cheque_at,
                Message(N_("An option with a cheque has an amount.")),
                Message(N_("The cheque's amount in dirhams.")),
            )
        if kind in ("equipment", "both"):
            cells.need(
                kits_at,
                Message(N_("An option with equipment names its kits.")),
                Message(N_("Codes of kits with their quantities, such as sewing:1; coldbox:2")),
            )
        if kind == "equipment" and cells.has(cheque_at):
            cells.wrong(cheque_at, Message(N_("An option of equipment alone has no cheque.")), _EMPTY)
        if kind == "cheque" and cells.has(kits_at):
            cells.wrong(kits_at, Message(N_("An option of a cheque alone has no kits.")), _EMPTY)
        if cells.get(cheque_at) == 0:
            cells.wrong(
                cheque_at,
                Message(N_("An option without cost supports nobody.")),
                Message(N_("The cheque's amount in dirhams.")),
            )


def build(cells: Cells, edition: Edition | None) -> ApplicationRow:
    """The row; its cells have no fault. Unknown kits cost nothing here and are refused afterwards."""
    prices = {kit.code: kit.price_centimes for kit in edition.kits} if edition else {}
    return ApplicationRow(
        line=cells.line,
        application=cells.text("application"),
        person=cells.text("person"),
        territory=cells.text("territory"),
        trade_isco=cells.text("trade_isco"),
        title_ar=cells.text("title_ar"),
        title_fr=cells.text("title_fr"),
        summary=cells.text("summary"),
        options=tuple(
            _option(cells, number, prices) for number in OPTIONS if cells.has(f"option{number}_kind")
        ),
    )


def _option(cells: Cells, number: int, prices: dict[str, int]) -> OptionRow:
    cheque = cells.get(f"option{number}_cheque_mad", 0)
    kits = cells.get(f"option{number}_kits", ())
    return OptionRow(
        number=number,
        kind=cells.get(f"option{number}_kind"),
        cheque_centimes=cheque,
        kits=kits,
        cost_centimes=cheque + sum(prices.get(kit, 0) * quantity for kit, quantity in kits),
    )


APPLICATIONS = Sheet(
    "applications",
    "طلبات الدعم",
    "Demandes d'appui",
    N_("Life projects put forward to the edition, with their support options."),
    COLUMNS,
    check,
    build,
    ("application",),
)
