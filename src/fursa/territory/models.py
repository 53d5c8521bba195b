"""Morocco's regions, provinces and communes, keyed by the codes of its statistical office (HCP)."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
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


class MarketFigures(models.Model):
    """A table of what places need, as a country brought it; the newest is in force, older ones stay."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()
    year_of_agriculture = models.PositiveSmallIntegerField(null=True)
    # The file as it came, under its SHA-256.
    sha256 = models.CharField(max_length=64)
    places = models.PositiveIntegerField()
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "market figures"

    def __str__(self) -> str:
        return f"{self.source} {self.year}"
