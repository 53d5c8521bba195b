"""طلب إعادة النظر: a person asks that a decision be looked at again, and what came of it."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.editions.models.committee import Decision
from fursa.people.models import AboutPerson


@pghistory.track()
class ReconsiderationRequest(AboutPerson):
    """One request about one final decision; weighed exactly, then answered by the committee with its reason."""

    class Answer(models.TextChoices):
        STANDS = "stands", _("the decision stands")
        TAKEN_UP = "taken_up", _("it goes before the committee's next session")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="reconsideration")
    asked_on = models.DateField(_("asked on"))
    grounds = models.TextField(_("what the person says"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    # {"possible", "exact", "leaves", "enters", "changes": references, "says": stored sentences}; {} before weighing.
    effect = models.JSONField(default=dict)
    weighed_at = models.DateTimeField(null=True)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (
                    ~models.Q(answer="")
                    & ~models.Q(reason="")
                    & models.Q(answered_by__isnull=False, answered_at__isnull=False)
                ),
                name="editions_reconsideration_answer_has_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.asked_on}"
