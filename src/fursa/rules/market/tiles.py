"""A schematic map: each place a tile, near its neighbours where we know them, else in rows. Our own drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Four tiles stand beside each other on a phone with their names.
COLUMNS = 4
# Morocco's regions as they lie, from the strait to the south: (column from the west, row from the north).
_REGIONS_OF_MOROCCO = {
    "01": (2, 0),
    "02": (3, 0),
    "04": (1, 1),
    "03": (2, 1),
    "06": (1, 2),
    "05": (2, 2),
    "08": (3, 2),
    "07": (1, 3),
    "09": (1, 4),
    "10": (0, 4),
    "11": (0, 5),
    "12": (0, 6),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a place's tile stands; columns count from the west, rows from the north."""

    code: str
    column: int
    row: int


def lay_out(codes: Sequence[str], *, country: str = "") -> list[Tile]:
    """A tile for each place, in the order given; Morocco's twelve regions (`country` "MA") as they lie."""
    if country == "MA" and set(codes) == set(_REGIONS_OF_MOROCCO):
        return [Tile(code, *_REGIONS_OF_MOROCCO[code]) for code in codes]
    return [Tile(code, place % COLUMNS, place // COLUMNS) for place, code in enumerate(codes)]


def in_lines(text: str, *, longest: int = 13, most: int = 3) -> list[str]:
    """A name broken into lines of about `longest` letters, at spaces and hyphens; the last one cut where needed."""
    lines: list[str] = []
    for word in text.replace("-", "- ").split():
        if lines and len(lines[-1]) + len(word) + 1 <= longest:
            joint = "" if lines[-1].endswith("-") else " "
            lines[-1] += joint + word
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + "…"]
    return lines
