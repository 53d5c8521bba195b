"""The committee's sessions, rulings and reserve lists, as those who may read them see them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.editions.models import CommitteeMember, Decision, Edition, Minutes, Recusal
from fursa.editions.queries.files import submitted


@dataclass(frozen=True, slots=True)
class DecisionFigures:
    """A session in numbers; `undecided` have no ruling yet, `departures` carry a reason."""

    applications: int
    accepted: int
    not_accepted: int
    deferred: int
    undecided: int
    departures: int
    accepted_centimes: int


def get_minutes(user: User, minutes_uuid: UUID) -> Minutes:
    require(user, "decision.read")
    found = Minutes.objects.select_related("edition", "proposal").filter(uuid=minutes_uuid).first()
    if found is None:
        raise MissingError
    return found


def list_minutes(user: User, edition: Edition) -> QuerySet[Minutes]:
    """The edition's sessions, the last one first."""
    require(user, "decision.read")
    return (
        Minutes.objects.filter(edition=edition)
        .select_related("edition", "proposal")
        .order_by("-held_on", "-pk")
    )


def lock_minutes(user: User, minutes: Minutes) -> Minutes:
    """The row as it is now, locked until the transaction ends: rulings of one session go in turn."""
    require(user, "decision.read")
    found = (
        Minutes.objects.select_for_update(of=("self",))
        .select_related("edition", "proposal")
        .filter(pk=minutes.pk)
        .first()
    )
    if found is None:
        raise MissingError
    return found


def list_decisions(user: User, minutes: Minutes, *, kind: str | None = None) -> QuerySet[Decision]:
    """The rulings by territory and reference, with application, person, option and who ruled."""
    require(user, "decision.read")
    rows = Decision.objects.filter(minutes=minutes)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return rows.select_related(
        "application", "application__territory", "person", "option", "decided_by"
    ).order_by("application__territory__position", "application__reference")


def find_decision(user: User, minutes: Minutes, application_uuid: UUID) -> Decision | None:
    require(user, "decision.read")
    return (
        Decision.objects.filter(minutes=minutes, application__uuid=application_uuid)
        .select_related("option")
        .first()
    )


def get_decision_figures(user: User, minutes: Minutes) -> DecisionFigures:
    require(user, "decision.read")
    rows = Decision.objects.filter(minutes=minutes).order_by()
    kinds = dict(rows.values_list("kind").annotate(Count("pk")))
    cost = rows.filter(kind=Decision.Kind.ACCEPTED).aggregate(
        total=Coalesce(Sum("option__cheque_centimes") + Sum("option__equipment_centimes"), 0)
    )["total"]
    applications = submitted(minutes.edition).count()
    return DecisionFigures(
        applications=applications,
        accepted=kinds.get(Decision.Kind.ACCEPTED, 0),
        not_accepted=kinds.get(Decision.Kind.NOT_ACCEPTED, 0),
        deferred=kinds.get(Decision.Kind.DEFERRED, 0),
        undecided=max(0, applications - sum(kinds.values())),
        departures=rows.filter(departs=True).count(),
        accepted_centimes=int(cost),
    )


def list_reserve(user: User, minutes: Minutes, *, territory: str | None = None) -> QuerySet[Decision]:
    """لائحة الانتظار in order, territory by territory."""
    require(user, "decision.read")
    rows = Decision.objects.filter(minutes=minutes, reserve_rank__isnull=False)
    if territory is not None:
        rows = rows.filter(application__territory__code=territory)
    return rows.select_related("application", "application__territory", "person").order_by(
        "application__territory__position", "reserve_rank"
    )


def list_missing_signers(user: User, minutes: Minutes) -> list[CommitteeMember]:
    """The seats that sign, were present and have not signed yet."""
    require(user, "decision.read")
    signed = minutes.signatures.values("member")
    return list(minutes.present.filter(signs=True).exclude(pk__in=signed).order_by("position"))


def list_recusals(user: User, edition: Edition) -> QuerySet[Recusal]:
    require(user, "appraisal.read")
    return (
        Recusal.objects.filter(application__edition=edition)
        .select_related("member", "application")
        .order_by("application__reference", "member__position")
    )
