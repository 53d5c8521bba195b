"""What every room stands on: the installation, progress of work, and keys that make a repeated act one act."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.core.localized import Named


class Installation(Named):
    """One programme in one currency. A single row; the issuer is the neutral name on what a person carries."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    is_sample = models.BooleanField(default=False)
    issuer_ar = models.CharField(max_length=200)
    issuer_fr = models.CharField(max_length=200, blank=True)
    issuer_en = models.CharField(max_length=200, blank=True)
    web_address = models.CharField(max_length=200, default="http://127.0.0.1:8000")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="core_one_installation")]

    @property
    def issuer_names(self) -> dict[str, str]:
        return {"ar": self.issuer_ar, "fr": self.issuer_fr, "en": self.issuer_en}


class Run(models.Model):
    """A long piece of work and how far it is: the one progress record, for the terminal and the pages."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        INTERRUPTED = "interrupted", _("interrupted")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    # What this run is about (an edition's code, a folder's digest): the same subject goes on where it stopped.
    subject = models.CharField(max_length=200, blank=True)
    actor_id = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=200, blank=True)
    step = models.CharField(max_length=200, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    error = models.TextField(blank=True)
    result = models.JSONField(default=dict)
    started_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True)
    # When somebody asked that the step at work stop and give the best it has; `result["may_stop"]` says who may ask.
    stop_asked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["kind", "subject"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.done}/{self.total}"

    @property
    def reference(self) -> str:
        """What a person tells the support, who finds it in the log: how `uuid` begins."""
        return str(self.uuid)[:8]

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


class ActKey(models.Model):
    """The key under which a person or a device did something: the same key again is the same act."""

    actor_id = models.BigIntegerField()
    action = models.CharField(max_length=80)
    key = models.UUIDField()
    body_hash = models.CharField(max_length=64)
    result = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_id", "action", "key"], name="core_act_once")]

    def __str__(self) -> str:
        return f"{self.action} {self.key}"


class HijriMonth(models.Model):
    """The first day of a Hijri month as Morocco sighted it, where it differs from the calculated calendar."""

    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    first_day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "month"], name="core_hijri_month_once")]

    def __str__(self) -> str:
        return f"{self.month}/{self.year}"
