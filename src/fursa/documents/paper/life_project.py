"""مشروع الحياة الفردي, as the person carries it: what they agreed, in their own words, and both signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fursa.documents.paper.kinds import Kind
from fursa.documents.paper.values import Holder, PersonName, Signing, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLine:
    """A step, or a need to be met first (then with its kind); `text` in the person's own words."""

    text: str
    owner: Wording
    due_on: date | None
    what: Wording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimplePlan:
    """Costs and income of who works for themselves; `month` in which the money is back, None within five years."""

    investment_centimes: int
    own_contribution_centimes: int
    sales_centimes: int
    purchases_centimes: int
    charges_centimes: int
    left_centimes: int
    month: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeProjectPaper:
    """One version that was signed. Neither the unit nor a place of detention has a word here."""

    kind: ClassVar[Kind] = Kind.LIFE_PROJECT
    holder: Holder
    signing: Signing
    version: int
    agreed_on: date
    goal: Wording
    title: str
    trade: Wording | None
    place: Wording | None
    needs: tuple[PlannedLine, ...]
    steps: tuple[PlannedLine, ...]
    plan: SimplePlan | None
    signed_for_service: PersonName

    @property
    def code_amount_centimes(self) -> None:
        return None
