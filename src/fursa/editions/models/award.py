"""دعم ممنوح: a final positive decision, committed against the budget."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.editions.models.application import Application, SupportOption
from fursa.editions.models.committee import Decision
from fursa.editions.models.edition import Edition, Territory
from fursa.people.models import AboutPerson


@pghistory.track()
class Award(AboutPerson):
    """One award to one canonical person in an edition. `person` is the canonical one, so the database holds it."""

    class State(models.TextChoices):
        COMMITTED = "committed", _("committed")
        UNDERTAKEN = "undertaken", _("undertaking signed")
        READY = "ready", _("ready to be handed over")
        HANDED_OVER = "handed_over", _("handed over")
        CANCELLED = "cancelled", _("cancelled")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=40, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="awards")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="awards")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="awards")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    option = models.ForeignKey(SupportOption, on_delete=models.PROTECT, related_name="+")
    cheque_centimes = models.BigIntegerField()
    equipment_centimes = models.BigIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.COMMITTED)
    undertaken_on = models.DateField(_("undertaking signed on"), null=True)
    undertaking_read_aloud = models.BooleanField(default=False)
    undertaking_witness = models.CharField(max_length=200, blank=True)
    # Why it was given up; empty while it stands.
    cancelled_reason = models.CharField(max_length=500, blank=True)
    committed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    committed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["edition_id", "territory_id", "reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "person"],
                condition=~models.Q(state="cancelled"),
                name="editions_one_award_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(cheque_centimes__gte=0, equipment_centimes__gte=0),
                name="editions_award_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def cost_centimes(self) -> int:
        return self.cheque_centimes + self.equipment_centimes

    @property
    def parts(self) -> list[str]:
        """What is to be handed over, one receipt each: `cheque`, `equipment` or both."""
        return [p for p, c in (("cheque", self.cheque_centimes), ("equipment", self.equipment_centimes)) if c]
