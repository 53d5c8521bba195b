"""What is known of a person's schooling, training and practice; closed fields, no name, no past but of work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from fursa.rules.consistency.verdicts import Proof
from fursa.rules.errors import UnreadableError
from fursa.rules.market.isco_distance import unit_index
from fursa.rules.messages import N_, Message

Schooling = Literal["none", "primary", "lower_secondary", "vocational", "upper_secondary", "university"]


@dataclass(frozen=True, slots=True)
class Learnt:
    """A training in a trade (an ISCO-08 unit group), inside or after, and how it is shown."""

    trade: str
    proof: Proof = "declared"

    def __post_init__(self) -> None:
        unit_index(self.trade)


@dataclass(frozen=True, slots=True)
class Practised:
    """Years of work in a trade, and how they are shown; `years` None where nobody asked."""

    trade: str
    years: float | None
    proof: Proof = "declared"

    def __post_init__(self) -> None:
        unit_index(self.trade)


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What the diagnosis says. None means "not known", an empty tuple "none"; trades None: not asked yet."""

    schooling: Schooling | None = None
    learnt: tuple[Learnt, ...] | None = None
    practised: tuple[Practised, ...] | None = None


def read_background(values: Mapping[str, Any]) -> Background:
    """A background from named values; raises `UnreadableError` for a field that the tests do not know."""
    known = {each.name for each in fields(Background)}
    for name in sorted(values):
        if name not in known:
            raise UnreadableError(
                Message(N_("The tests of a life project do not take the field “%(field)s”."), {"field": name})
            )
    return Background(**values)
