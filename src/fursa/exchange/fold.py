"""Text as it is compared, never as it is kept: headers, values of closed lists, names of places."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Marks that steer direction or join nothing: pasted along with Arabic text, seen by nobody.
_INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff")
)
_ARABIC = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None, "ک": "ك", "ی": "ي", "’": "'"})
_NOT_WORD = re.compile(r"[\W_]+")


def without_marks(text: str) -> str:
    """`text` without outer white space and without invisible direction marks."""
    return text.translate(_INVISIBLE).strip()


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case, no accents, no harakat, no hamza on letters, Latin digits, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.translate(_INVISIBLE)).translate(_ARABIC)
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in letters)
    return _NOT_WORD.sub(" ", digits.casefold()).strip()
