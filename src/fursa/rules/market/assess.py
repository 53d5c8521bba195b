"""For one trade at one place: how much it is asked for, how full the place is, and how sure that is.

Demand and saturation run from 0 to 1, one half being "as elsewhere". They are weighted means of the signals
in `Assessment.signals`, each of which can be read by itself. Formulas and weights: docs/rules/market.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from fursa.rules.market.comparison import PER_INHABITANTS, Compared, compare, density
from fursa.rules.market.places import MarketTable
from fursa.rules.market.programme import Counted, Programme
from fursa.rules.market.sectors import TradeSector, sector_of
from fursa.rules.market.signals import ENOUGH_PROJECTS, Side, Signal, signals_of_census, signals_of_programme

Verdict = Literal["needed", "balanced", "little_asked", "crowded", "unknown"]

# Demand beyond saturation by this much, or the reverse, is called a need or a crowd.
MARGIN = 0.08
# Below this, four broad sectors say too little of the trade to call it anything.
LEAST_CONFIDENCE = 0.25
FIT_CONFIDENCE = {"close": 0.85, "broad": 0.6, "loose": 0.25}
# What a year takes from the confidence in a figure.
YEARLY_FADING = 0.97
# Who farms already is not counted by trade, so half of the question stays open.
WITHOUT_SATURATION = 0.6
# So many workplaces, counted or usual, leave half a doubt about what is counted.
ENOUGH_WORKPLACES = 30.0


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
    signals = (
        *signals_of_census(table, sector, place, seen),
        *signals_of_programme(table, programme, code, place),
    )
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


def _mean(signals: tuple[Signal, ...], side: Side) -> float | None:
    wanted = [(signal.reading, signal.weight) for signal in signals if signal.side == side]
    total = sum(weight for _, weight in wanted)
    return sum(reading * weight for reading, weight in wanted) / total if total else None


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
