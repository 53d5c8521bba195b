"""The interview with the person, in summary: schooling, trades, wishes, needs."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import Unit, User
from fursa.people.models import AboutPerson


@pghistory.track()
class Diagnosis(AboutPerson):
    """A structured interview on a day, by a unit."""

    class Schooling(models.TextChoices):
        NONE = "none", _("never went to school")
        PRIMARY = "primary", _("primary")
        LOWER_SECONDARY = "lower_secondary", _("lower secondary")
        UPPER_SECONDARY = "upper_secondary", _("upper secondary")
        VOCATIONAL = "vocational", _("vocational")
        UNIVERSITY = "university", pgettext_lazy("schooling", "university")

    class Literacy(models.TextChoices):
        NONE = "none", _("does not read")
        READS = "reads", _("reads")
        READS_AND_WRITES = "reads_and_writes", _("reads and writes")

    class Agreement(models.TextChoices):
        SIGNATURE = "signature", _("signature")
        THUMB_MARK = "thumb_mark", _("thumb mark before a witness")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_on = models.DateField(_("made on"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    schooling = models.CharField(_("schooling"), max_length=20, choices=Schooling.choices, blank=True)
    literacy = models.CharField(_("literacy"), max_length=20, choices=Literacy.choices, blank=True)
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    wishes = models.TextField(_("wishes"), blank=True)
    needs = models.TextField(_("needs"), blank=True)
    # Whether trades were spoken of: without this, no trade means that nobody asked.
    asked_trades = models.BooleanField(default=False, db_default=False)
    # Whether the answers were read to the person, and how they agreed to them.
    was_read_aloud = models.BooleanField(_("read aloud"), null=True)
    agreement = models.CharField(
        _("agreed by"), max_length=10, choices=Agreement.choices, blank=True, db_default=""
    )
    witness = models.CharField(_("witness"), max_length=120, blank=True, db_default="")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["person_id", "-made_on"]
        verbose_name_plural = "diagnoses"
        constraints = [
            models.UniqueConstraint(fields=["person", "made_on"], name="diagnosis_once_a_day"),
            models.CheckConstraint(
                condition=~models.Q(agreement="thumb_mark") | ~models.Q(witness=""),
                name="diagnosis_thumb_mark_has_witness",
            ),
        ]

    def __str__(self) -> str:
        return str(self.made_on)


class KnownTrade(AboutPerson):
    """A trade the person knows: its ISCO-08 unit group, for how long, and how it is proven."""

    class Proof(models.TextChoices):
        NONE = "none", _("no proof")
        DECLARED = "declared", _("declared")
        ATTESTATION = "attestation", _("attestation of work")
        CERTIFICATE = "certificate", _("certificate")
        DIPLOMA = "diploma", _("diploma")

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.PROTECT, related_name="trades")
    isco = models.CharField(_("trade"), max_length=4)
    years = models.DecimalField(_("years"), max_digits=4, decimal_places=1, null=True)
    proof = models.CharField(_("proof"), max_length=12, choices=Proof.choices, default=Proof.DECLARED)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["diagnosis", "isco"], name="diagnosis_trade_once")]

    def __str__(self) -> str:
        return self.isco
