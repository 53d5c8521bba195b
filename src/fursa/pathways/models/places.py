"""Places that partners offer, and the people proposed for them."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import User
from fursa.network.models import Agreement, OfferKind, Partner
from fursa.pathways.models.ways import Pathway
from fursa.people.models import AboutPerson
from fursa.territory.models import Area


class Opening(models.Model):
    """Places that a partner offers: what for, where, from when, how many, under which conditions."""

    Kind = OfferKind

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("opening", "open")
        CLOSED = "closed", pgettext_lazy("opening", "closed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="openings")
    # The agreement it was offered under; openings of before agreements were checked have none.
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="openings")
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
