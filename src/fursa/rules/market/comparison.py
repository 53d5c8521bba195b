"""Holding a place's figure against the province's and the country's."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from fursa.rules.market.places import MarketTable, PlaceFigures
from fursa.rules.market.sectors import Sector

# A place's own density counts as much as the province's when it has this many inhabitants: a hamlet with two
# bakers is not "crowded", it is small.
PRIOR_INHABITANTS = 2_000
PER_INHABITANTS = 1_000


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of a place beside the same of its province and country; None where not known."""

    here: float | None
    province: float | None
    country: float | None

    @property
    def ratio(self) -> float | None:
        """How many times the usual: against province and country equally; None without a comparison."""
        others = [value for value in (self.province, self.country) if value]
        if self.here is None or not others:
            return None
        return self.here / math.prod(others) ** (1 / len(others))


def compare(table: MarketTable, code: str, figure: Callable[[PlaceFigures], float | None]) -> Compared:
    """`figure` of this place, of its province and of its country."""
    province, country = table.province_of(code), table.country_of(code)
    return Compared(
        here=figure(table.place(code)),
        province=figure(province) if province else None,
        country=figure(country) if country else None,
    )


def density(place: PlaceFigures, sector: Sector) -> float | None:
    """Workplaces of a sector per 1,000 inhabitants, as counted."""
    count = place.workplaces.get(sector)
    return PER_INHABITANTS * count / place.population if count is not None and place.population else None


def steadied_density(table: MarketTable, code: str, sector: Sector) -> float | None:
    """The density drawn towards the province's (or the country's) where few people live.

    A mean of the place's own and the wider density, weighted by its inhabitants against `PRIOR_INHABITANTS`.
    """
    place = table.place(code)
    own = density(place, sector)
    wider = table.province_of(code) or table.country_of(code)
    if own is None or place.population is None or wider is None:
        return own
    usual = density(wider, sector)
    if usual is None:
        return own
    weight = place.population / (place.population + PRIOR_INHABITANTS)
    return weight * own + (1 - weight) * usual


def share_of_twice(ratio: float | None) -> float | None:
    """A ratio as a share of 0 to 1: one half where it is as elsewhere, two thirds where it is double."""
    return None if ratio is None else ratio / (1 + ratio)
