"""What the programme knows of a market: places that partners offer, what became of its micro-projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fursa.rules.market.isco import trade
from fursa.rules.market.isco_distance import distance_matrix, unit_index
from fursa.rules.market.places import MarketTable

# A micro-project or an opening speaks for trades this near; further away it says nothing of them.
NEAR = 0.2


@dataclass(frozen=True, slots=True)
class OpeningCount:
    """Places that partners offer in one trade (an ISCO-08 unit group) at one place."""

    trade: str
    place: str
    places: int


@dataclass(frozen=True, slots=True)
class MicroProjectCount:
    """The programme's micro-projects in one trade at one place: those running, those known to have closed."""

    trade: str
    place: str
    running: int
    closed: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Weighted counts for one trade and place; neighbouring trades count by their nearness."""

    openings: float = 0.0
    running: float = 0.0
    closed: float = 0.0

    @property
    def projects(self) -> float:
        """Micro-projects whose fate is known."""
        return self.running + self.closed


class Programme:
    """Openings and micro-projects summed up the places that contain them.

    Raises `UnknownTradeError` or `UnknownPlaceError` for a record that names what the lists do not hold.
    """

    def __init__(
        self,
        table: MarketTable,
        openings: Iterable[OpeningCount] = (),
        micro_projects: Iterable[MicroProjectCount] = (),
    ) -> None:
        sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for opening in openings:
            self._add(table, sums, opening.trade, opening.place, (opening.places, 0, 0))
        for project in micro_projects:
            self._add(table, sums, project.trade, project.place, (0, project.running, project.closed))
        self._at: dict[str, dict[str, Counted]] = defaultdict(dict)
        for (place, code), values in sums.items():
            self._at[place][code] = Counted(*values)

    @staticmethod
    def _add(
        table: MarketTable,
        sums: Mapping[tuple[str, str], list[float]],
        code: str,
        place: str,
        values: tuple[float, float, float],
    ) -> None:
        unit_index(code)
        for found in (table.place(place), *table.ancestors(place)):
            total = sums[found.code, code]
            for position, value in enumerate(values):
                total[position] += value

    def counted(self, code: str, place: str) -> Counted:
        """What the programme knows of this trade, and of trades near it, at this place and below it."""
        trade(code)
        here = self._at.get(place, {})
        if not here:
            return Counted()
        row = distance_matrix()[unit_index(code)]
        weights = {
            other: 1 - float(row[unit_index(other)]) for other in here if row[unit_index(other)] <= NEAR
        }
        return Counted(
            openings=sum(weight * here[other].openings for other, weight in weights.items()),
            running=sum(weight * here[other].running for other, weight in weights.items()),
            closed=sum(weight * here[other].closed for other, weight in weights.items()),
        )
