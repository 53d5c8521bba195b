"""The door to an award, and to the decisions that wait to become one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

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


def list_doubled(user: User) -> list[tuple[Award, ...]]:
    """Living awards of one edition to people who turned out to be one: those of each together, the oldest first."""
    require(user, "award.read")
    several = (
        _whose(Award.objects.all())
        .order_by()
        .values("edition", "whose")
        .annotate(count=Count("pk"))
        .filter(count__gt=1)
    )
    people = {row["whose"] for row in several}
    return [group for group in _grouped(people) if len(group) > 1] if people else []


def map_other_awards(user: User, awards: Iterable[Award]) -> dict[int, list[Award]]:
    """For the awards of somebody who has several of one edition: the others, by each one's key."""
    require(user, "award.read")
    people = {award.person.canonical_id or award.person_id for award in awards}
    return {
        award.pk: [other for other in group if other != award]
        for group in _grouped(people)
        if len(group) > 1
        for award in group
    }


def _whose(awards: QuerySet[Award]) -> QuerySet[Any]:
    """Living awards with the key of the person each is really to."""
    return awards.filter(state__in=LIVING).annotate(whose=Coalesce("person__canonical", "person"))


def _grouped(people: Collection[int]) -> list[tuple[Award, ...]]:
    """The awards of these people, person by person and edition by edition."""
    rows = (
        _whose(Award.objects.select_related("person", "edition", "territory", "application"))
        .filter(Q(person__in=people) | Q(person__canonical__in=people))
        .order_by("edition_id", "whose", "committed_at", "pk")
    )
    return [tuple(group) for _key, group in groupby(rows, key=lambda award: (award.edition_id, award.whose))]
