"""Numbers in Arabic with the noun they count, in the nominative, as cheques in Morocco are written.

The noun follows the last two digits: one and two are said by the noun itself, three to ten take the plural
and the number the other gender, eleven to ninety-nine the accusative singular, hundreds and thousands the
genitive singular, before which a dual loses its final nun (مائتا درهم). Where a larger number ends in one or
two, the noun is said twice, as in «ألف ليلة وليلة». All nouns here are masculine but مائة.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Noun:
    """A counted noun in the forms that numbers ask for."""

    alone: str  # what stands for one of it
    singular: str  # genitive, after hundreds and thousands
    dual: str
    dual_before_noun: str
    plural: str
    accusative: str  # after 11 to 99


DIRHAM = Noun("درهم واحد", "درهم", "درهمان", "درهما", "دراهم", "درهما")
CENTIME = Noun("سنتيم واحد", "سنتيم", "سنتيمان", "سنتيما", "سنتيمات", "سنتيما")
_SCALES = (
    (10**9, Noun("مليار", "مليار", "ملياران", "مليارا", "ملايير", "مليارا")),
    (10**6, Noun("مليون", "مليون", "مليونان", "مليونا", "ملايين", "مليونا")),
    (10**3, Noun("ألف", "ألف", "ألفان", "ألفا", "آلاف", "ألفا")),
)
_UNITS = (
    *("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"),
    *("أحد عشر", "اثنا عشر", "ثلاثة عشر", "أربعة عشر", "خمسة عشر"),
    *("ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر"),
)
_TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
_HUNDREDS = (
    *("", "مائة", "مائتان", "ثلاثمائة", "أربعمائة", "خمسمائة"),
    *("ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"),
)
_AND = " و"


def amount(dirhams: int, centimes: int) -> str:
    """Dirhams and centimes in words."""
    parts = [counted(dirhams, DIRHAM)] if dirhams or not centimes else []
    if centimes:
        parts.append(counted(centimes, CENTIME))
    return _AND.join(parts)


def counted(number: int, noun: Noun, *, before_noun: bool = False) -> str:
    """So many of a noun; `before_noun` where it stands itself before what it counts (ألفا درهم)."""
    if number == 0:
        return f"صفر {noun.singular}"
    if number == 1:
        return noun.alone
    if number == 2:
        return noun.dual_before_noun if before_noun else noun.dual
    last = number % 100
    if last in (1, 2):
        return _AND.join([counted(number - last, noun), counted(last, noun, before_noun=before_noun)])
    if last == 0:
        return f"{_cardinal(number, before_noun=True)} {noun.singular}"
    if last <= 10:
        return f"{_cardinal(number)} {noun.plural}"
    return f"{_cardinal(number)} {noun.singular if before_noun else noun.accusative}"


def _cardinal(number: int, *, before_noun: bool = False) -> str:
    parts = []
    for scale, noun in _SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(counted(count, noun, before_noun=before_noun and number == 0))
    hundreds, rest = divmod(number, 100)
    if hundreds:
        parts.append("مائتا" if hundreds == 2 and before_noun and rest == 0 else _HUNDREDS[hundreds])
    if 0 < rest < 20:
        parts.append(_UNITS[rest])
    elif rest:
        parts += [word for word in (_UNITS[rest % 10], _TENS[rest // 10]) if word]
    return _AND.join(parts)
