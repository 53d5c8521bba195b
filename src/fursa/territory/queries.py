"""Looking places up by their HCP codes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from fursa.core import files
from fursa.core.errors import InvalidError
from fursa.rules.market.morocco import morocco_table
from fursa.rules.market.places import MarketTable
from fursa.rules.market.tables import read_table
from fursa.territory.models import Area, MarketFigures


def map_area_ids(codes: Iterable[str]) -> dict[str, int]:
    """HCP code → key, for those that are known."""
    return dict(Area.objects.filter(code__in={code for code in codes if code}).values_list("code", "pk"))


def list_codes_under(codes: Iterable[str]) -> set[str]:
    """The codes given and those of every area inside them."""
    found = set(codes)
    level = set(found)
    while level:
        level = set(Area.objects.filter(parent__code__in=level).values_list("code", flat=True)) - found
        found |= level
    return found


def get_area(code: str) -> Area:
    """The area with this HCP code, or InvalidError."""
    found = Area.objects.filter(code=code).first()
    if found is None:
        raise InvalidError(_("This place is not in the list."))
    return found


def find_area(code: str) -> Area | None:
    """The area with this HCP code, where there is one."""
    return Area.objects.filter(code=code).first() if code else None


def list_places() -> dict[str, str]:
    """HCP code → name of every commune and province, a commune with its province."""
    rows = Area.objects.filter(level__in=[Area.Level.PROVINCE, Area.Level.COMMUNE]).select_related("parent")
    return {
        area.code: f"{area.name} ({area.parent.name})"
        if area.parent and area.level == Area.Level.COMMUNE
        else area.name
        for area in rows
    }


def list_communes() -> list[tuple[str, str, tuple[str, str, str]]]:
    """Every province, then every commune: its HCP code, the code of its province ("" for a province), its names."""
    rows = Area.objects.filter(level__in=[Area.Level.PROVINCE, Area.Level.COMMUNE], valid_until=None)
    ordered = sorted(
        rows.select_related("parent"), key=lambda area: (area.level == Area.Level.COMMUNE, area.name_fr)
    )
    return [
        (
            area.code,
            area.parent.code if area.level == Area.Level.COMMUNE and area.parent else "",
            (area.name_in("ar"), area.name_in("fr"), area.name_in("en")),
        )
        for area in ordered
    ]


def get_market_table() -> MarketTable:
    """The figures in force: those a country brought last, else Morocco's own."""
    found = MarketFigures.objects.first()
    if found is None:
        return morocco_table()
    return _read(found.sha256, found.source, found.year, found.year_of_agriculture)


@lru_cache(maxsize=2)
def _read(sha256: str, source: str, year: int, year_of_agriculture: int | None) -> MarketTable:
    text = files.read(sha256).decode("utf-8")
    return read_table(text, source=source, year=year, year_of_agriculture=year_of_agriculture)
