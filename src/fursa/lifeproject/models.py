"""The person's own plan, agreed with the service, drawn from the diagnosis."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.diagnosis.models import Diagnosis
from fursa.people.models import AboutPerson
from fursa.territory.models import Area


@pghistory.track()
class LifeProject(AboutPerson):
    """A goal, a trade, a place and steps, agreed by the person and the service, before or after release."""

    class Goal(models.TextChoices):
        EMPLOYMENT = "employment", _("a job")
        SELF_EMPLOYMENT = "self_employment", _("self-employment")
        SCHOOL = "school", _("school")
        UNIVERSITY = "university", _("university")
        VOCATIONAL_TRAINING = "vocational_training", _("vocational training")
        APPRENTICESHIP = "apprenticeship", _("apprenticeship")
        PAID_PLACEMENT = "paid_placement", _("paid placement")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.PROTECT, null=True, related_name="+")
    goal = models.CharField(_("goal"), max_length=20, choices=Goal.choices)
    trade_isco = models.CharField(_("trade"), max_length=4, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    place = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_on = models.DateField(_("agreed on"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    # Where the person cannot read: the text was read aloud, and a witness signed beside the thumb mark.
    read_aloud = models.BooleanField(_("read aloud"), default=False)
    witness = models.CharField(_("witness"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["person_id", "-agreed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "agreed_on", "goal"], name="lifeproject_once"),
            models.CheckConstraint(
                condition=models.Q(read_aloud=False) | ~models.Q(witness=""),
                name="lifeproject_read_aloud_has_witness",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Step(AboutPerson):
    """One step of the plan, in order."""

    life_project = models.ForeignKey(LifeProject, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["life_project", "position"], name="lifeproject_step_once")
        ]

    def __str__(self) -> str:
        return self.text
