"""The committee at work: marks, recusals, decisions, minutes and their signatures."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.editions.models.application import Application, SupportOption
from fursa.editions.models.edition import CommitteeMember, Criterion, Edition
from fursa.editions.models.proposal import Proposal
from fursa.people.models import AboutPerson


@pghistory.track()
class Mark(AboutPerson):
    """One member's mark on one criterion; hidden from the others until all are in."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="marks")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    mark = models.DecimalField(max_digits=6, decimal_places=2)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["application_id", "member_id", "criterion_id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "member", "criterion"], name="editions_mark_once"),
            models.CheckConstraint(condition=models.Q(mark__gte=0), name="editions_mark_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.mark}"


class Recusal(AboutPerson):
    """A member declared an interest in an application: no mark, no vote on it."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="recusals")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "member"], name="editions_recusal_once")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.member_id}"


class Minutes(models.Model):
    """محضر الاجتماع: what the committee decided in one session; final when those required have signed."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        TO_SIGN = "to_sign", _("to be signed")
        FINAL = "final", _("final")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="minutes")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(_("held on"))
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    present = models.ManyToManyField(CommitteeMember, related_name="+")
    # Why a minimum or a share was not reached, where the decisions leave one so.
    remarks = models.TextField(blank=True)
    document = models.UUIDField(null=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["edition_id", "held_on", "pk"]
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        return f"{self.edition_id} {self.held_on}"


class MinutesSignature(models.Model):
    """One required signature, by one user, once."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="signatures")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "member"], name="editions_signature_once"),
            # "The required different people": one person cannot sign for two seats.
            models.UniqueConstraint(
                fields=["minutes", "signed_by"], name="editions_signature_by_different_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.member_id}"


@pghistory.track()
class Decision(AboutPerson):
    """What the committee ruled on one application, with the reason where it departs from the proposal."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        NOT_ACCEPTED = "not_accepted", _("not accepted")
        DEFERRED = "deferred", _("deferred")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="decisions")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    option = models.ForeignKey(SupportOption, on_delete=models.PROTECT, null=True, related_name="+")
    departs = models.BooleanField(default=False)
    reason = models.TextField(_("reason"), blank=True)
    # Place on the reserve list of the territory, 1 first; empty where not on it.
    reserve_rank = models.PositiveIntegerField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["minutes_id", "application_id"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "application"], name="editions_decision_once"),
            models.CheckConstraint(
                condition=models.Q(departs=False) | ~models.Q(reason=""), name="editions_departure_has_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="accepted", option__isnull=False) | ~models.Q(kind="accepted"),
                name="editions_accepted_has_option",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"
