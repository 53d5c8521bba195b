"""Where the work is done: establishments, centres, partners, and the agreements that bind partners."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import Unit
from fursa.core.localized import Named
from fursa.territory.models import Area


class Place(Named):
    """What the three kinds share: a unit that roles and accesses speak of, and a commune."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        abstract = True


class Establishment(Place):
    """A prison; never shortened to «المؤسسة», which is the foundation."""

    class Meta:
        ordering = ["code"]


class Centre(Place):
    """Where a released person is accompanied."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        UNDER_CONSTRUCTION = "under_construction", _("under construction")
        PLANNED = "planned", _("planned")

    state = models.CharField(max_length=20, choices=State.choices)
    opened_on = models.DateField(null=True)

    class Meta:
        ordering = ["code"]


class Partner(Place):
    """An enterprise, school, service or association bound by an agreement."""

    class Kind(models.TextChoices):
        CITIZEN_ENTERPRISE = "citizen_enterprise", _("citizen enterprise")
        TRAINING_CENTRE = "training_centre", _("training centre")
        SCHOOL = "school", pgettext_lazy("partner", "school")
        UNIVERSITY = "university", pgettext_lazy("partner", "university")
        MASTER_CRAFTSMAN = "master_craftsman", _("master craftsman")
        PUBLIC_SERVICE = "public_service", _("public service")
        ASSOCIATION = "association", _("association")
        MICRO_CREDIT = "micro_credit", _("micro-credit association")

    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        ordering = ["code"]


class OfferKind(models.TextChoices):
    """What a partner may offer places in."""

    EMPLOYMENT = "employment", _("job")
    SCHOOL = "school", _("school")
    UNIVERSITY = "university", _("university")
    VOCATIONAL_TRAINING = "vocational_training", _("vocational training")
    APPRENTICESHIP = "apprenticeship", _("apprenticeship")
    PAID_PLACEMENT = "paid_placement", _("paid placement")


class Agreement(models.Model):
    """What a partner and the programme agreed, from a day until a day; an open end is written as none."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="agreements")
    reference = models.CharField(max_length=80)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        ordering = ["partner_id", "from_on"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "reference"], name="network_agreement_once")
        ]

    def __str__(self) -> str:
        return self.reference

    def is_in_force(self, day: date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (
            self.until_on is None or day <= self.until_on
        )


class Quota(models.Model):
    """Under an agreement, how many places of a kind a calendar year has; a kind without one is not agreed.

    An agreement without any quota binds no number.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="quotas")
    kind = models.CharField(max_length=20, choices=OfferKind.choices)
    places = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["agreement_id", "kind"]
        constraints = [models.UniqueConstraint(fields=["agreement", "kind"], name="network_quota_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.places}"
