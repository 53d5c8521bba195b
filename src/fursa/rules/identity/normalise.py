"""One way of writing a name, for comparison only: the name as given is never replaced by it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from fursa.rules.identity.letters import (
    ARABIC_CLASSES,
    ARABIC_FOLDS,
    ARABIC_VOWELS,
    HOMOGLYPHS,
    JOINERS,
    LATIN_FOLDS,
)

LONGEST_NAME = 400  # characters; what follows cannot tell two people apart and only costs time

_FOLDS = {ord(k): v for k, v in {**ARABIC_FOLDS, **HOMOGLYPHS, **LATIN_FOLDS}.items()}
_FOLDS |= {ord(c): "" for c in JOINERS}
_DROPPED_CATEGORIES = {"Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"}
_TATWEEL = "ـ"
# Once folded, these stay as they are: most names need no second look.
_SETTLED = re.compile(f"[a-z0-9 {ARABIC_VOWELS}{''.join(ARABIC_CLASSES)}]*")


def normalise(text: str) -> str:
    """`text` in lower case, one spelling a letter, words apart by one space.

    Removed: harakat, tatweel, invisible and direction characters, apostrophes, accents. Folded: hamza
    carriers, alif maqsura, ta marbuta, Persian and other look-alikes, presentation forms, full-width and
    Cyrillic or Greek look-alikes of Latin letters, digits of any script to 0-9. Idempotent; never raises;
    at most `LONGEST_NAME` characters are read.
    """
    return _normalise(text[:LONGEST_NAME])


@lru_cache(maxsize=65_536)
def _normalise(text: str) -> str:
    folded = _fold(text)
    while not _SETTLED.fullmatch(folded) and folded != text:
        text, folded = folded, _fold(folded)
    return folded


def _fold(text: str) -> str:
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    letters = text.casefold().translate(_LETTERS)
    if not letters.isascii():
        letters = unicodedata.normalize("NFKC", letters)
    return " ".join(letters[:LONGEST_NAME].split())


def _letter(char: str) -> str:
    """What is kept of one character: letters and digits, a space for what stands between words, or nothing."""
    kept = []
    for part in unicodedata.normalize("NFKD", char):
        category = unicodedata.category(part)
        if category == "Nd":
            kept.append(str(unicodedata.decimal(part)))
        elif category[0] in "LN" and part != _TATWEEL:
            kept.append(part.translate(_FOLDS))
        elif part in "\t\n\r" or (category not in _DROPPED_CATEGORIES and part != _TATWEEL):
            kept.append(" ")
    return "".join(kept)


class _Letters(dict[int, str]):
    """What every character met becomes, folded, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(_letter(char) for char in _FOLDS.get(code, chr(code)))
        return self[code]


_LETTERS = _Letters()


def is_arabic(text: str) -> bool:
    """Whether most letters of `text` are Arabic (decided on the normalised form)."""
    arabic = sum("\u0600" <= c <= "\u06ff" for c in text)
    return arabic * 2 > sum(c.isalpha() for c in text)
