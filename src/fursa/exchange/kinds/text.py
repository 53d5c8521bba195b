"""Texts: names, codes, references, free words, numbers of cards and telephones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fursa.exchange.kinds.cell import Cell, CellError, text_of
from fursa.exchange.offence import text_names_offence
from fursa.rules.digits import latin_digits
from fursa.rules.messages import N_, Message

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_CNIE = re.compile(r"[A-Z]{1,2}[0-9]{4,8}")
_ARABIC_LETTER = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")


@dataclass(frozen=True, slots=True)
class Text:
    """Any text up to `longest` characters; `free` words of people are searched for offences."""

    longest: int = 200
    free: bool = False

    @property
    def right(self) -> Message:
        return Message(N_("A text of at most %(longest)s characters."), {"longest": self.longest})

    def parse(self, cell: Cell) -> str:
        text = text_of(cell)
        if len(text) > self.longest:
            raise CellError(Message(N_("This text has %(length)s characters."), {"length": len(text)}))
        if _CONTROL.search(text):
            raise CellError(Message(N_("This text contains invisible control characters.")))
        if self.free and text_names_offence(text):
            raise CellError(
                Message(N_("This text names an offence or a sentence: they never enter the system.")),
                Message(N_("The same text without what the person did and how long they served.")),
                secret=True,
            )
        return text


@dataclass(frozen=True, slots=True)
class NameText:
    """A person's name in one script: no digits, no letters of the other script."""

    arabic: bool

    @property
    def right(self) -> Message:
        if self.arabic:
            return Message(N_("A name in Arabic letters, at most 100 characters."))
        return Message(N_("A name in Latin letters, at most 100 characters."))

    def parse(self, cell: Cell) -> str:
        text = Text(100).parse(cell)
        wanted = _ARABIC_LETTER if self.arabic else _LATIN_LETTER
        if any(c.isdigit() for c in text):
            raise CellError(Message(N_("A name contains no digits.")))
        letters = [c for c in text if c.isalpha()]
        if not letters or not all(map(wanted.match, letters)):
            raise CellError(Message(N_("This name is not written in the column's script.")))
        return text


@dataclass(frozen=True, slots=True)
class Slug:
    """A code: ASCII letters in lower case, digits, hyphens, underscores."""

    @property
    def right(self) -> Message:
        return Message(N_("A code of letters a–z, digits and hyphens, such as centre-sale."))

    def parse(self, cell: Cell) -> str:
        text = text_of(cell).lower()
        if len(text) > 60 or not _SLUG.fullmatch(text):
            raise CellError(Message(N_("This is not a code.")))
        return text


@dataclass(frozen=True, slots=True)
class Reference:
    """A source's own reference of a person or an application, compared as it stands."""

    @property
    def right(self) -> Message:
        return Message(N_("The source's reference, at most 60 characters, the same in every sheet."))

    def parse(self, cell: Cell) -> str:
        text = text_of(cell)
        if len(text) > 60 or _CONTROL.search(text) or "\n" in text:
            raise CellError(Message(N_("This is not a reference.")))
        return text


@dataclass(frozen=True, slots=True)
class Cnie:
    """A national identity card's number: one or two Latin letters and digits."""

    @property
    def right(self) -> Message:
        return Message(N_("One or two Latin letters and four to eight digits, such as BE123456."))

    def parse(self, cell: Cell) -> str:
        text = re.sub(r"[\s.-]", "", latin_digits(text_of(cell)).upper())
        if not _CNIE.fullmatch(text):
            raise CellError(Message(N_("This is not the number of a national identity card.")))
        return text


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number; Moroccan ones are kept as +212 and nine digits."""

    @property
    def right(self) -> Message:
        return Message(N_("A telephone number such as 0661 23 45 67 or +212 661 23 45 67."))

    def parse(self, cell: Cell) -> str:
        text = text_of(cell)
        digits = re.sub(r"[^0-9]", "", latin_digits(text))
        if not any(c.isalpha() for c in text):
            if text.startswith("00"):
                digits = digits[2:]
            if text.startswith(("+", "00")) and 8 <= len(digits) <= 15:
                return "+" + digits.replace("2120", "212", 1) if digits.startswith("2120") else "+" + digits
            # Nine digits: a spreadsheet took the number for an amount and dropped its zero.
            if national := re.fullmatch(r"(?:212)?0?([5-8]\d{8})", digits):
                return "+212" + national[1]
        raise CellError(Message(N_("This is not a telephone number.")))
