"""A name's words: particles and the article joined to what they belong to.

The article is written `^` inside a word, so that العلوي, El Alaoui, L'Alaoui all begin alike:
"عبد القادر", "Abd El Kader" and "Abdelkader" are each one word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fursa.rules.identity.normalise import is_arabic, normalise

ARTICLE = "^"

_ABBREVIATED = {
    "med": "mohamed", "md": "mohamed", "mohd": "mohamed", "mhd": "mohamed", "moh": "mohamed",
    "mhmd": "mohamed",    "bn": "ben", "bin": "ben", "ibn": "ben", "bint": "bent", "abi": "bou",
    "abou": "bou", "abu": "bou", "bu": "bou", "ayt": "ait", "ould": "oulad", "wlad": "oulad",
    "ouled": "oulad",    "my": "moulay", "mly": "moulay", "molay": "moulay", "mulay": "moulay", "si": "sidi",
    "hadj": "haj", "hajj": "haj", "elhaj": "haj", "lhaj": "haj", "hajja": "haja", "hadja": "haja",
    "ابن": "بن", "ابو": "بو", "ابي": "بو", "ولاد": "اولاد", "ولد": "اولاد", "ايث": "ايت", "ات": "ايت",
    "لالا": "لاله", "للا": "لاله", "سي": "سيدي",
}  # fmt: skip
_ARTICLES = frozenset(
    ("el", "al", "l", "ul", "il", "as", "es", "er", "ar", "ed", "ad", "et", "en", "ez", "ech", "ach", "ال")
)
_JOIN_NEXT = frozenset(
    (
        "abd",
        "abde",
        "abdel",
        "abdul",
        "abdal",
        "ben",
        "bent",
        "bou",
        "ait",
        "oulad",
        "ou",
        "aboul",
        "abul",
        "bel",
        "bni",
        "beni",
    )
) | frozenset(("عبد", "بن", "بنت", "بو", "ايت", "اولاد", "او", "بني", "بل"))
_RELIGION = frozenset(("dine", "din", "eddine", "eddin", "addine", "addin", "uddin", "edine", "ddine", "دين"))

# Titles and honorifics: present in one register, absent in the next, they say little about who it is.
TITLES = frozenset(
    ("moulay", "lalla", "lala", "sidi", "haj", "haja", "mr", "mme", "mlle", "monsieur", "madame", "dr")
) | frozenset(("مولاي", "لاله", "سيدي", "حاج", "حاجه", "السيد", "السيده"))

_GOD = ("الله",)  # short, and yet an article and a noun

_LATIN_ABD = re.compile(r"^abd(?:el|al|ul|ou?l|il)(?=[bcdfghjklmnpqrstvwxyzaeiou]{2})")
_LATIN_ABD_SUN = re.compile(r"^abd(?:(?:e|a|u|ou|i)(?=(?:rr|ss|nn|tt|zz|dd|ch|sh)[a-z])|e(?=[rnsz][a-z]))")
_LATIN_SON_OF = re.compile(r"^(?:ben|bn)e?l(?=[bcdfghjkmnpqrstvwxz])")
_LATIN_FATHER_OF = re.compile(r"^a?boul(?=[bcdfghjkmnpqrstvwxz])")
_LATIN_L = re.compile(r"^l(?=[bcdfghjkmnpqrstvwxz])")
_LATIN_GLUED = re.compile(r"^(?:el(?=[a-z]{3})|al(?=[bcdfghjkmnpqrstvwxz]))")
_LATIN_SUN = re.compile(r"^(?:[ea](?=(?:rr|ss|nn|tt|zz|dd)[aeiouhr])|[ea](?:ch|sh|c|s)(?=(?:ch|sh)[aeiou]))")
_MAY_HOLD_ARTICLE = "abl"  # the first letters of all these patterns
_LATIN_ARTICLES = ((_LATIN_SON_OF, "ben"), (_LATIN_FATHER_OF, "bou"), (_LATIN_L, ""))


@lru_cache(maxsize=262_144)
def words(name: str) -> tuple[str, ...]:
    """The words of `name` after normalising, particles joined, the article as `^`, titles kept."""
    joined: list[str] = []
    prefix = ""
    for token in normalise(name).split():
        token = _ABBREVIATED.get(token, token)
        if token in _ARTICLES:
            prefix = prefix if prefix.endswith(ARTICLE) else prefix + ARTICLE
            continue
        body = _mark_article(token)
        if prefix.endswith(ARTICLE) and body.startswith(ARTICLE):
            body = body[1:]
        if body in _JOIN_NEXT:
            prefix += _short(body)
            continue
        whole = prefix + body
        prefix = ""
        if joined and whole.lstrip(ARTICLE) in _RELIGION:
            joined[-1] += ARTICLE + ("دين" if is_arabic(whole) else "dine")
        else:
            joined.append(whole)
    if prefix.strip(ARTICLE):
        joined.append(prefix.rstrip(ARTICLE))
    return tuple(joined)


def _short(particle: str) -> str:
    """`abdel` → `abd^`: the article of a joined particle is marked like any other."""
    if particle in ("abdel", "abdul", "abdal", "abde"):
        return "abd" + ARTICLE
    if particle in ("aboul", "abul"):
        return "bou" + ARTICLE
    return particle


def _mark_article(token: str) -> str:
    if "\u0600" <= token[0] <= "\u06ff":
        if token.startswith("عبدال") and len(token) > 6:
            return "عبد" + ARTICLE + token[5:]
        if token.startswith(("ال", "لل")) and (len(token) > 4 or token in _GOD):
            return ARTICLE + token[2:]
        return token
    if token[0] not in _MAY_HOLD_ARTICLE:
        return token
    for pattern, start in ((_LATIN_ABD, "abd"), (_LATIN_ABD_SUN, "abd"), *_LATIN_ARTICLES):
        if match := pattern.match(token):
            return start + ARTICLE + token[match.end() :]
    return token


def readings(word: str) -> tuple[str, ...]:
    """`word`, and the word without what may be a glued article (Elidrissi, Errachidi, Alami)."""
    for pattern in (_LATIN_GLUED, _LATIN_SUN):
        match = pattern.match(word)
        if match and len(word) - match.end() >= 4:
            return word, ARTICLE + word[match.end() :]
    return (word,)
