"""Who did or read what. Written once, in the same transaction as the act, and sealed into a chain later."""

from __future__ import annotations

import uuid

from django.db import models


class Entry(models.Model):
    """One act or one reading of a person's file. Holds ids and labels of staff, never content.

    No foreign keys: the record outlives what it speaks of.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The order in which the database saw it; the chain follows it.
    number = models.BigIntegerField(unique=True, editable=False)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=200)
    action = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=64, blank=True)
    person_id = models.BigIntegerField(null=True)
    origin_kind = models.CharField(max_length=12)
    origin_name = models.CharField(max_length=120)
    request_id = models.CharField(max_length=32, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["person_id", "-at"]), models.Index(fields=["-at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label} {self.action}"


class Seal(models.Model):
    """The link of one entry in the hash chain: `digest` covers the entry and the digest before it."""

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.UUIDField(unique=True)
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.position} {self.digest[:12]}"
