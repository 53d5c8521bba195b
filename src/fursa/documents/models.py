"""The register of issued documents: which, about whom, by whom, and the file's fingerprint."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit
from fursa.documents.paper.kinds import Kind


class IssuedDocument(models.Model):
    """A file as it was issued. Never changed and never rendered again: a trigger refuses.

    `person_id` is the person it speaks of, None for lists and minutes, which the national services see and,
    where `unit` is named, that unit too. The file itself stands in FURSA_DATA/files under its SHA-256.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # What makes issuing it again the same act, whoever repeats it.
    key = models.UUIDField(unique=True, editable=False)
    facts_digest = models.CharField(max_length=64, editable=False)
    kind = models.CharField(_("kind"), max_length=20)
    reference = models.CharField(_("reference"), max_length=30, unique=True)
    edition_code = models.CharField(max_length=40)
    language = models.CharField(max_length=2, default="ar")
    amount_centimes = models.BigIntegerField(null=True)
    issued_on = models.DateField(_("issued on"))
    issued_at = models.DateTimeField(auto_now_add=True)
    issued_by_id = models.BigIntegerField()
    issued_by_label = models.CharField(max_length=200)
    # What the act was: an award, a hand-over, a meeting. Other rooms keep this row's uuid as well.
    subject = models.UUIDField(null=True, db_index=True)
    person_id = models.BigIntegerField(null=True, db_index=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    payload = models.TextField()
    key_id = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    is_sample = models.BooleanField()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["edition_code", "kind"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_centimes__isnull=True) | models.Q(amount_centimes__gte=0),
                name="documents_amount_not_negative",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def title(self) -> str:
        """What this document is called, in the reader's language."""
        return Kind.named(self.kind).title.translate(gettext)


class Counter(models.Model):
    """The last number given to a kind of document in a year; locked while documents are issued."""

    letters = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letters", "year"], name="documents_one_counter")]

    def __str__(self) -> str:
        return f"{self.letters} {self.year} {self.last}"
