"""The school of the second chance: what a person takes part in inside an establishment, and what they achieve."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import User
from fursa.network.models import Establishment
from fursa.people.models import AboutPerson


@pghistory.track()
class Activity(AboutPerson):
    """A class, a training, a workshop, the library or counselling inside: since when, how much, with what result.

    An examination that the programme counts is a `Pathway`; this is everything that makes somebody able to pass one.
    """

    class Kind(models.TextChoices):
        CLASS = "class", _("classes, reading and writing")
        TRAINING = "training", _("training in a trade")
        WORKSHOP = "workshop", _("workshop")
        LIBRARY = "library", _("library")
        COUNSELLING = "counselling", _("counselling and guidance")

    class Proof(models.TextChoices):
        """As `rules.consistency.verdicts.Proof` knows them."""

        DECLARED = "declared", pgettext_lazy("proof of an activity", "no paper")
        ATTESTATION = "attestation", pgettext_lazy("proof of an activity", "attestation")
        CERTIFICATE = "certificate", pgettext_lazy("proof of an activity", "certificate")
        DIPLOMA = "diploma", pgettext_lazy("proof of an activity", "diploma")

    # In these a trade is learnt.
    TEACHING = frozenset({Kind.TRAINING, Kind.WORKSHOP})

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("activity"), max_length=11, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    # An ISCO-08 unit group, where a trade is learnt.
    trade_isco = models.CharField(_("trade"), max_length=4, blank=True)
    started_on = models.DateField(_("started on"))
    ended_on = models.DateField(_("ended on"), null=True)
    hours = models.PositiveIntegerField(_("hours in all"), null=True)
    achieved = models.TextField(_("what was achieved"), blank=True)
    proof = models.CharField(_("proof"), max_length=11, choices=Proof.choices, default=Proof.DECLARED)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-started_on", "pk"]
        verbose_name_plural = "activities"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "title", "started_on"], name="pathways_activity_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("started_on")),
                name="pathways_activity_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title
