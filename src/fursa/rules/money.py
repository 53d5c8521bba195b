"""Amounts in dirhams: held as integer centimes, read in every way people write them, shown in one.

In prose: docs/rules/money.md.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from fursa.rules.digits import plain
from fursa.rules.errors import UnreadableError
from fursa.rules.messages import N_, Message

NBSP = "\u00a0"
UNITS = {"ar": "درهم", "fr": "DH", "en": "MAD"}

# A million million dirhams: beyond it stands a slip of the keyboard, and a bigint is still far away.
MOST_CENTIMES = 10**14

_UNIT_WORD = r"(?:د\s*\.\s*م\.?|درهما?|دراهم|dirhams?|dhs?\.?|mad)"
_UNIT = re.compile(rf"^{_UNIT_WORD}|{_UNIT_WORD}$", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_GROUPS = {separator: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(separator)}\d{{3}})+") for separator in "., "}


def parse_money(text: str) -> int:
    """Centimes of an amount as people write it: «1.234.567,50», «1 234 567,50», «1234567.5», «١٢٣٤ درهما».

    The last comma or point before one or two digits marks the centimes; before three digits a point groups
    thousands. Raises UnreadableError for anything that can be read in two ways or in none.
    """
    number = _without_unit(plain(text))
    if not number:
        raise UnreadableError(Message(N_("There is no amount here. Write it like this: 1.234,50")))
    if number[0] in "-−":
        raise UnreadableError(Message(N_("An amount cannot be negative.")))
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", number):
        raise UnreadableError(
            Message(
                N_("%(text)s can be read in two ways: write %(thousands)s or %(centimes)s."),
                {"text": number, "thousands": number.replace(",", "."), "centimes": number[:-1]},
            )
        )
    dirhams, centimes = _split(number)
    for separator, groups in _GROUPS.items():
        if groups.fullmatch(dirhams):
            dirhams = dirhams.replace(separator, "")
    if not re.fullmatch(r"\d+", dirhams):
        raise UnreadableError(
            Message(N_("%(text)s is not an amount. Write it like this: 1.234,50"), {"text": text.strip()})
        )
    return _within_bounds(int(dirhams) * 100 + int(centimes.ljust(2, "0")))


def _without_unit(text: str) -> str:
    """The number alone: one kind of space, one decimal comma, one grouping point."""
    text = _UNIT.sub("", text.strip()).strip()
    text = text.translate({ord("٫"): ",", ord("،"): ",", ord("٬"): "."})
    return _SPACES.sub(" ", text)


def _split(number: str) -> tuple[str, str]:
    """Dirhams (still grouped) and the digits of the centimes, which may be none."""
    if match := re.fullmatch(r"(.*\d)([.,])(\d{1,2})", number):
        dirhams, separator, centimes = match.groups()
        if separator not in dirhams:  # the sign that groups cannot also mark the centimes
            return dirhams, centimes
    if re.search(r"[.,]\d{4,}$|^\d{4,}[.,]\d{3}$|^0[.,]\d{3}$|[.]\d+,\d{3}$|,\d+[.]\d{3}$", number):
        raise UnreadableError(
            Message(N_("%(text)s has more than two digits after the dirhams."), {"text": number})
        )
    return number, ""


def money_from_number(value: int | float | Decimal) -> int:
    """Centimes of a number of dirhams out of a spreadsheet.

    A cell that was computed may be off by a hair (0.1 + 0.2); more than a thousandth of a centime is refused.
    """
    try:
        exact = Decimal(repr(value) if isinstance(value, float) else value) * 100
        centimes = int(exact.to_integral_value())
    except (InvalidOperation, ValueError, OverflowError):  # not a number, or infinite
        raise UnreadableError(Message(N_("There is no amount here. Write it like this: 1.234,50"))) from None
    if centimes < 0:
        raise UnreadableError(Message(N_("An amount cannot be negative.")))
    if abs(exact - centimes) > Decimal("0.001"):
        raise UnreadableError(
            Message(N_("%(text)s has more than two digits after the dirhams."), {"text": str(value)})
        )
    return _within_bounds(centimes)


def _within_bounds(centimes: int) -> int:
    if centimes > MOST_CENTIMES:
        raise UnreadableError(
            Message(N_("The amount is too large: at most %(most)s."), {"most": format_money(MOST_CENTIMES)})
        )
    return centimes


def format_money(centimes: int) -> str:
    """`1.234.567,50`: grouped by points, two digits of centimes, no space and no direction mark."""
    dirhams, rest = divmod(abs(centimes), 100)
    grouped = f"{dirhams:,}".replace(",", ".")
    return f"{'-' if centimes < 0 else ''}{grouped},{rest:02}"


def format_money_with_unit(centimes: int, language: str) -> str:
    """`1.234.567,50 درهم`, with a no-break space: a plain one is drawn in the wrong order in Arabic text."""
    return f"{format_money(centimes)}{NBSP}{UNITS[language]}"
