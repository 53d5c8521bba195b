"""The person's own plan, agreed with the service, drawn from the diagnosis: one row a version, frozen when signed."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.diagnosis.models import Diagnosis
from fursa.people.models import AboutPerson
from fursa.territory.models import Area


class Owner(models.TextChoices):
    """Whose a step is, or a need."""

    PERSON = "person", _("the person")
    SERVICE = "service", _("the service")
    FAMILY = "family", _("the family")
    PARTNER = "partner", _("a partner")


@pghistory.track()
class LifeProject(AboutPerson):
    """One version: a goal, a trade, a place, steps and needs, agreed before or after release.

    Signed in the program (`signed_at`), it never changes: a trigger refuses. What a source brought has no
    `signed_at`, and follows its source.
    """

    class Goal(models.TextChoices):
        EMPLOYMENT = "employment", _("a job")
        SELF_EMPLOYMENT = "self_employment", _("self-employment")
        SCHOOL = "school", _("school")
        UNIVERSITY = "university", _("university")
        VOCATIONAL_TRAINING = "vocational_training", _("vocational training")
        APPRENTICESHIP = "apprenticeship", _("apprenticeship")
        PAID_PLACEMENT = "paid_placement", _("paid placement")

    class Signature(models.TextChoices):
        SIGNATURE = "signature", _("signature")
        THUMB_MARK = "thumb_mark", _("thumb mark before a witness")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Counts the versions signed here; 0 for what a source brought.
    number = models.PositiveSmallIntegerField(default=0, db_default=0)
    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.PROTECT, null=True, related_name="+")
    goal = models.CharField(_("goal"), max_length=20, choices=Goal.choices)
    trade_isco = models.CharField(_("trade"), max_length=4, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    place = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="+")
    # The simple plan of who works for themselves; rules.business_plan reads it.
    investment_centimes = models.BigIntegerField(null=True)
    own_contribution_centimes = models.BigIntegerField(null=True)
    monthly_sales_centimes = models.BigIntegerField(null=True)
    monthly_purchases_centimes = models.BigIntegerField(null=True)
    monthly_charges_centimes = models.BigIntegerField(null=True)
    monthly_living_centimes = models.BigIntegerField(null=True)
    # Why this version replaces the one before.
    reason = models.CharField(_("why it changes"), max_length=500, blank=True, default="", db_default="")
    agreed_on = models.DateField(_("agreed on"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    signature = models.CharField(
        _("how the person signed"), max_length=10, choices=Signature.choices, blank=True, default="", db_default=""
    )  # fmt: skip
    # Where the person cannot read: the text was read aloud, and a witness signed beside the thumb mark.
    read_aloud = models.BooleanField(_("read aloud"), default=False)
    witness = models.CharField(_("witness"), max_length=200, blank=True)
    # Signs for the service, too.
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["person_id", "-agreed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "agreed_on", "goal", "number"], name="lifeproject_once"),
            models.UniqueConstraint(
                fields=["person", "number"], condition=models.Q(number__gt=0), name="lifeproject_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(read_aloud=False) | ~models.Q(witness=""),
                name="lifeproject_read_aloud_has_witness",
            ),
            models.CheckConstraint(
                condition=~models.Q(signature="thumb_mark") | ~models.Q(witness=""),
                name="lifeproject_thumb_mark_has_witness",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Step(AboutPerson):
    """One step of the plan, in order."""

    life_project = models.ForeignKey(LifeProject, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    owner = models.CharField(max_length=10, choices=Owner.choices, blank=True, default="", db_default="")
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["life_project", "position"], name="lifeproject_step_once")
        ]

    def __str__(self) -> str:
        return self.text


class Need(AboutPerson):
    """Something that must be met first: a paper, care, a roof. What has to be arranged, never an illness."""

    class Kind(models.TextChoices):
        PAPERS = "papers", _("Papers")
        HEALTH = "health", _("Health")
        HOUSING = "housing", _("Housing")
        OTHER = "other", _("Something else")

    life_project = models.ForeignKey(LifeProject, on_delete=models.PROTECT, related_name="needs")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.CharField(max_length=500)
    owner = models.CharField(max_length=10, choices=Owner.choices, blank=True)
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["life_project", "position"], name="lifeproject_need_once")
        ]

    def __str__(self) -> str:
        return self.text
