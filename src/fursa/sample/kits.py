"""The sample's kits: the field's tools at invented prices (`data/kits.csv`)."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.sample.tables import parts, read_table


@dataclass(frozen=True, slots=True)
class SampleKit:
    """A kit; items are (Arabic, French, quantity); `stock` None where it is bought as needed."""

    code: str
    ar: str
    fr: str
    price_mad: int
    items: tuple[tuple[str, str, int], ...]
    stock: int | None = None


def _kit(row: dict[str, str]) -> SampleKit:
    items = zip(
        parts(row["items_ar"]), parts(row["items_fr"]), map(int, parts(row["quantities"])), strict=True
    )
    stock = int(row["stock"]) if row["stock"] else None
    return SampleKit(row["code"], row["name_ar"], row["name_fr"], int(row["price_mad"]), tuple(items), stock)


KITS = tuple(map(_kit, read_table("kits")))
