"""The small values that documents are made of. Money is integer centimes; dates are Gregorian."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The same words in the languages of paper; where one is empty, paper shows the other.

    English is needed only by what is printed in English.
    """

    ar: str
    fr: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """The words in `language` (ar, fr, en), or the first there are."""
        wanted = {"ar": self.ar, "fr": self.fr, "en": self.en}.get(language, "")
        return wanted or self.ar or self.fr or self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person's name in both scripts; where one is empty, paper shows the other.

    Names are not searched for forbidden words: nobody chose theirs.
    """

    ar: str
    fr: str


LEGAL_GUARDIAN = Wording(ar="الولي الشرعي", fr="tuteur légal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The person a document is about. `identity_card` is the number as printed on the card, or empty."""

    name: PersonName
    identity_card: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    """Who receives and signs for a minor; `relation` says in which quality."""

    name: PersonName
    identity_card: str = ""
    relation: Wording = LEGAL_GUARDIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """How the receiver signs.

    `read_aloud`: the text was read aloud to who cannot read; a thumb mark stands for the signature, and a
    witness signs beside it. `guardian`: receives and signs for a minor.
    """

    read_aloud: bool = False
    witness: PersonName | None = None
    guardian: Guardian | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of equipment; the price includes tax (TTC)."""

    name: Wording
    quantity: int
    unit_price_centimes: int
    serial_number: str = ""

    @property
    def total_centimes(self) -> int:
        return self.quantity * self.unit_price_centimes
