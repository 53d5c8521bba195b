"""What matching may know of a person and of an opening, and nothing else.

The fields are closed: a mapping with any other field is refused by `read_seeker` and `read_opening`, so that
neither an offence nor a sentence can ever take part. A seeker has a key and no name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal, get_args

from fursa.rules.market.isco_distance import unit_index
from fursa.rules.messages import N_, Message

Kind = Literal[
    "employment", "school", "university", "vocational_training", "apprenticeship", "paid_placement"
]
Schooling = Literal["none", "primary", "lower_secondary", "vocational", "upper_secondary", "university"]
Literacy = Literal["none", "reads", "reads_and_writes"]
Reach = Literal["commune", "province", "region", "country"]
# What an opening may ask and a person may bring or accept; closed, so that no condition betrays the past.
Condition = Literal[
    "bank_account",
    "driving_licence",
    "food_hygiene_certificate",
    "health_certificate",
    "heavy_vehicle_licence",
    "heavy_work",
    "identity_card",
    "night_work",
    "own_tools",
    "own_transport",
    "shift_work",
    "speaks_amazigh",
    "speaks_french",
    "work_at_height",
]
# What a level of schooling opens. A trade certificate is no baccalaureate, nor the reverse.
SCHOOLING_MEETS: dict[Schooling, tuple[Schooling, ...]] = {
    "none": ("none",),
    "primary": ("none", "primary"),
    "lower_secondary": ("none", "primary", "lower_secondary"),
    "vocational": ("none", "primary", "lower_secondary", "vocational"),
    "upper_secondary": ("none", "primary", "lower_secondary", "upper_secondary"),
    "university": ("none", "primary", "lower_secondary", "upper_secondary", "university"),
}
KINDS: tuple[Kind, ...] = get_args(Kind)
SCHOOLINGS: tuple[Schooling, ...] = get_args(Schooling)
LITERACIES: tuple[Literacy, ...] = get_args(Literacy)
REACHES: tuple[Reach, ...] = get_args(Reach)
CONDITIONS: tuple[Condition, ...] = get_args(Condition)


PRIORITY_MOST = 9


class ProfileError(ValueError):
    """A seeker or opening that matching cannot take; `message` says why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


@dataclass(frozen=True, slots=True)
class Place:
    """Where someone lives or a place is offered: codes as far as they are known, and (latitude, longitude)."""

    region: str = ""
    province: str = ""
    commune: str = ""
    coordinates: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if self.coordinates is not None:
            latitude, longitude = self.coordinates
            if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
                raise ProfileError(
                    Message(
                        N_("Coordinates outside the globe: %(pair)s."), {"pair": f"{latitude}, {longitude}"}
                    )
                )


@dataclass(frozen=True, slots=True)
class KnownTrade:
    """A trade of a seeker (an ISCO-08 unit group): years of practice, and whether it is what they want."""

    code: str
    years: float = 0.0
    wished: bool = True

    def __post_init__(self) -> None:
        unit_index(self.code)
        if not 0 <= self.years <= 80:
            raise ProfileError(
                Message(N_("%(years)s years of practice are not possible."), {"years": self.years})
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """A person as matching sees them. `wishes` are keys of openings, the dearest first; `priority` is 0 to 9.

    None means "not known": it never shuts a door, and is said as something to check.
    """

    key: str
    trades: tuple[KnownTrade, ...] = ()
    kinds: frozenset[Kind] = frozenset(KINDS)
    place: Place = field(default_factory=Place)
    reach: Reach = "province"
    schooling: Schooling | None = None
    literacy: Literacy | None = None
    age: int | None = None
    available_from: date | None = None
    holds: frozenset[Condition] = frozenset()
    wishes: tuple[str, ...] = ()
    priority: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.priority <= PRIORITY_MOST:
            raise ProfileError(
                Message(N_("A priority is a number from 0 to %(most)s."), {"most": PRIORITY_MOST})
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Places that a partner offers. `closes_on` is the last day to join; None: the day it starts, or never.

    `lodging`: a bed goes with it, so that no distance is too far.
    """

    key: str
    trade: str
    kind: Kind
    places: int
    place: Place = field(default_factory=Place)
    starts_on: date | None = None
    closes_on: date | None = None
    schooling_least: Schooling = "none"
    literacy_least: Literacy = "none"
    years_least: float = 0.0
    age_least: int | None = None
    age_most: int | None = None
    asks: frozenset[Condition] = frozenset()
    lodging: bool = False

    def __post_init__(self) -> None:
        unit_index(self.trade)
        if self.places < 0:
            raise ProfileError(
                Message(N_("An opening cannot have %(places)s places."), {"places": self.places})
            )


def read_seeker(values: Mapping[str, Any]) -> Seeker:
    """A seeker from named values; raises `ProfileError` for any field that matching does not know."""
    _refuse_unknown(values, Seeker)
    return Seeker(**values)


def read_opening(values: Mapping[str, Any]) -> Opening:
    """An opening from named values; raises `ProfileError` for any field that matching does not know."""
    _refuse_unknown(values, Opening)
    return Opening(**values)


def _refuse_unknown(values: Mapping[str, Any], profile: type[Seeker | Opening]) -> None:
    known = {each.name for each in fields(profile)}
    for name in sorted(values):
        if name not in known:
            raise ProfileError(Message(N_("Matching does not take the field “%(field)s”."), {"field": name}))
