"""What is seen on the way: pauses and resumptions, attendance, and whether a job is kept."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import User
from fursa.pathways.models.ways import Pathway
from fursa.people.models import AboutPerson


@pghistory.track()
class Pause(AboutPerson):
    """A way stops for a while, by a transfer or a release for instance, and is taken up again, or not."""

    class Reason(models.TextChoices):
        TRANSFER = "transfer", pgettext_lazy("pause", "transfer")
        RELEASE = "release", pgettext_lazy("pause", "release")
        HEALTH = "health", pgettext_lazy("pause", "health")
        FAMILY = "family", pgettext_lazy("pause", "family")
        PARTNER = "partner", pgettext_lazy("pause", "the partner's reason")
        OTHER = "other", pgettext_lazy("pause", "another reason")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(_("reason"), max_length=8, choices=Reason.choices)
    from_on = models.DateField(_("since"))
    # The first day it went on.
    resumed_on = models.DateField(_("resumed on"), null=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pathway"], condition=models.Q(resumed_on=None), name="pathways_one_open_pause"
            ),
            models.CheckConstraint(
                condition=models.Q(resumed_on=None) | models.Q(resumed_on__gte=models.F("from_on")),
                name="pathways_pause_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.from_on}"


@pghistory.track()
class Attendance(AboutPerson):
    """Sessions of one month: how many were held, attended, and missed with a reason. Written again, it is corrected."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT, related_name="attendance")
    # Its first day.
    month = models.DateField(_("month"))
    held = models.PositiveSmallIntegerField(_("sessions held"))
    attended = models.PositiveSmallIntegerField(_("attended"))
    excused = models.PositiveSmallIntegerField(_("missed with a reason"), default=0)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["month"]
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(fields=["pathway", "month"], name="pathways_attendance_once"),
            models.CheckConstraint(
                condition=models.Q(held__gte=models.F("attended") + models.F("excused")),
                name="pathways_attendance_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.month:%Y-%m}"


@pghistory.track()
class RetentionCheck(AboutPerson):
    """What was found when it was asked whether a job is kept: 6 weeks, 3, 6 and 12 months after it began."""

    class When(models.TextChoices):
        """The codes of `fursa.rules.retention.CHECKS`."""

        SIX_WEEKS = "six_weeks", _("after six weeks")
        THREE_MONTHS = "three_months", _("after three months")
        SIX_MONTHS = "six_months", _("after six months")
        TWELVE_MONTHS = "twelve_months", _("after twelve months")

    class Finding(models.TextChoices):
        KEPT = "kept", pgettext_lazy("job", "still there")
        OTHER_JOB = "other_job", pgettext_lazy("job", "works elsewhere")
        LEFT = "left", pgettext_lazy("job", "left")
        DISMISSED = "dismissed", pgettext_lazy("job", "was dismissed")
        UNREACHABLE = "unreachable", pgettext_lazy("job", "could not be reached")

    # After these nothing more is asked of this job.
    LAST = frozenset({Finding.OTHER_JOB, Finding.LEFT, Finding.DISMISSED})

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT, related_name="retention")
    check_code = models.CharField(_("check"), max_length=13, choices=When.choices)
    finding = models.CharField(_("finding"), max_length=11, choices=Finding.choices)
    checked_on = models.DateField(_("checked on"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["checked_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pathway", "check_code"], name="pathways_retention_once")
        ]

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.check_code}"
