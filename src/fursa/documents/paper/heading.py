"""What stands around every document: who issues it, its reference, its dates, and whether it is a sample."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fursa.documents.paper.values import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who issues, as an installation has set it.

    `neutral` and `programme` stand on what people carry and name neither prison nor its foundation;
    `letterhead` (highest body first) stands on internal documents. `address` is the neutral web address that
    codes lead to, such as ``https://example.ma``.
    """

    neutral: Wording
    address: str
    programme: Wording | None = None
    letterhead: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The frame of one document. `edition` is the edition's full name, printed on internal documents only."""

    reference: str
    edition_code: str
    edition: Wording
    issued_on: date
    issuer: Issuer
    language: str = "ar"
    sample: bool = False
