"""The door to an award, and to the decisions that wait to become one."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.editions.models import Award, Decision, Edition, Minutes

LIVING = (
    Award.State.COMMITTED,
    Award.State.UNDERTAKEN,
    Award.State.READY,
    Award.State.HANDED_OVER,
)


def get_award(user: User, award_uuid: UUID) -> Award:
    require(user, "award.read")
    award = (
        Award.objects.select_related("edition", "territory", "person", "application", "option")
        .prefetch_related("option__kits__kit")
        .filter(uuid=award_uuid)
        .first()
    )
    if award is None:
        raise MissingError
    return award


def lock_award(user: User, award_uuid: UUID) -> Award:
    """The same row, locked until the transaction ends."""
    require(user, "award.read")
    award = (
        Award.objects.select_for_update(of=("self",))
        .select_related("edition", "territory", "person", "application")
        .filter(uuid=award_uuid)
        .first()
    )
    if award is None:
        raise MissingError
    return award


def list_awards(user: User, edition: Edition) -> QuerySet[Award]:
    """The edition's living awards of people this user sees, with what a list shows of them."""
    require(user, "award.read")
    return (
        Award.objects.filter(edition=edition, state__in=LIVING)
        .select_related("person", "territory", "application", "option")
        .prefetch_related("option__kits__kit")
    )


def list_decisions_to_commit(user: User, edition: Edition) -> QuerySet[Decision]:
    """Final positive decisions that became no award yet; one whose award was given up does not come back."""
    require(user, "award.read")
    return (
        Decision.objects.filter(
            minutes__edition=edition, minutes__state=Minutes.State.FINAL, kind=Decision.Kind.ACCEPTED
        )
        .exclude(application__awards__state__in=LIVING)
        .exclude(pk__in=Award.objects.filter(edition=edition).values("decision"))
        .select_related("application__territory", "application__person", "option", "minutes")
        .prefetch_related("option__kits__kit")
        .order_by("application__territory__position", "application__reference")
    )
