"""Budgets and what is committed against them. Integer centimes; the database itself refuses to overspend."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import User
from fursa.core.localized import Named


class Budget(Named):
    """Money set aside by one funder for one purpose; `purpose` is a code such as `edition:ramadan-2015`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=120)
    funder = models.SlugField(max_length=60)
    amount_centimes = models.BigIntegerField()
    # Kept beside the commitments, changed under the row's lock, so that one constraint can refuse to overspend.
    committed_centimes = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["purpose", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["purpose", "funder"], name="ledger_budget_once"),
            models.CheckConstraint(
                condition=models.Q(committed_centimes__gte=0)
                & models.Q(committed_centimes__lte=models.F("amount_centimes")),
                name="ledger_never_overspent",
            ),
        ]

    @property
    def free_centimes(self) -> int:
        return self.amount_centimes - self.committed_centimes


class Commitment(models.Model):
    """A part of a budget promised to a subject (an award, by its uuid); released, never deleted."""

    class State(models.TextChoices):
        COMMITTED = "committed", _("committed")
        RELEASED = "released", pgettext_lazy("commitment", "released")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="commitments")
    subject = models.UUIDField()
    amount_centimes = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.COMMITTED)
    committed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    committed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["budget", "subject"],
                condition=models.Q(state="committed"),
                name="ledger_commitment_once",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_centimes__gt=0), name="ledger_commitment_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount_centimes} {self.state}"
