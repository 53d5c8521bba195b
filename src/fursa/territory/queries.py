"""Looking places up by their HCP codes."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from fursa.core.errors import InvalidError
from fursa.territory.models import Area


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
