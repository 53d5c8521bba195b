"""Stays and release dates. What someone did, and how long they were given, has no column here or anywhere."""

from __future__ import annotations

import uuid
from datetime import date

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.network.models import Establishment
from fursa.people.models import AboutPerson


@pghistory.track()
class Episode(AboutPerson):
    """One stay in one establishment: committal number, entry, expected and actual release."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    committal_number = models.CharField(_("committal number"), max_length=40, blank=True)
    entered_on = models.DateField(_("entered on"))
    expected_release_on = models.DateField(_("expected release"), null=True, blank=True)
    released_on = models.DateField(_("released on"), null=True, blank=True)
    # Moved to another establishment: this stay is over, and nobody was released.
    transferred_on = models.DateField(_("transferred on"), null=True, blank=True)

    class Meta:
        ordering = ["person_id", "-entered_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "establishment", "entered_on"], name="custody_episode_once"
            ),
            models.CheckConstraint(
                condition=models.Q(released_on__isnull=True)
                | models.Q(released_on__gte=models.F("entered_on")),
                name="custody_released_after_entry",
            ),
            models.CheckConstraint(
                condition=models.Q(transferred_on__isnull=True)
                | models.Q(transferred_on__gte=models.F("entered_on")),
                name="custody_transferred_after_entry",
            ),
        ]
        indexes = [models.Index(fields=["expected_release_on"])]

    def __str__(self) -> str:
        return self.committal_number

    @property
    def ended_on(self) -> date | None:
        """The day the person left this establishment, by release or by transfer; None while they are there."""
        return self.released_on or self.transferred_on
