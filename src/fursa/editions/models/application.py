"""A life project put forward to an edition, with one to four ways of supporting it."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fursa.editions.models.edition import Edition, Kit, Territory
from fursa.people.models import AboutPerson


@pghistory.track()
class Application(AboutPerson):
    """طلب الدعم: one person's project before one edition."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("submitted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="applications")
    reference = models.CharField(max_length=40)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="applications")
    trade_isco = models.CharField(_("trade"), max_length=4)
    title_ar = models.CharField(_("title (Arabic)"), max_length=300)
    title_fr = models.CharField(_("title (French)"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUBMITTED)

    class Meta:
        ordering = ["edition_id", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "reference"], name="editions_application_once")
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def title(self) -> str:
        arabic = (get_language() or "ar").startswith("ar")
        return self.title_ar if arabic or not self.title_fr else self.title_fr


class SupportOption(AboutPerson):
    """صيغة الدعم: a cheque, equipment, or both, with what it costs the budget."""

    class Kind(models.TextChoices):
        CHEQUE = "cheque", _("cheque")
        EQUIPMENT = "equipment", _("equipment")
        BOTH = "both", _("cheque and equipment")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="options")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=Kind.choices)
    cheque_centimes = models.BigIntegerField(default=0)
    equipment_centimes = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["application", "position"], name="editions_option_once"),
            models.CheckConstraint(
                condition=(
                    models.Q(kind="cheque", cheque_centimes__gt=0, equipment_centimes=0)
                    | models.Q(kind="equipment", cheque_centimes=0, equipment_centimes__gt=0)
                    | models.Q(kind="both", cheque_centimes__gt=0, equipment_centimes__gt=0)
                ),
                name="editions_option_kind_agrees",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}/{self.position}"

    @property
    def cost_centimes(self) -> int:
        return self.cheque_centimes + self.equipment_centimes

    @property
    def code(self) -> str:
        """How an allocation's instance names this option."""
        return str(self.position)


class OptionKit(AboutPerson):
    """So many of one kit in an option."""

    option = models.ForeignKey(SupportOption, on_delete=models.PROTECT, related_name="kits")
    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["option", "kit"], name="editions_option_kit_once")]

    def __str__(self) -> str:
        return f"{self.kit_id}×{self.quantity}"
