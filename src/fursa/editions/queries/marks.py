"""Marks as a reader may see them: hidden from the other members until all are in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Q

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.editions.models import Application, CommitteeMember, Criterion, Edition, Mark, Recusal
from fursa.editions.queries.edition import find_seat
from fursa.editions.queries.totals import mark_hundredths
from fursa.rules.marks import mean_hundredths


@dataclass(frozen=True, slots=True)
class MemberProgress:
    """A seat and how much of its work on one application is done."""

    member: CommitteeMember
    recused: bool
    given: int
    owed: int


@dataclass(frozen=True, slots=True)
class SeenMark:
    """One mark the reader may see, with who gave it and when."""

    member: CommitteeMember
    criterion: Criterion
    mark: Decimal
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class CriterionMean:
    """A criterion's mean over the members who marked, in hundredths of a point."""

    criterion: Criterion
    hundredths: int


@dataclass(frozen=True, slots=True)
class MarkSheet:
    """An application's marks. Until `complete`, `marks` holds the reader's own alone; no total."""

    complete: bool
    criteria: tuple[Criterion, ...]
    members: tuple[MemberProgress, ...]
    marks: tuple[SeenMark, ...]
    means: tuple[CriterionMean, ...]
    hundredths: int | None


@dataclass(frozen=True, slots=True)
class MarkingProgress:
    """How far one seat is with an edition: applications to mark, those done, those recused from."""

    to_mark: int
    done: int
    recused: int


def list_marks(user: User, application: Application) -> MarkSheet:
    """The marks on an application that `user` may see: everybody's once all are in, before that one's own.

    Who has still to mark is no secret; what was marked is.
    """
    require(user, "appraisal.read")
    edition = application.edition
    criteria = tuple(Criterion.objects.filter(edition=edition))
    recused = set(Recusal.objects.filter(application=application).values_list("member_id", flat=True))
    given = dict(
        Mark.objects.filter(application=application).order_by().values_list("member_id").annotate(Count("pk"))
    )
    members = tuple(
        MemberProgress(
            seat,
            seat.pk in recused,
            given.get(seat.pk, 0),
            0 if seat.pk in recused else max(0, len(criteria) - given.get(seat.pk, 0)),
        )
        for seat in CommitteeMember.objects.filter(edition=edition)
    )
    hundredths = mark_of(application)
    rows = Mark.objects.filter(application=application).exclude(member__in=recused)
    if hundredths is None:
        seat = find_seat(user, edition)
        rows = Mark.objects.filter(application=application, member=seat) if seat else rows.none()
    seen = tuple(
        SeenMark(row.member, row.criterion, row.mark, row.recorded_at)
        for row in rows.select_related("member", "criterion").order_by(
            "member__position", "criterion__position"
        )
    )
    return MarkSheet(
        complete=hundredths is not None,
        criteria=criteria,
        members=members,
        marks=seen,
        means=() if hundredths is None else means_of(application),
        hundredths=hundredths,
    )


def mark_of(application: Application) -> int | None:
    """The weighted mark in hundredths, None while a mark is owed. No permission asked: for rooms' own use."""
    return mark_hundredths(application.edition, only=Q(application=application)).get(application.pk)


def means_of(application: Application) -> tuple[CriterionMean, ...]:
    """Each criterion's mean over those who are not recused, in hundredths; half a hundredth counts up."""
    recused = Recusal.objects.filter(application=application).values("member")
    by_criterion: dict[int, list[Decimal]] = {}
    rows = Mark.objects.filter(application=application).exclude(member__in=recused)
    for criterion, mark in rows.values_list("criterion_id", "mark"):
        by_criterion.setdefault(criterion, []).append(mark)
    return tuple(
        CriterionMean(c, mean_hundredths(int(sum(found, Decimal(0)) * 100) * 1000, len(found)))
        for c in Criterion.objects.filter(edition=application.edition)
        if (found := by_criterion.get(c.pk))
    )


def get_marking_progress(user: User, edition: Edition) -> MarkingProgress:
    """How far the seat of this user is; all zero for someone who has none."""
    require(user, "appraisal.read")
    seat = find_seat(user, edition)
    if seat is None:
        return MarkingProgress(0, 0, 0)
    criteria = Criterion.objects.filter(edition=edition).count()
    applications = Application.objects.filter(edition=edition).exclude(state=Application.State.WITHDRAWN)
    recused = applications.filter(recusals__member=seat).count()
    done = (
        Mark.objects.filter(application__in=applications.exclude(recusals__member=seat), member=seat)
        .order_by()
        .values("application")
        .annotate(given=Count("pk"))
        .filter(given=criteria)
        .count()
    )
    return MarkingProgress(applications.count() - recused, done, recused)


def count_complete(user: User, edition: Edition) -> int:
    """How many applications have every mark."""
    require(user, "appraisal.read")
    return len(mark_hundredths(edition))
