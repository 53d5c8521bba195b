"""What speaks for demand and for saturation: each signal one comparison, read between 0 and 1.

One half reads "as elsewhere". Formulas and weights: docs/rules/market.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from fursa.rules.market.comparison import Compared, compare, share_of_twice, steadied_density
from fursa.rules.market.places import MarketTable, PlaceFigures
from fursa.rules.market.programme import Counted, Programme
from fursa.rules.market.sectors import TradeSector

SignalKind = Literal[
    "density", "growth", "new_businesses", "work", "pull", "openings", "micro_projects", "closures"
]
Side = Literal["demand", "saturation"]

# Twenty points more growth than the country in the years between two censuses is a strong signal.
GROWTH_SCALE = 0.2
# So many openings or micro-projects weigh as much as what is known without them.
ENOUGH_OPENINGS, ENOUGH_PROJECTS = 5.0, 10.0
# Much of these asks for the trade; little of them says nothing: a city without a weekly souk has daily
# markets.
ONLY_UPWARD = frozenset({"weekly_souks", "animal_transport", "no_running_water", "two_wheelers"})
WEIGHTS: dict[SignalKind, float] = {
    "growth": 1,
    "new_businesses": 1,
    "work": 1,
    "pull": 2,
    "openings": 4,
    "density": 1,
    "micro_projects": 1,
    "closures": 1,
}


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing known: its comparison, its reading between 0 and 1, and its weight on its side."""

    kind: SignalKind
    side: Side
    compared: Compared
    reading: float
    weight: float


def signals_of_census(table: MarketTable, sector: TradeSector, place: str, seen: Compared) -> list[Signal]:
    """What the censuses say of the sector at the place; nothing for public service."""
    if sector.sector == "public":
        return []
    steadied = Compared(steadied_density(table, place, sector.sector), seen.province, seen.country)
    found = []
    if sector.sector != "agriculture":  # few farmers in a town are no gap: farming follows the land
        found.append(_signal("density", "saturation", seen, share_of_twice(steadied.ratio)))
    growth = compare(table, place, lambda figures: figures.growth)
    found.append(_signal("growth", "demand", growth, _growth_reading(growth)))
    fresh = compare(table, place, _share_founded_recently)
    found.append(_signal("new_businesses", "demand", fresh, share_of_twice(fresh.ratio)))
    work = compare(table, place, _share_at_work)
    found.append(_signal("work", "demand", work, share_of_twice(work.ratio)))
    if sector.indicator is not None:
        name = sector.indicator
        pull = compare(table, place, lambda figures: figures.indicators.get(name))
        if not _only_upward(sector) or (pull.ratio or 0) > 1:
            found.append(_signal("pull", "demand", pull, share_of_twice(pull.ratio)))
    return [signal for signal in found if signal is not None]


def _only_upward(sector: TradeSector) -> bool:
    """Whether little of the trade's indicator says nothing: mills stand in towns too, where nobody farms."""
    if sector.indicator == "agriculture_share":
        return sector.sector != "agriculture"
    return sector.indicator in ONLY_UPWARD


def signals_of_programme(table: MarketTable, programme: Programme, code: str, place: str) -> list[Signal]:
    """What openings and micro-projects say of the trade at the place."""
    here = programme.counted(code, place)
    found: list[Signal | None] = []
    if here.openings:
        openings = compare(table, place, lambda f: _per_active(programme.counted(code, f.code).openings, f))
        share = here.openings / (here.openings + ENOUGH_OPENINGS)
        # An opening is a need by itself: it never reads below the middle, however many stand elsewhere.
        reading = max(0.5 + share / 4, share_of_twice(openings.ratio) or 0)
        found.append(_signal("openings", "demand", openings, reading, share))
    if here.projects:
        share = here.projects / (here.projects + ENOUGH_PROJECTS)
        running = compare(table, place, lambda f: _per_active(programme.counted(code, f.code).running, f))
        found.append(_signal("micro_projects", "saturation", running, share_of_twice(running.ratio), share))
        # Where no closure is known anywhere nobody has looked yet: few projects would read as many closures.
        country = table.country_of(place)
        if programme.counted(code, country.code if country else place).closed:
            closing = compare(table, place, lambda f: _share_closed(programme.counted(code, f.code)))
            found.append(_signal("closures", "saturation", closing, share_of_twice(closing.ratio), share))
    return [signal for signal in found if signal is not None]


def _signal(
    kind: SignalKind, side: Side, compared: Compared, reading: float | None, share: float = 1.0
) -> Signal | None:
    return None if reading is None else Signal(kind, side, compared, reading, WEIGHTS[kind] * share)


def _growth_reading(growth: Compared) -> float | None:
    others = [value for value in (growth.province, growth.country) if value is not None]
    if growth.here is None or not others:
        return None
    return 1 / (1 + math.exp(-(growth.here - sum(others) / len(others)) / GROWTH_SCALE))


def _share_founded_recently(place: PlaceFigures) -> float | None:
    if not place.businesses or place.founded_recently is None:
        return None
    return 100 * place.founded_recently / place.businesses


def _share_at_work(place: PlaceFigures) -> float | None:
    return 100 * place.employed / place.population if place.employed and place.population else None


def _per_active(count: float, place: PlaceFigures) -> float | None:
    return 10_000 * count / place.active if place.active else None


def _share_closed(counted: Counted) -> float | None:
    # One imagined failure in three, so that two projects that closed are not "all of them".
    return (counted.closed + 1) / (counted.projects + 3) if counted.projects else None
