"""The sample's trades: what people of the programme usually start (`data/trades.csv`), as ISCO-08 unit groups."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.sample.tables import parts, read_table


@dataclass(frozen=True, slots=True)
class SampleTrade:
    """A trade with its projects' title, its kits, the range of its working capital, and how often it comes.

    `women` is how many times as often a woman chooses it; `where` is "coast", "fields" or "" for anywhere.
    """

    isco: str
    ar: str
    fr: str
    en: str
    kits: tuple[tuple[str, int], ...]
    capital_mad: tuple[int, int]
    weight: float
    women: float
    where: str


def _trade(row: dict[str, str]) -> SampleTrade:
    kits = tuple(
        (code, int(number)) for code, _, number in (k.partition(":") for k in parts(row["kits"], ";"))
    )
    return SampleTrade(
        isco=row["isco"],
        ar=row["title_ar"],
        fr=row["title_fr"],
        en=row["title_en"],
        kits=kits,
        capital_mad=(int(row["capital_from_mad"]), int(row["capital_until_mad"])),
        weight=float(row["weight"]),
        women=float(row["women"]),
        where=row["where"],
    )


TRADES = tuple(map(_trade, read_table("trades")))
