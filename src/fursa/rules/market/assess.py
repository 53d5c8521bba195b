"""For one trade at one place: how much it is asked for, how full the place is, and how sure that is.

Demand and saturation run from 0 to 1, one half being "as elsewhere". They are weighted means of the signals
in `Assessment.signals`, each of which can be read by itself. Formulas and weights: docs/rules/market.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from fursa.rules.market.comparison import (
    PER_INHABITANTS,
    Compared,
    compare,
    density,
    share_of_twice,
    steadied_density,
)
from fursa.rules.market.places import MarketTable, PlaceFigures
from fursa.rules.market.programme import Counted, Programme
from fursa.rules.market.sectors import TradeSector, sector_of

Verdict = Literal["needed", "balanced", "little_asked", "crowded", "unknown"]
SignalKind = Literal[
    "density", "growth", "new_businesses", "work", "pull", "openings", "micro_projects", "closures"
]
Side = Literal["demand", "saturation"]

# Demand beyond saturation by this much, or the reverse, is called a need or a crowd.
MARGIN = 0.08
# Below this, four broad sectors say too little of the trade to call it anything.
LEAST_CONFIDENCE = 0.25
FIT_CONFIDENCE = {"close": 0.85, "broad": 0.6, "loose": 0.25}
# What a year takes from the confidence in a figure.
YEARLY_FADING = 0.97
# Twenty points more growth than the country in the years between two censuses is a strong signal.
GROWTH_SCALE = 0.2
# So many openings, micro-projects or workplaces weigh as much as what is known without them.
ENOUGH_OPENINGS, ENOUGH_PROJECTS, ENOUGH_WORKPLACES = 5.0, 10.0, 30.0
# Who farms already is not counted by trade, so half of the question stays open.
WITHOUT_SATURATION = 0.6
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


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer for one trade at one place; demand and saturation are None where nothing speaks for them.

    `density` holds workplaces of the trade's sector per 1,000 inhabitants, as counted; `signals` what was
    weighed.
    """

    trade: str
    place: str
    sector: TradeSector
    demand: float | None
    saturation: float | None
    confidence: float
    verdict: Verdict
    density: Compared
    counted: Counted
    signals: tuple[Signal, ...]
    source: str
    year: int

    @property
    def room(self) -> float:
        """Demand less saturation, -1 to 1; what is not known counts as "as elsewhere"."""
        return _room(self.demand, self.saturation)


def assess(table: MarketTable, programme: Programme, code: str, place: str, *, asked_in: int) -> Assessment:
    """What this place needs of this trade, asked in the year `asked_in`.

    Raises `UnknownTradeError` and `UnknownPlaceError`.
    """
    sector, counted = sector_of(code), programme.counted(code, place)
    seen = compare(table, place, lambda figures: density(figures, sector.sector))
    signals = (*_of_census(table, sector, place, seen), *_of_programme(table, programme, code, place))
    demand, saturation = _mean(signals, "demand"), _mean(signals, "saturation")
    confidence = _confidence(table, sector, place, counted, asked_in)
    return Assessment(
        trade=code,
        place=place,
        sector=sector,
        demand=demand,
        saturation=saturation,
        confidence=confidence,
        verdict=_verdict(demand, saturation, confidence),
        density=seen,
        counted=counted,
        signals=signals,
        source=table.source,
        year=_year(table, sector),
    )


def _of_census(table: MarketTable, sector: TradeSector, place: str, seen: Compared) -> list[Signal]:
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


def _of_programme(table: MarketTable, programme: Programme, code: str, place: str) -> list[Signal]:
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
        closing = compare(table, place, lambda f: _share_closed(programme.counted(code, f.code)))
        found.append(_signal("closures", "saturation", closing, share_of_twice(closing.ratio), share))
    return [signal for signal in found if signal is not None]


def _signal(
    kind: SignalKind, side: Side, compared: Compared, reading: float | None, share: float = 1.0
) -> Signal | None:
    return None if reading is None else Signal(kind, side, compared, reading, WEIGHTS[kind] * share)


def _mean(signals: tuple[Signal, ...], side: Side) -> float | None:
    wanted = [(signal.reading, signal.weight) for signal in signals if signal.side == side]
    total = sum(weight for _, weight in wanted)
    return sum(reading * weight for reading, weight in wanted) / total if total else None


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


def _year(table: MarketTable, sector: TradeSector) -> int:
    return (table.year_of_agriculture or table.year) if sector.sector == "agriculture" else table.year


def _confidence(
    table: MarketTable, sector: TradeSector, place: str, counted: Counted, asked_in: int
) -> float:
    known = _expected_workplaces(table, sector, place)
    size = math.sqrt(known / (known + ENOUGH_WORKPLACES))
    of_census = FIT_CONFIDENCE[sector.fit] * size * YEARLY_FADING ** max(0, asked_in - _year(table, sector))
    if sector.sector == "agriculture":
        of_census *= WITHOUT_SATURATION
    seen = counted.projects + counted.openings
    of_programme = seen / (seen + 2 * ENOUGH_PROJECTS)
    return round(1 - (1 - of_census) * (1 - of_programme), 3)


def _expected_workplaces(table: MarketTable, sector: TradeSector, place: str) -> float:
    """Those counted, or as many as so many people usually have: that there is none is knowledge too."""
    figures = table.place(place)
    counted = figures.workplaces.get(sector.sector)
    if counted is None:
        return 0.0
    wider = table.province_of(place) or table.country_of(place)
    usual = density(wider, sector.sector) if wider else None
    return max(counted, (usual or 0.0) * (figures.population or 0) / PER_INHABITANTS)


def _room(demand: float | None, saturation: float | None) -> float:
    return (0.5 if demand is None else demand) - (0.5 if saturation is None else saturation)


def _verdict(demand: float | None, saturation: float | None, confidence: float) -> Verdict:
    if demand is None or confidence < LEAST_CONFIDENCE:
        return "unknown"
    room = _room(demand, saturation)
    if room >= MARGIN:
        return "needed"
    if room > -MARGIN:
        return "balanced"
    # Fewer ask for it than elsewhere; whether too many do it already is another matter.
    return "crowded" if saturation is not None and saturation > 0.5 else "little_asked"
