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
        PAUSED = "paused", pgettext_lazy("pathway", "paused")
        COMPLETED = "completed", _("completed")
        STOPPED = "stopped", _("stopped")

    class Contract(models.TextChoices):
        PERMANENT = "permanent", _("permanent contract (CDI)")
        FIXED_TERM = "fixed_term", _("fixed-term contract (CDD)")
        INSERTION = "insertion", _("insertion contract (ANAPEC)")
        DAILY = "daily", _("by the day or the task")
        VERBAL = "verbal", _("agreed without paper")

    class WageBand(models.TextChoices):
        """Dirhams a month; a band, since an exact wage is nobody's business here."""

        UNDER_2000 = "under_2000", _("under 2,000 dirhams")
        TO_3000 = "2000_3000", _("2,000 to 3,000 dirhams")
        TO_4500 = "3000_4500", _("3,000 to 4,500 dirhams")
        OVER_4500 = "over_4500", _("over 4,500 dirhams")

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
    # An ISCO-08 unit group, where the way has a trade.
    trade_isco = models.CharField(_("trade"), max_length=4, blank=True, db_default="")
    inside = models.BooleanField(_("inside the establishment"), default=False)
    started_on = models.DateField(_("started on"), null=True)
    ended_on = models.DateField(_("ended on"), null=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    result = models.CharField(_("result"), max_length=6, choices=Result.choices, default=Result.NONE)
    certificate = models.CharField(_("certificate"), max_length=300, blank=True)
    # Of a job.
    contract = models.CharField(
        _("contract"), max_length=10, choices=Contract.choices, blank=True, db_default=""
    )
    wage_band = models.CharField(
        _("wage"), max_length=10, choices=WageBand.choices, blank=True, db_default=""
    )
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
