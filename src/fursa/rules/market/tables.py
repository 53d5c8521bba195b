"""A country's market table as CSV: how another country brings its own. Columns: docs/rules/market.md."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import cast

from fursa.rules.market.places import PLACE_LEVELS, MarketTable, PlaceFigures, PlaceLevel
from fursa.rules.market.sectors import INDICATOR_TITLES, Sector
from fursa.rules.messages import N_, Message

NAMES = ("code", "level", "parent", "name_ar", "name_fr", "name_en")
WHOLE = ("population", "population_before", "businesses", "founded_recently", "employed", "active")
SHARES = ("unemployment_rate", "self_employment_share")
SECTORS: tuple[Sector, ...] = ("agriculture", "industry", "construction", "commerce", "services")
INDICATORS = tuple(INDICATOR_TITLES)
COLUMNS = (*NAMES, *WHOLE, *SHARES, *SECTORS, *INDICATORS)
REQUIRED = ("code", "level", "parent", "population")


class MarketTableError(ValueError):
    """What is wrong with a table, all at once: `messages`, one for each wrong cell or column."""

    def __init__(self, messages: tuple[Message, ...]) -> None:
        self.messages = messages
        super().__init__("\n".join(map(str, messages)))


def write_table(table: MarketTable) -> str:
    """The table as CSV, parents before children; what is not known is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place in table.places.values():
        plain = [getattr(place, name) for name in (*NAMES, *WHOLE, *SHARES)]
        counts = [place.workplaces.get(sector) for sector in SECTORS]
        marks = [place.indicators.get(name) for name in INDICATORS]
        writer.writerow("" if cell is None else cell for cell in (*plain, *counts, *marks))
    return out.getvalue()


def read_table(text: str, *, source: str, year: int, year_of_agriculture: int | None = None) -> MarketTable:
    """The table in this CSV text; raises `MarketTableError` with everything that is wrong with it."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), restval="")
    header = reader.fieldnames or []
    problems = list(_header_problems(list(header)))
    if problems:
        raise MarketTableError(tuple(problems))
    places: dict[str, PlaceFigures] = {}
    for number, row in enumerate(reader, start=2):
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        found = _place(number, cells, places, problems)
        if found is not None:
            places[found.code] = found
    if sum(place.level == "country" for place in places.values()) != 1:
        problems.append(Message(N_("The table needs exactly one row of the level “country”.")))
    if problems:
        raise MarketTableError(tuple(problems))
    return MarketTable(places, source, year, year_of_agriculture)


def _header_problems(header: list[str]) -> Iterator[Message]:
    for name in header:
        if name not in COLUMNS:
            yield Message(N_("The column “%(column)s” is not known."), {"column": name})
    for name in REQUIRED:
        if name not in header:
            yield Message(N_("The column “%(column)s” is missing."), {"column": name})


def _place(
    row: int, cells: Mapping[str, str], known: Mapping[str, PlaceFigures], problems: list[Message]
) -> PlaceFigures | None:
    before = len(problems)
    code, level, parent = cells["code"], cells["level"], cells["parent"] or None
    if not code or code in known:
        problems.append(_wrong(row, "code", code, N_("a code of its own")))
    if level not in PLACE_LEVELS:
        problems.append(
            _wrong(row, "level", level, N_("country, region, province, commune or arrondissement"))
        )
    elif (parent is None) != (level == "country") or (parent is not None and parent not in known):
        problems.append(
            _wrong(row, "parent", parent or "", N_("the code of a row above, empty for the country"))
        )
    if not any(cells[name] for name in ("name_ar", "name_fr", "name_en")):
        problems.append(_wrong(row, "name_fr", "", N_("a name in at least one language")))
    numbers = {name: _number(row, name, cells[name], problems) for name in COLUMNS[len(NAMES) :]}
    if len(problems) > before:
        return None
    whole = {name: None if numbers[name] is None else round(numbers[name] or 0) for name in WHOLE}
    counts = {sector: numbers[sector] for sector in SECTORS}
    marks = {name: numbers[name] for name in INDICATORS}
    return PlaceFigures(
        code=code,
        level=cast(PlaceLevel, level),
        parent=parent,
        name_ar=cells["name_ar"],
        name_fr=cells["name_fr"],
        name_en=cells["name_en"],
        workplaces={sector: count for sector, count in counts.items() if count is not None},
        unemployment_rate=numbers["unemployment_rate"],
        self_employment_share=numbers["self_employment_share"],
        indicators={name: mark for name, mark in marks.items() if mark is not None},
        **whole,
    )


def _number(row: int, column: str, cell: str, problems: list[Message]) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    # A number of households may shrink; nothing else here can be negative. NaN fails both comparisons.
    least = -100.0 if column == "households_growth" else 0.0
    if not least <= value < 1e12:
        problems.append(_wrong(row, column, cell, N_("a number with a decimal point, or nothing")))
        return None
    return value


def _wrong(row: int, column: str, cell: str, expected: str) -> Message:
    return Message(
        N_("Row %(row)s, column “%(column)s”: “%(cell)s” is not right; expected: %(expected)s."),
        {"row": row, "column": column, "cell": cell, "expected": Message(expected)},
    )
