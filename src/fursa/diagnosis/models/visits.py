"""What a visit after release found, and what was agreed on it."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import Unit, User
from fursa.people.models import AboutPerson


@pghistory.track()
class Visit(AboutPerson):
    """One visit or call of follow-up: how the person fares and what comes next. What was not asked is empty."""

    class Where(models.TextChoices):
        HOME = "home", pgettext_lazy("visit", "at home")
        WORK = "work", pgettext_lazy("visit", "at work or school")
        CENTRE = "centre", pgettext_lazy("visit", "at the centre")
        PHONE = "phone", pgettext_lazy("visit", "by phone")

    class Presence(models.TextChoices):
        YES = "yes", pgettext_lazy("visit", "met")
        NO = "no", pgettext_lazy("visit", "not there")
        MOVED = "moved", pgettext_lazy("visit", "moved away")

    class Situation(models.TextChoices):
        BUSINESS = "business", pgettext_lazy("situation", "runs a business")
        JOB = "job", pgettext_lazy("situation", "has a job")
        TRAINING = "training", pgettext_lazy("situation", "in training or school")
        NONE = "none", pgettext_lazy("situation", "not working now")

    class Going(models.TextChoices):
        WELL = "well", pgettext_lazy("how it goes", "well")
        HARD = "hard", pgettext_lazy("how it goes", "with difficulty")
        STOPPING = "stopping", pgettext_lazy("how it goes", "about to stop")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    visited_on = models.DateField(_("day of the visit"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(_("where it was"), max_length=6, choices=Where.choices, blank=True)
    presence = models.CharField(_("presence"), max_length=5, choices=Presence.choices)
    situation = models.CharField(_("situation"), max_length=8, choices=Situation.choices, blank=True)
    going = models.CharField(_("how it goes"), max_length=8, choices=Going.choices, blank=True)
    # About what the person earns a month, as they say.
    income_centimes = models.BigIntegerField(_("earnings a month"), null=True)
    equipment_there = models.BooleanField(_("equipment there and in use"), null=True)
    others_employed = models.PositiveSmallIntegerField(_("people who work there too"), null=True)
    difficulty = models.TextField(_("what is difficult"), blank=True)
    agreed_next = models.TextField(_("what was agreed"), blank=True)
    next_on = models.DateField(_("next visit"), null=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-visited_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(next_on=None) | models.Q(next_on__gt=models.F("visited_on")),
                name="diagnosis_next_visit_later",
            ),
        ]

    def __str__(self) -> str:
        return str(self.visited_on)
