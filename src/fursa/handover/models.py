"""Cheques, equipment and certificates given at ceremonies, one receipt each."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.core.localized import Named
from fursa.editions.models import Award, Edition, Territory
from fursa.pathways.models import Pathway
from fursa.people.models import AboutPerson


class Ceremony(Named):
    """حفل التسليم: one for each territory of an edition, one of them the launch."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="ceremonies")
    territory = models.OneToOneField(Territory, on_delete=models.PROTECT, related_name="ceremony")
    held_on = models.DateField(_("held on"))
    is_launch = models.BooleanField(default=False)

    class Meta:
        ordering = ["edition_id", "-is_launch", "territory_id"]
        verbose_name_plural = "ceremonies"
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(is_launch=True), name="handover_one_launch"
            )
        ]


@pghistory.track()
class Cheque(AboutPerson):
    """A cheque made out to the person: its number, its amount, when it was drawn."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="cheque")
    number = models.CharField(_("cheque number"), max_length=20)
    account = models.CharField(_("account"), max_length=40)
    amount_centimes = models.BigIntegerField()
    drawn_on = models.DateField(_("drawn on"))
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["account", "number"], name="handover_cheque_number_once"),
            models.CheckConstraint(
                condition=models.Q(amount_centimes__gt=0), name="handover_cheque_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.number


@pghistory.track()
class HandOver(AboutPerson):
    """تسليم: the act of giving one part of an award, once; undone only with a reason, and the record stays."""

    class Part(models.TextChoices):
        CHEQUE = "cheque", _("cheque")
        EQUIPMENT = "equipment", _("equipment")

    class Receiver(models.TextChoices):
        PERSON = "person", _("the person")
        GUARDIAN = "guardian", _("the guardian")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="hand_overs")
    ceremony = models.ForeignKey(Ceremony, on_delete=models.PROTECT, related_name="hand_overs")
    part = models.CharField(max_length=9, choices=Part.choices)
    amount_centimes = models.BigIntegerField()
    receiver = models.CharField(max_length=8, choices=Receiver.choices, default=Receiver.PERSON)
    read_aloud = models.BooleanField(default=False)
    witness = models.CharField(max_length=200, blank=True)
    given_on = models.DateField(_("given on"))
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    # The issued receipt's uuid (documents.IssuedDocument); filled when it is issued.
    receipt = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    undone_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "part"],
                condition=models.Q(undone_at__isnull=True),
                name="handover_each_part_once",
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True) | ~models.Q(undone_reason=""),
                name="handover_undone_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award_id} {self.part}"


class CertificateHandOver(AboutPerson):
    """A certificate given at a ceremony to someone who passed an examination."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pathway = models.OneToOneField(Pathway, on_delete=models.PROTECT, related_name="+")
    ceremony = models.ForeignKey(Ceremony, on_delete=models.PROTECT, related_name="certificates")
    given_on = models.DateField(_("given on"))
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    document = models.UUIDField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pathway_id)
