"""محضر اجتماع لجنة الانتقاء: what the committee knew, ruled and why. Final when signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fursa.documents.paper.kinds import Kind
from fursa.documents.paper.lists import Signatory
from fursa.documents.paper.values import PersonName, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    name: PersonName
    role: Wording
    present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """Who left the room for which application."""

    member: PersonName
    application: str
    reason: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class AimFigures:
    """What one aim would give: the committee sees both. `marks` is text, as the edition counts marks."""

    name: Wording
    chosen: bool
    people: int
    cost_centimes: int
    marks: str
    passed_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One ruling. `departure` is the reason where the committee departed from the proposal."""

    application: str
    name: PersonName
    territory: Wording
    project: Wording
    support: Wording
    amount_centimes: int | None
    decision: Wording
    departure: Wording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReserveRow:
    rank: int
    application: str
    name: PersonName
    territory: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The whole record of one meeting; `draw_seed` lets anyone repeat the public draw among equals."""

    kind: ClassVar[Kind] = Kind.MINUTES
    number: str
    held_on: date
    place: Wording
    members: tuple[Member, ...]
    quorum: int
    recusals: tuple[Recusal, ...]
    rules: tuple[Wording, ...]
    aims: tuple[AimFigures, ...]
    proof: Wording
    draw_seed: str
    input_digest: str
    budget_centimes: int
    decisions: tuple[DecisionRow, ...]
    reserve: tuple[ReserveRow, ...]
    signatories: tuple[Signatory, ...]

    @property
    def present(self) -> int:
        return sum(member.present for member in self.members)

    @property
    def departures(self) -> tuple[DecisionRow, ...]:
        return tuple(row for row in self.decisions if row.departure is not None)

    @property
    def supported(self) -> int:
        return sum(row.amount_centimes is not None for row in self.decisions)

    @property
    def awarded_centimes(self) -> int:
        return sum(row.amount_centimes or 0 for row in self.decisions)

    @property
    def code_amount_centimes(self) -> int:
        return self.awarded_centimes
