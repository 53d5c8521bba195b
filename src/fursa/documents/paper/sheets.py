"""The two sheets of an applicant: one for the person, in words to read aloud; one for the committee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fursa.documents.paper.kinds import Kind
from fursa.documents.paper.values import Holder, PersonName, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionMark:
    """A criterion and its mark, as the edition counts marks."""

    name: Wording
    mark: str
    out_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantSheet:
    """The person's own: criteria and marks, what held the project back, what to improve, where to ask again.

    Neither value nor price has a place here.
    """

    kind: ClassVar[Kind] = Kind.APPLICANT_SHEET
    holder: Holder
    application: str
    project: Wording
    decision: Wording
    decided_on: date
    criteria: tuple[CriterionMark, ...]
    held_back: tuple[Wording, ...] = ()
    improve: tuple[Wording, ...] = ()
    review_until_on: date | None = None
    review_where: Wording | None = None

    @property
    def code_amount_centimes(self) -> None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """One way of supporting: what it costs, what it weighs in the proposal."""

    name: Wording
    cost_centimes: int
    marks: str
    proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AimSide:
    """What the proposal under one aim says of the application, and why; estimates stand apart."""

    name: Wording
    result: Wording
    reasons: tuple[Wording, ...]
    estimates: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeSheet:
    """The committee's: everything that speaks for and against, in plain sentences.

    `decision` is None before the committee ruled; `support` the option it accepted; `departure` its reason where it
    departed from the proposal.
    """

    kind: ClassVar[Kind] = Kind.COMMITTEE_SHEET
    application: str
    name: PersonName
    project: Wording
    territory: Wording
    criteria: tuple[CriterionMark, ...]
    options: tuple[OptionRow, ...]
    aims: tuple[AimSide, ...]
    decision: Wording | None = None
    support: Wording | None = None
    departure: Wording | None = None

    @property
    def code_amount_centimes(self) -> None:
        return None
