"""Keys under which spellings of one name meet, whatever the script.

`skeleton` keeps the consonants, in classes shared by Arabic and Latin; `loose_key` adds what both
scripts write reliably of the vowels: that a word begins with one, and which one it ends in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fursa.rules.identity.letters import (
    ARABIC_CLASSES,
    ARABIC_DIGRAPHS,
    CHAT_DIGITS,
    ENDS_IN_A,
    LATIN_SOUNDS,
    LATIN_VOWELS,
    SUN_CLASSES,
)
from fursa.rules.identity.words import ARTICLE, TITLES, readings, words

_VOWEL = "."  # stands between consonants while a word is read; in no key
_DOUBLED = re.compile(r"([^.])(?=\1)")
_CHAT_LETTERS = str.maketrans(CHAT_DIGITS)
_FINALS = {"ا": "a", "ه": "a", "ي": "i", "و": "u"}
_LATIN_PIECES = re.compile(
    "|".join(w + ("(?=[aeiouy])" if w in ("gu", "qu") else "") for w, _ in LATIN_SOUNDS if len(w) > 1)
    + "|c[eiy]|g[eiy]|.",
    re.DOTALL,
)
_LATIN_SOUND = (
    dict.fromkeys(LATIN_VOWELS + "w", _VOWEL)
    | {"c": "k", "g": "k"}
    | {f"c{vowel}": f"s{_VOWEL}" for vowel in "eiy"}
    | {f"g{vowel}": f"j{_VOWEL}" for vowel in "eiy"}
    | dict(LATIN_SOUNDS)
)
_LATIN_SEMIVOWEL = re.compile(r"^(?:w|ou(?=[aeiy])|o(?=ua))")
_LATIN_FINAL_H = re.compile(r"(?<=[^aeiouy])h$|(?<=[aeiou])h$")
_LATIN_FINAL_VOWELS = re.compile(r"[aeiouy]+$")
_LATIN_INITIAL_Y = re.compile(r"^(?:y|i(?=[aeou]))(?=[aeiou])")


def skeleton(name: str) -> str:
    """The consonants of `name`, a class each, words apart by a space; titles left out where a name remains.

    >>> skeleton("محمد بنعلي") == skeleton("Mohamed Ben Ali") == "mhmd bnl"
    True
    """
    return " ".join(filter(None, (word_skeleton(word) for word in _told(name))))


def skeletons(name: str) -> list[tuple[str, ...]]:
    """For each word of `name` but its titles, the skeletons of its readings (`search_keys`); none for a word of vowels.

    >>> skeletons("Elhachimi")
    [('lhxm', 'hxm')]
    """
    return [
        tuple(dict.fromkeys(filter(None, (word_skeleton(reading) for reading in readings(word)))))
        for word in _told(name)
    ]


def loose_key(name: str) -> str:
    """The skeleton with initial and final vowels, one reading a word."""
    return " ".join(filter(None, (word_key(word) for word in _told(name))))


def search_keys(name: str) -> str:
    """Every loose key of every word, space between: the text of a trigram column, and of a query to it.

    A word whose beginning may be a glued article (Elidrissi, Alami) gives two keys, so that it meets
    the same name in Arabic with the article and without.
    """
    keys = [word_key(reading) for word in words(name) for reading in readings(word)]
    return " ".join(dict.fromkeys(filter(None, keys)))


def _told(name: str) -> tuple[str, ...]:
    every = words(name)
    return tuple(w for w in every if w.lstrip(ARTICLE) not in TITLES) or every


@lru_cache(maxsize=262_144)
def word_key(word: str) -> str:
    """The loose key of one word as `words` gives it."""
    sounds, first, last = _sounds(word)
    return first + _squeeze(sounds) + last


@lru_cache(maxsize=262_144)
def word_skeleton(word: str) -> str:
    """The skeleton of one word as `words` gives it."""
    return _squeeze(_sounds(word)[0])


def _squeeze(sounds: str) -> str:
    """Doubled consonants once; a vowel between two keeps both (Leila keeps its two l)."""
    return _DOUBLED.sub("", sounds).replace(_VOWEL, "")


@lru_cache(maxsize=262_144)
def _sounds(word: str) -> tuple[str, str, str]:
    """(consonant classes with `.` for vowels, the initial vowel's mark or "", the final vowel or "")."""
    bare = word.lstrip(ARTICLE)
    arabic = not bare.isascii() and any("\u0600" <= c <= "\u06ff" for c in bare)
    first, sounds, last = _read_arabic(bare) if arabic else _read_latin(bare)
    head, *tail = sounds.split(ARTICLE)
    for (
        part
    ) in tail:  # inside a word the article's l is written before a moon letter, silent before a sun one
        silent = part.lstrip(_VOWEL)[:1] in SUN_CLASSES and part[:1] != _VOWEL
        head += part if silent else "l" + part
    return head, first, last


def _read_arabic(word: str) -> tuple[str, str, str]:
    if word.startswith("او") and word[2:3] in ("ا", "ع", "ي"):
        word = word[1:]  # Amazigh "son of": Ou Ali, Ouali
    first = "a" if word[:1] in ("ا", "ع") else ""
    last = _FINALS.get(word[-1:], "") if len(word) > 1 else ""
    if word in ENDS_IN_A:
        last = "a"
    if last or (word.endswith("ع") and len(word) > 2):
        word = word[:-1]
    start = {"و": "w", "ي": "y"}.get(word[:1], "")
    for pair, sound in ARABIC_DIGRAPHS.items():
        word = word.replace(pair, sound)
    body = (word[1:] if start else word).translate(_ARABIC_SOUNDS)
    return first, start + body, last


class _ArabicSounds(dict[int, str]):
    """The class of every character met in an Arabic word, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        stays = char == ARTICLE or ("a" <= char <= "z") or char.isdecimal()
        self[code] = char if stays else ARABIC_CLASSES.get(char, _VOWEL)
        return self[code]


_ARABIC_SOUNDS = _ArabicSounds()


def _read_latin(word: str) -> tuple[str, str, str]:
    if not word.isdecimal():
        word = word.translate(_CHAT_LETTERS)
    start = ""
    if match := _LATIN_SEMIVOWEL.match(word):
        start, word = "w", word[match.end() :]
    elif match := _LATIN_INITIAL_Y.match(word):
        start, word = "y", word[match.end() :]
    first = "a" if not start and word[:1] in "aeiou" and word else ""
    word = _LATIN_FINAL_H.sub("", word)
    last = _final_latin(word)
    return first, start + _latin_sounds(word), last


def _final_latin(word: str) -> str:
    match = _LATIN_FINAL_VOWELS.search(word)
    if not match or match.start() == 0:
        return ""
    ending = match.group()
    if ending == "e":
        return ""  # silent in French spelling (Yassine, Imane)
    if ending[-1] in "ae":
        return "a"
    return "u" if ending[-1] in "uo" else "i"


def _latin_sounds(word: str) -> str:
    return "".join([_LATIN_SOUND.get(piece, piece) for piece in _LATIN_PIECES.findall(word)])
