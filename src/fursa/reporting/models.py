"""What was published, as it was published: the public page reads these rows and no person's."""

from __future__ import annotations

import uuid

from django.db import models

from fursa.accounts.models import User
from fursa.editions.models import Edition


class Publication(models.Model):
    """The public figures of an edition on a day, small cells suppressed; kept as they were shown."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="publications")
    figures = models.JSONField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "-published_at"]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.published_at:%Y-%m-%d}"
