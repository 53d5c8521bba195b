"""Morocco's regions, provinces and communes, keyed by the codes of its statistical office (HCP)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.core.localized import Named


class Area(Named):
    """A region, a prefecture or province, a commune or its arrondissement, from a day until a day."""

    class Level(models.TextChoices):
        REGION = "region", _("region")
        PROVINCE = "province", _("prefecture or province")
        COMMUNE = "commune", _("commune")
        ARRONDISSEMENT = "arrondissement", _("arrondissement")

    code = models.CharField(max_length=20, unique=True)
    level = models.CharField(max_length=14, choices=Level.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ["code"]
