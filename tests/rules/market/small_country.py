"""A country of one region, two provinces and three communes, small enough to reckon by hand."""

from __future__ import annotations

from dataclasses import replace

from fursa.rules.market.places import MarketTable, PlaceFigures

_USUAL = {
    "industry": 4.0,
    "construction": 1.0,
    "commerce": 16.0,
    "services": 10.0,
    "agriculture": 60.0,
}


def place(code: str, level: str, parent: str | None, people: int, **changes: object) -> PlaceFigures:
    """A place with the usual number of workplaces for its people; `changes` overrides fields."""
    figures = PlaceFigures(
        code=code,
        level=level,  # type: ignore[arg-type]
        parent=parent,
        name_ar=f"مكان {len(code)}",
        name_fr=f"Lieu {code}",
        population=people,
        population_before=round(people / 1.1),
        workplaces={sector: per * people / 1000 for sector, per in _USUAL.items()},  # type: ignore[misc]
        businesses=31 * people // 1000,
        founded_recently=9 * people // 1000,
        employed=people // 4,
        active=people // 3,
        indicators={"cars": 12.0, "new_dwellings": 20.0, "agriculture_share": 20.0, "weekly_souks": 0.3},
    )
    return replace(figures, **changes)  # type: ignore[arg-type]


def small_country(**of_town: object) -> MarketTable:
    """The country; `of_town` overrides fields of the commune `R.1.T` of 50,000 people."""
    return MarketTable.of(
        [
            place("C", "country", None, 1_000_000),
            place("R", "region", "C", 1_000_000),
            place("R.1", "province", "R", 600_000),
            place("R.2", "province", "R", 400_000),
            place("R.1.T", "commune", "R.1", 50_000, **of_town),
            place("R.1.V", "commune", "R.1", 1_000),
            place("R.2.T", "commune", "R.2", 80_000),
        ],
        source="example",
        year=2024,
        year_of_agriculture=2014,
    )
