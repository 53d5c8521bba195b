"""A version that is being written, one for a person, savable half done."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models

from fursa.accounts.models import Unit, User
from fursa.lifeproject.models.project import LifeProject
from fursa.people.models import AboutPerson


@pghistory.track()
class Draft(AboutPerson):
    """What is written so far, theme by theme; it begins as the last version and becomes the next when signed.

    `content` holds for each theme what its form gave: codes, ISO dates, centimes. Rows come of it at signing.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    follows = models.ForeignKey(LifeProject, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField(default=dict)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="lifeproject_one_draft")]

    def __str__(self) -> str:
        return str(self.uuid)
