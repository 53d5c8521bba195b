"""What goes wrong in registers, how often here, and how it is done to a value."""

from __future__ import annotations

import random
import re
import string

# Shares of records (or of the values present) that a thing happens to.
SHARES: dict[str, float] = {
    "duplicate": 0.30,  # of all rows: another record of a person already there
    "cross_script": 0.50,  # of the duplicates: in the other script, so 15 % of all rows
    "sibling": 0.04,  # of people: same family name, father and birth place as another
    "twin": 0.08,  # of siblings: the same birth date too
    "no_father": 0.25,
    "no_sex": 0.03,
    "no_birth_date": 0.02,
    "no_birth_place": 0.08,
    "no_national_id": 0.45,
    "no_phone": 0.40,
    "only_year": 0.15,  # birth date known to the year; day and month are 1 January, precision "year"
    "only_month": 0.04,
    "first_of_january": 0.03,  # a missing day and month written as 1 January, precision "day"
    "day_and_month_turned": 0.02,
    "year_off_by_one": 0.015,
    "name_mistyped": 0.03,  # each name
    "name_respelled": 0.25,  # each Latin name, by the rules below, beyond the lexicon's spellings
    "names_turned": 0.02,  # given and family name in each other's column
    "article_dropped": 0.30,  # of family names with one
    "words_split_or_joined": 0.10,  # Ben Ali, Benali; عبد الله, عبدالله
    "national_id_mistyped": 0.02,
    "national_id_cyrillic": 0.003,
    "phone_changed": 0.30,  # of duplicates
    "place_mistyped": 0.03,
    "moved": 0.02,  # of duplicates: another birth place written
}

_LATIN_RULES: tuple[tuple[str, str], ...] = (
    ("ou", "u"), ("ou", "w"), ("w", "ou"), ("ch", "sh"), ("ai", "ay"), ("ei", "ay"), ("ss", "s"),
    ("tt", "t"), ("ll", "l"), ("dd", "d"), ("mm", "m"), ("nn", "n"), ("ine$", "in"), ("ane$", "an"),
    ("i$", "y"), ("a$", "ah"), ("k", "q"), ("q", "k"), ("kh", "k"), ("gh", "g"), ("dj", "j"),
    ("j", "dj"), ("c(?=[ei])", "ss"), ("e", "i"), ("i", "e"), ("aa", "a"), ("h$", ""), ("f", "ph"),
    ("z", "zz"), ("r", "rr"), ("m", "mm"), ("y", "i"), ("^el ?", "al "), ("^al ?", "el "),
    ("e(?=[a-z])", "é"),
)  # fmt: skip
_ARABIC_RULES = (
    ("أ", "ا"),
    ("إ", "ا"),
    ("ة$", "ه"),
    ("ى$", "ي"),
    ("ي$", "ى"),
    ("ئ", "ي"),
    ("ؤ", "و"),
    ("ا", "أ"),
)
_CYRILLIC = str.maketrans("ABEKMHOPCTX", "АВЕКМНОРСТХ")
_ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def happens(what: str, rng: random.Random) -> bool:
    """Whether the thing named in `SHARES` happens this time."""
    return rng.random() < SHARES[what]


def respell(name: str, rng: random.Random) -> str:
    """Another spelling of the same sounds, by one rule of the name's script that applies to it."""
    rules = _ARABIC_RULES if name[:1] > "\u0600" else _LATIN_RULES
    for _ in range(4):
        pattern, other = rng.choice(rules)
        changed = re.sub(pattern, other, name, count=1)
        if changed != name:
            return changed
    return name


def mistype(text: str, rng: random.Random) -> str:
    """`text` with one character dropped, doubled, replaced or exchanged with the next; short texts are left."""
    if len(text) < 4:
        return text
    at = rng.randrange(len(text) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[: at + 1] + text[at:]
    if kind == 2:
        letters = (
            _ARABIC_LETTERS
            if text[at] > "\u0600"
            else string.digits
            if text[at].isdigit()
            else string.ascii_lowercase
        )
        return text[:at] + rng.choice(letters) + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def in_cyrillic(national_id: str) -> str:
    """The letters of a national number exchanged for Cyrillic ones that look the same."""
    return national_id.translate(_CYRILLIC)
