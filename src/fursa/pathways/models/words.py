"""What a partner says of somebody who began with it, until whoever accompanies the person takes it over."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import User
from fursa.pathways.models.places import Opening, Referral
from fursa.pathways.models.ways import Pathway
from fursa.people.models import AboutPerson


@pghistory.track()
class PartnerWord(AboutPerson):
    """The sessions of one month, or how it ended. `opening` is repeated here for the row policy of the partner."""

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", pgettext_lazy("said by a partner", "attendance")
        END = "end", pgettext_lazy("said by a partner", "the end")

    class End(models.TextChoices):
        PASSED = "passed", pgettext_lazy("end with a partner", "finished, examination passed")
        FAILED = "failed", pgettext_lazy("end with a partner", "finished, examination not passed")
        NONE = "none", pgettext_lazy("end with a partner", "finished, without examination")
        LEFT = "left", pgettext_lazy("end with a partner", "left before the end")

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("said by a partner", "to be taken over")
        TAKEN = "taken", pgettext_lazy("said by a partner", "taken over")
        ASIDE = "aside", pgettext_lazy("said by a partner", "set aside")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="words")
    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="+")
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # The first day of the month, or the day of the end.
    about_on = models.DateField()
    held = models.PositiveSmallIntegerField(_("sessions held"), default=0)
    attended = models.PositiveSmallIntegerField(_("attended"), default=0)
    excused = models.PositiveSmallIntegerField(_("missed with a reason"), default=0)
    end = models.CharField(_("how it ended"), max_length=6, choices=End.choices, blank=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-about_on", "-pk"]
        constraints = [
            # Said again, it waits in the place of what waited.
            models.UniqueConstraint(
                fields=["referral", "kind", "about_on"], condition=models.Q(state="waiting"),
                name="pathways_word_waits_once",
            ),
            models.CheckConstraint(
                condition=models.Q(held__gte=models.F("attended") + models.F("excused")),
                name="pathways_word_adds_up",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.about_on}"
