"""What is kept beside a name so that it can be found and sorted; derived, never shown."""

from __future__ import annotations

from fursa.rules.digits import latin_digits
from fursa.rules.identity import normalise, search_keys, sort_key


def person_search_key(names: list[str], numbers: list[str]) -> str:
    """One line of words: each name as written (normalised) and by its keys, then numbers by their digits.

    Both scripts of a name meet in the keys; the normalised words find a part that was typed exactly.
    """
    found: dict[str, None] = {}
    for name in names:
        if name:
            found.update(dict.fromkeys(normalise(name).split()))
            found.update(dict.fromkeys(search_keys(name).split()))
    for number in numbers:
        compact = "".join(c for c in latin_digits(number).lower() if c.isalnum())
        if compact:
            found[compact] = None
    return f" {' '.join(found)} "


def person_sort_key(family_ar: str, given_ar: str, family_latin: str, given_latin: str) -> str:
    """By family name, then first name, in Arabic where there is one. At most 400 characters."""
    arabic = f"{family_ar} {given_ar}".strip()
    return str(sort_key(arabic or f"{family_latin} {given_latin}".strip()))[:400]
