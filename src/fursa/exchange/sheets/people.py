"""People as one source describes them."""

from __future__ import annotations

from fursa.exchange import choices
from fursa.exchange.edition import Edition
from fursa.exchange.kinds.closed import Choice
from fursa.exchange.kinds.day import Birth, Day
from fursa.exchange.kinds.number import YesNo
from fursa.exchange.kinds.text import Cnie, NameText, Phone, Reference, Slug, Text
from fursa.exchange.places import Place
from fursa.exchange.rows import PersonRow
from fursa.exchange.sheets.sheet import Cells, Column, Sheet
from fursa.rules.messages import N_, Message

COLUMNS = (
    Column(
        "person",
        "مرجع المعني بالأمر",
        "Référence de la personne",
        Reference(),
        N_("The source's own reference of the person; the other sheets name the person by it."),
        "P-00017",
        required=True,
    ),
    Column(
        "given_name_ar",
        "الاسم الشخصي",
        "Prénom en arabe",
        NameText(arabic=True),
        N_("First name in Arabic letters. A full name in at least one of the two scripts is needed."),
        "فاطمة الزهراء",
        also=("الاسم الشخصي بالعربية",),
    ),
    Column(
        "family_name_ar",
        "الاسم العائلي",
        "Nom en arabe",
        NameText(arabic=True),
        N_("Family name in Arabic letters."),
        "بنسليمان",
        also=("الاسم العائلي بالعربية",),
    ),
    Column(
        "given_name_latin",
        "الاسم الشخصي بالحروف اللاتينية",
        "Prénom",
        NameText(arabic=False),
        N_("First name in Latin letters."),
        "Fatima Zahra",
        also=("Prénom en lettres latines", "الاسم الشخصي بالفرنسية"),
    ),
    Column(
        "family_name_latin",
        "الاسم العائلي بالحروف اللاتينية",
        "Nom",
        NameText(arabic=False),
        N_("Family name in Latin letters."),
        "Benslimane",
        also=("Nom en lettres latines", "Nom de famille", "الاسم العائلي بالفرنسية"),
    ),
    Column("sex", "الجنس", "Sexe", Choice(choices.SEX), N_("Female or male."), "female", required=True),
    Column(
        "birth_date",
        "تاريخ الازدياد",
        "Date de naissance",
        Birth(),
        N_("Birth date: the day, the month (05/1990) or only the year (1990), as far as it is known."),
        "14/05/1990",
        required=True,
    ),
    Column(
        "birth_place",
        "مكان الازدياد",
        "Lieu de naissance",
        Text(100),
        N_("Place of birth as it stands on the papers."),
        "سلا",
    ),
    Column(
        "cnie",
        "رقم البطاقة الوطنية للتعريف",
        "Numéro de la CNIE",
        Cnie(),
        N_("Number of the national identity card. Empty where there is none yet."),
        "AB123456",
        also=("CNIE", "CIN", "رقم البطاقة الوطنية", "البطاقة الوطنية للتعريف", "N° CNIE"),
    ),
    Column(
        "cnie_valid_until",
        "صلاحية البطاقة الوطنية إلى غاية",
        "CNIE valable jusqu'au",
        Day(),
        N_("The last day on which the card is valid."),
        "30/09/2019",
    ),
    Column(
        "phone",
        "الهاتف",
        "Téléphone",
        Phone(),
        N_("Telephone of the person."),
        "0600 00 00 17",
        also=("رقم الهاتف",),
    ),
    Column(
        "safe_contact",
        "تعليمات الاتصال",
        "Consigne de contact",
        Text(300, free=True),
        N_("Whom not to call, and when: how to reach the person without harm."),
        "لا يُتصل بالأسرة؛ بعد السادسة مساء",
    ),
    Column(
        "origin",
        "الأصل",
        "Origine",
        Place(),
        N_("The commune the person comes from: name or HCP code."),
        "سلا",
    ),
    Column(
        "residence",
        "محل السكنى",
        "Résidence",
        Place(),
        N_("The commune where the person lives: name or HCP code."),
        "04.441.01.0",
    ),
    Column(
        "can_read",
        "يعرف القراءة",
        "Sait lire",
        YesNo(),
        N_("Whether the person can read what they sign; empty where not known."),
        "yes",
        also=("تعرف القراءة",),
    ),
    Column(
        "guardian_name",
        "اسم الولي",
        "Nom du tuteur",
        Text(150),
        N_("The guardian, who receives for a minor."),
        "",
        also=("الاسم الكامل للولي", "اسم الولي الشرعي", "Nom du tuteur légal"),
    ),
    Column(
        "guardian_cnie",
        "بطاقة تعريف الولي",
        "CNIE du tuteur",
        Cnie(),
        N_("Number of the guardian's national identity card."),
        "",
        also=("رقم بطاقة الولي",),
    ),
    Column(
        "centre",
        "مركز المواكبة",
        "Centre",
        Slug(),
        N_("The code of the centre that accompanies the person (sheet network)."),
        "centre-sale",
        also=("المركز",),
    ),
)

_SCRIPTS = (("given_name_ar", "family_name_ar"), ("given_name_latin", "family_name_latin"))


def check(cells: Cells) -> None:
    """A full name in one script at least; a card's date and a guardian's card need what they belong to."""
    if not any(cells.has(given) and cells.has(family) for given, family in _SCRIPTS):
        started = next((s for s in _SCRIPTS if cells.has(s[0]) or cells.has(s[1])), _SCRIPTS[0])
        missing = started[0] if not cells.has(started[0]) else started[1]
        cells.need(
            missing,
            Message(N_("The name is complete in neither script.")),
            Message(N_("First and family name, both in Arabic letters or both in Latin letters.")),
        )
    if cells.has("cnie_valid_until"):
        cells.need(
            "cnie",
            Message(N_("The card has a date but no number.")),
            Message(N_("The card's number, or no date.")),
        )
    if cells.has("guardian_cnie"):
        cells.need(
            "guardian_name",
            Message(N_("The guardian has a card but no name.")),
            Message(N_("The guardian's full name.")),
        )


def build(cells: Cells, edition: Edition | None) -> PersonRow:
    """The row; its cells have no fault."""
    del edition
    return PersonRow(
        line=cells.line,
        person=cells.text("person"),
        given_name_ar=cells.text("given_name_ar"),
        family_name_ar=cells.text("family_name_ar"),
        given_name_latin=cells.text("given_name_latin"),
        family_name_latin=cells.text("family_name_latin"),
        sex=cells.get("sex"),
        birth_date=cells.get("birth_date"),
        birth_place=cells.text("birth_place"),
        cnie=cells.text("cnie"),
        cnie_valid_until=cells.get("cnie_valid_until"),
        phone=cells.text("phone"),
        safe_contact=cells.text("safe_contact"),
        origin=cells.text("origin"),
        residence=cells.text("residence"),
        can_read=cells.get("can_read"),
        guardian_name=cells.text("guardian_name"),
        guardian_cnie=cells.text("guardian_cnie"),
        centre=cells.text("centre"),
        given=tuple(cells.given.items()),
    )


PEOPLE = Sheet(
    "people",
    "الأشخاص",
    "Personnes",
    N_("Everyone the other sheets speak of, as the source describes them."),
    COLUMNS,
    check,
    build,
    ("person",),
)
