"""What is known of a place's economy, and the table of places that a country brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fursa.rules.market.sectors import Sector
from fursa.rules.messages import N_, Message

PlaceLevel = Literal["country", "region", "province", "commune", "arrondissement"]
PLACE_LEVELS: tuple[PlaceLevel, ...] = ("country", "region", "province", "commune", "arrondissement")


class UnknownPlaceError(LookupError):
    """A code that is not in the table; `message` says so to a person."""

    def __init__(self, code: str) -> None:
        self.message = Message(N_("The market table has no place with the code “%(code)s”."), {"code": code})
        super().__init__(str(self.message))


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """One place's figures; what the source does not say is None or missing, never 0.

    `workplaces` counts, by sector, what stands for supply: businesses; for agriculture people at work in it.
    Rates and shares are percentages; `indicators` are those of `INDICATOR_TITLES`.
    """

    code: str
    level: PlaceLevel
    parent: str | None
    name_ar: str
    name_fr: str
    name_en: str = ""
    population: int | None = None
    population_before: int | None = None
    workplaces: Mapping[Sector, float] = field(default_factory=dict)
    businesses: int | None = None
    founded_recently: int | None = None
    employed: int | None = None
    active: int | None = None
    unemployment_rate: float | None = None
    self_employment_share: float | None = None
    indicators: Mapping[str, float] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """The name in `language`, falling back on French, then Arabic."""
        wanted = {"ar": self.name_ar, "en": self.name_en}.get(language[:2], self.name_fr)
        return wanted or self.name_fr or self.name_ar

    @property
    def growth(self) -> float | None:
        """Growth of the population between the two censuses, as a share (0.1 is ten per cent)."""
        if not self.population or not self.population_before:
            return None
        return self.population / self.population_before - 1


@dataclass(frozen=True, slots=True)
class MarketTable:
    """The places of one country by code, with where the figures come from and the year they speak of."""

    places: Mapping[str, PlaceFigures]
    source: str
    year: int
    year_of_agriculture: int | None = None

    @classmethod
    def of(
        cls, places: Iterable[PlaceFigures], source: str, year: int, year_of_agriculture: int | None = None
    ) -> MarketTable:
        """A table of these places."""
        return cls({place.code: place for place in places}, source, year, year_of_agriculture)

    def place(self, code: str) -> PlaceFigures:
        """The place with this code; raises `UnknownPlaceError`."""
        try:
            return self.places[code]
        except KeyError:
            raise UnknownPlaceError(code) from None

    def ancestors(self, code: str) -> Iterator[PlaceFigures]:
        """The places that contain this one, the nearest first."""
        parent = self.place(code).parent
        while parent is not None:
            found = self.place(parent)
            yield found
            parent = found.parent

    def province_of(self, code: str) -> PlaceFigures | None:
        """The province above this place; None for a province, a region or the country."""
        return next((found for found in self.ancestors(code) if found.level == "province"), None)

    def country_of(self, code: str) -> PlaceFigures | None:
        """The country above this place; None for the country itself."""
        return next((found for found in self.ancestors(code) if found.level == "country"), None)
