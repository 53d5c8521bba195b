"""Morocco's regions, provinces and communes, keyed by the codes of its statistical office (HCP)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.core.localized import Named


class Area(Named):
    """A region, a prefecture or province, or a commune, with the dates between which it existed as such."""

    class Level(models.TextChoices):
        REGION = "region", _("region")
        PROVINCE = "province", _("prefecture or province")
        COMMUNE = "commune", _("commune")

    code = models.CharField(max_length=20, unique=True)
    level = models.CharField(max_length=8, choices=Level.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    # Latin and Arabic names folded for look-ups: what a clerk types is rarely the official spelling.
    search_key = models.CharField(max_length=400, db_index=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ["code"]
