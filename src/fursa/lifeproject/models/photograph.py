"""A photograph, only where it was asked for and the person agreed. A refusal leaves no row, and so no trace."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.people.models import AboutPerson


@pghistory.track()
class Photograph(AboutPerson):
    """One picture with what it was asked for; taken back, its file is removed and this row says when."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(_("what it is asked for"), max_length=300)
    agreed_on = models.DateField(_("agreed on"))
    sha256 = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(taken_back_at__isnull=True), name="lifeproject_one_photograph"
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.purpose
