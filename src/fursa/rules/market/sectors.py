"""Which businesses of the census speak for a trade.

The census counts businesses in four sectors and leaves farms out; a trade is far finer.
`data/trade_sectors.csv` says for each trade (by the longest prefix of its ISCO-08 code) in which sector its
businesses are counted, how well they stand for it, and which figure of the place pulls the trade in
particular. The sectors follow the sections of ISIC revision 4, on which Morocco's nomenclature rests: baking
and tailoring are industry, repairing vehicles is counted with commerce, hairdressing and restaurants are
services. See docs/rules/market.md.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, cast

from fursa.rules.market.isco import trade
from fursa.rules.messages import N_, Message

Sector = Literal["agriculture", "industry", "construction", "commerce", "services", "public"]
Fit = Literal["close", "broad", "loose"]

SECTOR_TITLES: dict[Sector, Message] = {
    "agriculture": Message(N_("farming and fishing")),
    "industry": Message(N_("industry and crafts")),
    "construction": Message(N_("the building trades")),
    "commerce": Message(N_("commerce and repair of vehicles")),
    "services": Message(N_("the services")),
    "public": Message(N_("the public service")),
}

INDICATOR_TITLES: dict[str, Message] = {
    "agriculture_share": Message(N_("people who work in farming, per cent")),
    "animal_transport": Message(N_("people who go to work by animal, per cent")),
    "cars": Message(N_("people who go to work by car, per cent")),
    "children": Message(N_("children under 5, per cent")),
    "elderly": Message(N_("people of 65 and over, per cent")),
    "households_growth": Message(N_("growth of the number of households in ten years, per cent")),
    "illiteracy": Message(N_("adults who cannot read and write, per cent")),
    "informal_transport": Message(N_("people who go to work by unlicensed transport, per cent")),
    "new_dwellings": Message(N_("homes built within ten years, per cent")),
    "no_running_water": Message(N_("homes without running water, per cent")),
    "school_age": Message(N_("children of 5 to 14, per cent")),
    "two_wheelers": Message(N_("people who go to work on two wheels, per cent")),
    "weekly_souks": Message(N_("weekly souks per 10,000 inhabitants")),
}


@dataclass(frozen=True, slots=True)
class TradeSector:
    """Where the businesses of a trade are counted, how well they stand for it, and what pulls it.

    `indicator` is a key of `INDICATOR_TITLES` or None; `why` is for the documentation, in English.
    """

    sector: Sector
    fit: Fit
    indicator: str | None
    why: str


@lru_cache(maxsize=1)
def _by_prefix() -> dict[str, TradeSector]:
    text = resources.files("fursa.rules.market").joinpath("data", "trade_sectors.csv").read_text("utf-8")
    return {
        row["prefix"]: TradeSector(
            cast(Sector, row["sector"]), cast(Fit, row["fit"]), row["indicator"] or None, row["why"]
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def sector_of(code: str) -> TradeSector:
    """The sector that speaks for this ISCO-08 group; raises `UnknownTradeError`."""
    trade(code)
    known = _by_prefix()
    return next(known[code[:length]] for length in range(len(code), 0, -1) if code[:length] in known)
