"""مقترح لائحة المستفيدين (غير نهائي): who would be supported under the rules, and why."""

from __future__ import annotations

import uuid

from django.db import models

from fursa.accounts.models import User
from fursa.editions.models.application import Application, SupportOption
from fursa.editions.models.edition import Edition
from fursa.editions.models.scenario import Scenario
from fursa.people.models import AboutPerson


class Proposal(models.Model):
    """One run of the allocation on the files as they were; replayable from the instance's digest."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField()
    # The kept scenario whose rules it follows; none where it follows the edition's own.
    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, null=True, related_name="proposals")
    aim = models.CharField(max_length=5, choices=Edition.Aim.choices)
    # The digests of the stored instance and result (files by SHA-256), so that it can be solved again years later.
    instance_sha256 = models.CharField(max_length=64)
    result_sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=20)
    count = models.PositiveIntegerField()
    cost_centimes = models.BigIntegerField()
    value = models.BigIntegerField()
    passed_over = models.PositiveIntegerField()
    # bound, gap, slack and price of each rule, seconds, version: as the engine states them.
    figures = models.JSONField(default=dict)
    # [{"budget", "status", "value", "cost", "count"}]: what other budgets would reach; [] before it is worked out.
    frontier = models.JSONField(default=list)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["edition_id", "number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="editions_proposal_once")]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.number}"

    @property
    def budget_centimes(self) -> int:
        """The budget it was made under: the scenario's where it has one, else the edition's."""
        return int(self.scenario.terms["budget_centimes"]) if self.scenario else self.edition.budget_centimes


class ProposalLine(AboutPerson):
    """One application in one proposal: the option chosen, or none; with the reason in sentences."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="lines")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="+")
    option = models.ForeignKey(SupportOption, on_delete=models.PROTECT, null=True, related_name="+")
    # The weighted mark in hundredths, None where it was not marked or the file is not complete.
    mark_hundredths = models.IntegerField(null=True)
    # Rank within the territory by mark, ties settled by the draw; orders the reserve list too.
    rank = models.PositiveIntegerField(null=True)
    # [{"msgid": …, "params": {…}}]: translated when read.
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "application"], name="editions_line_once")]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.application_id}"
