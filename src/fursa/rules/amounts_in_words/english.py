"""Amounts in English, with the «and» before the last two digits."""

from __future__ import annotations

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def amount(dirhams: int, centimes: int) -> str:
    """Dirhams and centimes in words."""
    parts = [_counted(dirhams, "dirham")] if dirhams or not centimes else []
    if centimes:
        parts.append(_counted(centimes, "centime"))
    return " and ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{cardinal(number)} {noun}{'' if number == 1 else 's'}"


def cardinal(number: int) -> str:
    """A number in words."""
    if number == 0:
        return _UNITS[0]
    parts = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{cardinal(count)} {name}")
    hundreds, rest = divmod(number, 100)
    if hundreds:
        parts.append(f"{_UNITS[hundreds]} hundred")
    if rest:
        words = _below_hundred(rest)
        parts.append(f"and {words}" if parts else words)
    return " ".join(parts)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    tens, rest = divmod(number, 10)
    return f"{_TENS[tens]}-{_UNITS[rest]}" if rest else _TENS[tens]
