"""Digits as people type them: Arabic-Indic, Persian and Latin ones are the same digits."""

from __future__ import annotations

_LATIN = "0123456789"
_TO_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹", _LATIN * 2)

# Invisible: left over where an amount or a date was copied out of a right-to-left text.
_DIRECTION_MARKS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)


def latin_digits(text: str) -> str:
    """`text` with Arabic-Indic (٠–٩) and Persian (۰–۹) digits as 0–9; everything else is kept."""
    return text.translate(_TO_LATIN)


def without_direction_marks(text: str) -> str:
    """`text` without the invisible marks and isolates that steer the direction of writing."""
    return text.translate(_DIRECTION_MARKS)


def plain(text: str) -> str:
    """What a person meant to type in a field of digits: Latin digits, no invisible marks, trimmed."""
    return latin_digits(without_direction_marks(text)).strip()
