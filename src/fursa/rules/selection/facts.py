"""What a proposal is made from: the terms of an edition, and its applications as the choice may see them.

There is no field for an offence, a sentence or an establishment, and none may be added: what someone did never
enters a choice about support. Money in centimes, marks in hundredths. In prose: docs/rules/edition.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from fursa.rules.cofunding import Cofunder
from fursa.rules.dates import PartialDate
from fursa.rules.messages import Message

Names = Mapping[str, str]  # a name in "ar", "fr" and "en"
RuleKind = Literal[
    "territory_minimum",
    "territory_maximum",
    "trade_maximum",
    "trade_minimum",
    "women_minimum_share",
    "young_adults_minimum_share",
]


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory and how many people it takes; None where that side is free."""

    code: str
    names: Names
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Kit:
    """Equipment of which there are `stock`; None where it is bought as needed."""

    code: str
    names: Names
    stock: int | None = None


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A rule as the field words it. `territory` "": each by itself for a trade, everyone for a share.

    `trade` "": each unit group of ISCO-08 by itself. Ages are completed years, both ends included.
    """

    code: str
    kind: RuleKind
    names: Names | None = None
    territory: str = ""
    trade: str = ""
    people: int | None = None
    share: Fraction | None = None
    age_from: int = 18
    age_until: int = 30


@dataclass(frozen=True, slots=True)
class Terms:
    """An edition's terms. `ages_on`: the day on which someone is a young adult or not."""

    budget_centimes: int
    places: int
    pass_mark_hundredths: int
    ages_on: date
    territories: tuple[Territory, ...]
    kits: tuple[Kit, ...] = ()
    cofunders: tuple[Cofunder, ...] = ()
    cofunder_names: Mapping[str, Names] = field(default_factory=dict)
    rules: tuple[FieldRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One way of supporting; `kits` are (code, quantity)."""

    code: str
    cost_centimes: int
    kits: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application. `person` tells whose it is (the canonical person's key) and goes no further.

    `gaps` are what the file lacks; `awarded_option` is the option already awarded in this edition, if any.
    """

    reference: str
    person: int
    territory: str
    trade: str
    sex: str
    birth: PartialDate
    is_juvenile: bool
    centres: tuple[str, ...]
    options: tuple[Option, ...]
    mark_hundredths: int | None
    gaps: tuple[Message, ...] = ()
    awarded_option: str | None = None

    @property
    def is_complete(self) -> bool:
        return not self.gaps and self.mark_hundredths is not None


class UnsupportedRuleError(ValueError):
    """A rule that cannot be put to the allocation; `message` says so to a person."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message
