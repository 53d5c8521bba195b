"""What carries a life project out, inside prison or after: education, training, work, a micro-project."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import User
from fursa.network.models import Partner
from fursa.people.models import AboutPerson
from fursa.territory.models import Area


@pghistory.track()
class Pathway(AboutPerson):
    """One way taken by one person in one year, with what came of it."""

    class Kind(models.TextChoices):
        SECONDARY_EDUCATION = "secondary_education", _("secondary education")
        UNIVERSITY = "university", _("university")
        VOCATIONAL_TRAINING = "vocational_training", _("vocational training")
        APPRENTICESHIP = "apprenticeship", _("apprenticeship")
        PAID_PLACEMENT = "paid_placement", _("paid placement")
        EMPLOYMENT = "employment", _("job in a citizen enterprise")
        MICRO_PROJECT = "micro_project", _("micro-project")

    class Funder(models.TextChoices):
        EDITION = "edition", _("an edition of the programme")
        OTHER_PROGRAMME = "other_programme", _("another programme")
        MICRO_CREDIT = "micro_credit", _("micro-credit")
        OWN = "own", _("own means")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        ACTIVE = "active", _("under way")
        COMPLETED = "completed", _("completed")
        STOPPED = "stopped", _("stopped")

    class Result(models.TextChoices):
        PASSED = "passed", pgettext_lazy("examination", "passed")
        FAILED = "failed", pgettext_lazy("examination", "failed")
        NONE = "none", _("no examination")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("pathway"), max_length=20, choices=Kind.choices)
    # The year the source counts it in; a pathway may run over several.
    year = models.PositiveSmallIntegerField(_("year"))
    funder = models.CharField(_("funder"), max_length=16, choices=Funder.choices, blank=True)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+")
    place = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="+")
    inside = models.BooleanField(_("inside the establishment"), default=False)
    started_on = models.DateField(_("started on"), null=True)
    ended_on = models.DateField(_("ended on"), null=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    result = models.CharField(_("result"), max_length=6, choices=Result.choices, default=Result.NONE)
    certificate = models.CharField(_("certificate"), max_length=300, blank=True)
    # As the source counts: kept with the figure, never worked out again from a birth date.
    juvenile = models.BooleanField(_("juvenile"), default=False)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["person_id", "-year", "pk"]
        indexes = [models.Index(fields=["year", "kind"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "year", "started_on", "partner"],
                nulls_distinct=False,
                name="pathways_pathway_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="micro_project") | models.Q(funder=""),
                name="pathways_funder_of_micro_project",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"


class Opening(models.Model):
    """Places that a partner offers: what for, where, from when, how many, under which conditions."""

    class Kind(models.TextChoices):
        EMPLOYMENT = "employment", _("job")
        SCHOOL = "school", _("school")
        UNIVERSITY = "university", _("university")
        VOCATIONAL_TRAINING = "vocational_training", _("vocational training")
        APPRENTICESHIP = "apprenticeship", _("apprenticeship")
        PAID_PLACEMENT = "paid_placement", _("paid placement")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("opening", "open")
        CLOSED = "closed", pgettext_lazy("opening", "closed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="openings")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    trade_isco = models.CharField(_("trade"), max_length=4)
    title = models.CharField(_("title"), max_length=200)
    place = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="+")
    places = models.PositiveSmallIntegerField(_("places"))
    starts_on = models.DateField(_("starts on"), null=True)
    closes_on = models.DateField(_("last day to join"), null=True)
    schooling_least = models.CharField(_("schooling asked for"), max_length=20, default="none")
    years_least = models.PositiveSmallIntegerField(_("years of practice asked for"), default=0)
    # Wage or allowance a month, in centimes; None where nothing is said.
    pays_centimes = models.BigIntegerField(_("wage or allowance a month"), null=True)
    lodging = models.BooleanField(_("with lodging"), default=False)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-recorded_at", "pk"]
        indexes = [models.Index(fields=["state", "trade_isco"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(places__gt=0), name="pathways_opening_has_places")
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Referral(AboutPerson):
    """A person proposed for a place, and what the partner answered.

    `shown` is what the partner sees of the person, written when they are referred: name, year of birth, and the phone
    where the person agrees, until the answer is no. The partner never has the person's row.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("waits for the partner")
        ACCEPTED = "accepted", pgettext_lazy("referral", "accepted")
        REFUSED = "refused", pgettext_lazy("referral", "refused")
        NO_SHOW = "no_show", _("did not come")
        BEGUN = "begun", _("begun")
        WITHDRAWN = "withdrawn", _("taken back")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="referrals")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED)
    shown = models.JSONField()
    reason = models.TextField(_("reason"), blank=True)
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT, null=True, related_name="+")
    referred_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    referred_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-referred_at", "pk"]
        constraints = [
            # Once at a time: whoever was refused may be proposed again.
            models.UniqueConstraint(
                fields=["opening", "person"],
                condition=models.Q(state__in=["proposed", "accepted", "begun"]),
                name="pathways_referral_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(reason=""),
                name="pathways_refusal_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opening_id} {self.person_id}"
