"""The months' names: as Morocco says them, and as people write them who learnt others."""

from __future__ import annotations

import unicodedata

MONTH_NAMES = {
    "ar": (
        *("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو"),
        *("يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"),
    ),
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}

# Read, never written: the names of Egypt and Tunisia, and spellings found in files.
_OTHER_NAMES = {
    1: "جانفي",
    2: "فيفري",
    4: "إبريل افريل",
    5: "مايو",
    6: "جوان يونيه",
    7: "يوليو يوليه جويلية",
    8: "أغسطس أوت",
    9: "سبتمبر شتمبر",
    11: "نوفمبر نوانبر",
    12: "ديسمبر دجمبر",
}


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name in Arabic, French or English, whatever its accents, hamzas and case."""
    return _NUMBERS.get(_folded(name))


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold().rstrip("."))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_NUMBERS = {
    _folded(name): number for names in MONTH_NAMES.values() for number, name in enumerate(names, start=1)
} | {_folded(name): number for number, names in _OTHER_NAMES.items() for name in names.split()}
