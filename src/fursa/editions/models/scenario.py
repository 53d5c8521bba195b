"""Rules that are tried before they are the edition's, and the rules that were."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.editions.models.edition import Edition


class Scenario(models.Model):
    """A named set of rules kept beside the edition's own, to be solved, compared and perhaps adopted."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="scenarios")
    name = models.CharField(_("name"), max_length=120)
    # The rules as `editions.queries.terms.rules_of` gives them: aim, budget, places, territories, rules.
    terms = models.JSONField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    adopted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["edition_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="editions_scenario_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class RulesVersion(models.Model):
    """The rules of an edition from one day on: written once, never changed. The last one is in force."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="rules_versions")
    number = models.PositiveIntegerField()
    terms = models.JSONField()
    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    # Nobody where they came with the edition's folder.
    adopted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["edition_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="editions_rules_version_once"),
            models.CheckConstraint(
                condition=models.Q(adopted_by=None) | ~models.Q(reason=""),
                name="editions_rules_adopted_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.number}"
