"""The follow-up belongs to the person: they end it when they wish, and take it up again when they wish."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.people.models import AboutPerson


@pghistory.track()
class FollowUpEnd(AboutPerson):
    """From `ended_on` until `resumed_on` nobody follows the person up, because they asked for that."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ended_on = models.DateField(_("follow-up ended on"))
    words = models.CharField(_("what the person says"), max_length=500, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    resumed_on = models.DateField(_("taken up again on"), null=True)
    resumed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-ended_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(resumed_on__isnull=True), name="lifeproject_one_end"
            ),
            models.CheckConstraint(
                condition=models.Q(resumed_on__isnull=True) | models.Q(resumed_on__gte=models.F("ended_on")),
                name="lifeproject_resumed_after_end",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ended_on)
