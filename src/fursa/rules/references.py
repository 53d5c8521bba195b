"""Printed references that say when they were copied wrongly: `AW-2015-000317-H`.

A kind (letters), a year, a number and a check character by the hybrid system of ISO 7064 over the 32
characters that nobody confuses: no I, L, O or U. In prose: docs/rules/references.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fursa.rules.digits import plain
from fursa.rules.errors import UnreadableError
from fursa.rules.messages import N_, Message

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_READ_AS = str.maketrans("OIL", "011")  # safe: none of the three is ever printed
_FORM = re.compile(r"([A-Z]{1,3})(\d{4})(\d{6,})([0-9A-Z])")

# Characters that a hurried hand or a poor copy makes of one another.
_ALIKE = ("0DQ", "17", "2Z", "38B", "56S", "6G", "VY", "4A", "CG", "MN", "PR", "KX", "1T")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference says: the kind of record, its year and its number."""

    kind: str
    year: int
    number: int

    def __str__(self) -> str:
        body = f"{self.kind}{self.year:04}{self.number:06}"
        return f"{self.kind}-{self.year:04}-{self.number:06}-{check_character(body)}"


def make_reference(kind: str, year: int, number: int) -> str:
    """The printed reference of a record. Raises ValueError for a kind with letters that are not printed."""
    if not re.fullmatch(r"[A-Z]{1,3}", kind) or any(letter not in _VALUE for letter in kind):
        raise ValueError(f"a kind is one to three of the letters in {ALPHABET!r}")
    if not (1000 <= year <= 9999 and number >= 0):
        raise ValueError("a reference has a year of four digits and a number that is not negative")
    return str(Reference(kind, year, number))


def check_character(body: str) -> str:
    """The check character of letters and digits without signs (ISO 7064, hybrid system, modulus 33 and 32).

    It finds every single wrong character, and all but a few of the pairs written the wrong way round.
    """
    size = len(ALPHABET)
    product = size
    for character in body:
        product = (product + _VALUE[character]) % size or size
        product = product * 2 % (size + 1)
    return ALPHABET[(1 - product) % size]


def parse_reference(text: str) -> Reference:
    """The reference in what somebody typed, whatever its case, signs, spaces and kind of digits; O is 0, I
    and L are 1. Raises UnreadableError that names the doubtful character where there is one.
    """
    compact = re.sub(r"[\s\-–—_./]", "", plain(text)).upper().translate(_READ_AS)
    for character in compact:
        if character not in _VALUE:
            raise UnreadableError(
                Message(N_("%(character)s cannot stand in a reference."), {"character": character})
            )
    match = _FORM.fullmatch(compact)
    if match and check_character(compact[:-1]) == compact[-1]:
        kind, year, number, _ = match.groups()
        return Reference(kind, int(year), int(number))
    raise UnreadableError(_doubt(compact))


def _doubt(compact: str) -> Message:
    """What is probably wrong: the first likely slip that makes the reference right again."""
    for place, meant in _slips(compact):
        if _FORM.fullmatch(meant) and check_character(meant[:-1]) == meant[-1]:
            wrong, right = compact[place], meant[place]
            if sorted(wrong + compact[place + 1 : place + 2]) == sorted(meant[place : place + 2]):
                return Message(
                    N_("This reference is not right: are %(first)s and %(second)s the wrong way round?"),
                    {"first": wrong, "second": right},
                )
            return Message(
                N_("This reference is not right: is character %(place)s, %(wrong)s, perhaps %(right)s?"),
                {"place": str(place + 1), "wrong": wrong, "right": right},
            )
    if not _FORM.fullmatch(compact):
        return Message(
            N_("This is not a whole reference. It looks like this: %(example)s"),
            {"example": make_reference("AW", 2015, 317)},
        )
    return Message(N_("This reference is not right: read it again, character by character."))


def _slips(compact: str) -> Iterator[tuple[int, str]]:
    """Copies with one character replaced by one that looks alike, then with two neighbours exchanged."""
    for place, character in enumerate(compact):
        for group in _ALIKE:
            if character in group:
                for other in group.replace(character, ""):
                    yield place, compact[:place] + other + compact[place + 1 :]
    for place in range(len(compact) - 1):
        first, second = compact[place], compact[place + 1]
        if first != second:
            yield place, compact[:place] + second + first + compact[place + 2 :]
