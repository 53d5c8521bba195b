"""The edition itself and what its `edition.toml` says."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.core.localized import Named


class Edition(Named):
    """One round of the support programme."""

    class Aim(models.TextChoices):
        VALUE = "value", _("highest total of marks")
        MERIT = "merit", _("order of merit within each territory")

    class State(models.TextChoices):
        PREPARING = "preparing", _("files being completed")
        MARKING = "marking", _("being marked")
        DECIDING = "deciding", _("committee deciding")
        FINAL = "final", _("decisions final")
        HANDING_OVER = "handing_over", _("handing over")
        CLOSED = "closed", _("closed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    # Who gave the sheets' references: the first half of a source record's key.
    source = models.CharField(max_length=120)
    # [{"ar": …, "fr": …, "en": …}]: other names under which the edition was announced.
    aliases = models.JSONField(default=list)
    is_sample = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PREPARING)
    places = models.PositiveIntegerField()
    budget_centimes = models.BigIntegerField()
    pass_mark = models.DecimalField(max_digits=6, decimal_places=2)
    aim = models.CharField(max_length=5, choices=Aim.choices, default=Aim.VALUE)
    quorum = models.PositiveSmallIntegerField()
    reconsideration_days = models.PositiveSmallIntegerField(default=15)
    # "Known or not": an edition may be named after a month whose first day is not sighted yet.
    launched_on = models.DateField(null=True)
    hijri = models.JSONField(default=dict)
    # The other dates of the folder that are known: {"committee_on": "2015-05-20", …}.
    dates = models.JSONField(default=dict)
    implementer = models.JSONField(default=dict)
    issuer = models.JSONField(default=dict)
    # The rules as the folder words them, a dictionary each with the fields of `exchange.edition.Rule` (a share as
    # "3/20"); `editions.actions.proposal` turns them into an allocation's rules.
    rules = models.JSONField(default=list)
    # What was published of this edition and of earlier years: to check against, never to count from.
    published = models.JSONField(default=dict)
    # Drawn in public for the last ties; stands in the minutes.
    draw_seed = models.CharField(max_length=80, blank=True)
    folder_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-launched_on", "code"]


class OfEdition(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Territory(Named):
    """A territory of the edition, with a code of its own: Greater Casablanca is neither a commune nor a province."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="territories")
    code = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    minimum = models.PositiveIntegerField(null=True)
    maximum = models.PositiveIntegerField(null=True)
    ceremony_on = models.DateField(null=True)
    ceremony_place_ar = models.CharField(max_length=200, blank=True)
    ceremony_place_fr = models.CharField(max_length=200, blank=True)
    is_launch = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "territories"
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="editions_territory_once")]


class TerritoryArea(models.Model):
    """An HCP code that belongs to a territory, between two days where it did not always exist."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="areas")
    area_code = models.CharField(max_length=20)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "area_code"], name="editions_territory_area_once")
        ]

    def __str__(self) -> str:
        return self.area_code


class Cofunder(Named):
    """Someone who adds money, for everything or for some territories, trades or kits."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="cofunders")
    code = models.SlugField(max_length=60)
    amount_centimes = models.BigIntegerField()
    # {"territories": [...], "trades": [...], "kits": [...]}; an empty list restricts nothing.
    restrictions = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="editions_cofunder_once")]


class Criterion(Named):
    """What the committee marks, up to a maximum, with a weight."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="criteria")
    code = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    maximum = models.DecimalField(max_digits=6, decimal_places=2)
    weight = models.DecimalField(max_digits=6, decimal_places=3)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="editions_criterion_once")]


class CommitteeMember(Named):
    """A seat of the selection committee; the person who holds it may sign in with an account."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="members")
    code = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    signs = models.BooleanField(default=True)
    chairs = models.BooleanField(default=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="editions_member_once")]


class Signatory(Named):
    """Who signs the edition's cheques."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="signatories")
    code = models.SlugField(max_length=60)
    role = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "signatories"
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="editions_signatory_once")]


class Kit(Named):
    """Equipment bought as one, at a price with tax, of which there are so many."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="kits")
    code = models.SlugField(max_length=60)
    # [{"ar": …, "fr": …, "en": …, "quantity": 1}]: handed over item by item.
    items = models.JSONField(default=list)
    price_centimes = models.BigIntegerField()
    stock = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="editions_kit_once")]
