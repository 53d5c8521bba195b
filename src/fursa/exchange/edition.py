"""What `edition.toml` says once read and checked.

Money is integer centimes, shares are exact fractions, dates are Gregorian and None where not known.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from fursa.exchange.values import Aim, RuleKind


@dataclass(frozen=True, slots=True)
class Names:
    """A name in three languages; `ar` is always there, the others may be ""."""

    ar: str
    fr: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Dates:
    """The edition's dates, each known or not; `hijri_month` is text such as «رمضان 1436»."""

    applications_from: dt.date | None = None
    applications_until: dt.date | None = None
    committee_on: dt.date | None = None
    launched_on: dt.date | None = None
    ended_on: dt.date | None = None
    hijri_month: Names | None = None


@dataclass(frozen=True, slots=True)
class HcpCode:
    """A territory's part: an HCP code of any level, and when it was or is part of it."""

    code: str
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Ceremony:
    """Where and when a territory's awards are handed over; `launch` marks the edition's first."""

    on: dt.date | None
    place_ar: str
    place_fr: str
    launch: bool


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory as the edition counts it; `minimum` and `maximum` are people, None where free."""

    code: str
    name: Names
    hcp: tuple[HcpCode, ...]
    minimum: int | None
    maximum: int | None
    ceremony: Ceremony | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A line of the committee's grid. An application's total is Σ weight × mean mark over the criteria."""

    code: str
    name: Names
    maximum: Decimal
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Member:
    """Someone of the selection committee; `signs` the minutes; one of them may be in the `chair`."""

    code: str
    name_ar: str
    name_fr: str
    signs: bool
    chair: bool


@dataclass(frozen=True, slots=True)
class Signatory:
    """Someone who signs cheques."""

    code: str
    name_ar: str
    name_fr: str
    role: Names


@dataclass(frozen=True, slots=True)
class KitItem:
    """One thing in a kit, handed over item by item."""

    name: Names
    quantity: int


@dataclass(frozen=True, slots=True)
class Kit:
    """A set of equipment with its price, tax included; `stock` None where it is bought as needed."""

    code: str
    name: Names
    items: tuple[KitItem, ...]
    price_centimes: int
    stock: int | None


@dataclass(frozen=True, slots=True)
class Cofunder:
    """Money inside the edition's budget that pays only for what the restrictions name (empty: anything).

    An award counts when its territory is in `territories`, its trade starts with one of `trades` and it
    has one of `kits`, each list that is empty being satisfied.
    """

    code: str
    name: Names
    amount_centimes: int
    territories: tuple[str, ...]
    trades: tuple[str, ...]
    kits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in words of the field, beyond those that territories, kits and co-funders imply.

    `territory` "" means each territory by itself for a trade rule, the whole edition for a share.
    `trade` "" means each ISCO-08 unit group by itself. Trade rules and territory rules set `people`;
    shares set `share` of the people selected. Ages are completed years, both ends included.
    """

    code: str
    kind: RuleKind
    name: Names | None
    territory: str
    trade: str
    people: int | None
    share: Fraction | None
    age_from: int
    age_until: int


@dataclass(frozen=True, slots=True)
class PublishedLearning:
    total: int
    women: int
    juveniles: int


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """Results of a year as they were published, to check counted rows against; never summed."""

    year: int
    employed_in_citizen_enterprises: int | None
    micro_projects: int | None
    learning: PublishedLearning | None


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """What was announced of this edition; `cost_more_than_centimes` is an amount it passes."""

    beneficiaries: int | None
    territories: int | None
    cost_more_than_centimes: int | None


@dataclass(frozen=True, slots=True)
class PublishedCentres:
    open: int
    under_construction: int


@dataclass(frozen=True, slots=True)
class Edition:
    """A round of the programme. `budget_centimes` is all its money, co-funders' amounts included.

    `pass_mark` and the totals it is held against are out of Σ weight × maximum over the criteria.
    `source` names who gave the sheets' references (the first half of a source record's key).
    """

    code: str
    source: str
    sample: bool
    name: Names
    aliases: tuple[Names, ...]
    dates: Dates
    places: int
    budget_centimes: int
    pass_mark: Decimal
    aim: Aim
    quorum: int
    reconsideration_days: int
    implementer: Names
    issuer: Names
    issuer_web: str
    territories: tuple[Territory, ...]
    criteria: tuple[Criterion, ...]
    committee: tuple[Member, ...]
    signatories: tuple[Signatory, ...]
    kits: tuple[Kit, ...]
    cofunders: tuple[Cofunder, ...]
    rules: tuple[Rule, ...]
    published_years: tuple[PublishedYear, ...]
    published_edition: PublishedEdition | None
    published_centres: PublishedCentres | None
