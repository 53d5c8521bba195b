"""The sample's own tables in `data/`: trades, kits, territories, partners."""

from __future__ import annotations

import csv
from importlib import resources


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>.csv` as text by column."""
    text = resources.files("fursa.sample").joinpath("data", f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def parts(text: str, separator: str = "|") -> tuple[str, ...]:
    """The parts of a cell that holds several."""
    return tuple(part.strip() for part in text.split(separator) if part.strip())
