"""Alphabetical order of names as a key made in Python: the embedded database carries no ICU."""

from __future__ import annotations

from fursa.rules.identity.normalise import normalise

_GAP = "!"  # between words; sorts before every letter and digit
_LEVEL = " "  # between the alphabetical level and the tie-break; sorts before the gap
_LATIN_AFTER_ARABIC = {ord("a") + i: 0xFF41 + i for i in range(26)}  # a-z → full-width, after Arabic
_SAME_PLACE = {ord("گ"): "ك", ord("پ"): "ب", ord("چ"): "ج", ord("ژ"): "ز", ord("ڤ"): "ف"}


def sort_key(name: str) -> str:
    """A text whose code-point (and UTF-8 byte) order is the Moroccan alphabetical order of names.

    Digits, then Arabic (ا to ي, hamza carriers with their letter, ta marbuta with ه), then Latin without
    accents; a shorter name before a longer one that begins with it. What normalising folds decides
    only between names that are otherwise equal. Compare under the C or C.UTF-8 collation.
    """
    letters = normalise(name).translate(_SAME_PLACE).translate(_LATIN_AFTER_ARABIC)
    tie = "".join(c for c in name.strip() if c.isprintable())[:100]
    return _GAP.join(letters.split()) + _LEVEL + tie
