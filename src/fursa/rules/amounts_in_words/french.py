"""Amounts in French, with the hyphens and plurals of traditional spelling."""

from __future__ import annotations

_UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"),
    *("douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = (
    *("", "", "vingt", "trente", "quarante", "cinquante"),
    *("soixante", "soixante", "quatre-vingt", "quatre-vingt"),
)


def amount(dirhams: int, centimes: int) -> str:
    """Dirhams and centimes in words."""
    parts = [_counted(dirhams, "dirham")] if dirhams or not centimes else []
    if centimes:
        parts.append(_counted(centimes, "centime"))
    return " et ".join(parts)


def _counted(number: int, noun: str) -> str:
    # million and milliard are nouns: what they count follows after «de»
    joint = " de " if number and number % 10**6 == 0 else " "
    return f"{cardinal(number)}{joint}{noun}{'s' if number >= 2 else ''}"


def cardinal(number: int, *, before_number: bool = False) -> str:
    """A number in words; `before_number` where mille follows, which takes the s from vingts and cents."""
    if number == 0:
        return _UNITS[0]
    parts = []
    for scale, noun in ((10**9, "milliard"), (10**6, "million")):
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{cardinal(count)} {noun}{'s' if count > 1 else ''}")
    thousands, number = divmod(number, 1000)
    if thousands:
        parts.append("mille" if thousands == 1 else f"{cardinal(thousands, before_number=True)} mille")
    hundreds, rest = divmod(number, 100)
    if hundreds:
        plural = "s" if hundreds > 1 and rest == 0 and not before_number else ""
        parts.append("cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent{plural}")
    if rest:
        parts.append(_below_hundred(rest, before_number=before_number))
    return " ".join(parts)


def _below_hundred(number: int, *, before_number: bool) -> str:
    if number < 20:
        return _UNITS[number]
    tens = number // 10
    rest = number % 10 + (10 if tens in (7, 9) else 0)  # 70 and 90 count on from 60 and 80
    if rest == 0:
        return _TENS[tens] + ("s" if tens == 8 and not before_number else "")
    if rest in (1, 11) and tens < 8:
        return f"{_TENS[tens]} et {_UNITS[rest]}"
    return f"{_TENS[tens]}-{_UNITS[rest]}"
