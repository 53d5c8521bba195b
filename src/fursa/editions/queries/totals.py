"""The committee's marks added up by the database, exactly; what a recused member gave is not counted."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from fursa.editions.models import CommitteeMember, Criterion, Edition, Mark, Recusal
from fursa.rules.marks import HUNDREDTHS, THOUSANDTHS, mean_hundredths, scaled


@dataclass(frozen=True, slots=True)
class MarkTotal:
    """How many marks an application has, and Σ mark (hundredths) × weight (thousandths)."""

    count: int
    weighted: int


def total_marks(edition: Edition, *, only: Q | None = None) -> dict[int, MarkTotal]:
    """Application id → its marks' total; `only` narrows the marks (to one application)."""
    recused = Recusal.objects.filter(application=OuterRef("application"), member=OuterRef("member"))
    rows = (
        Mark.objects.filter(only or Q(), application__edition=edition)
        .filter(~Exists(recused))
        .order_by()
        .values_list("application")
        .annotate(given=Count("pk"), total=Sum(F("mark") * F("criterion__weight")))
    )
    return {pk: MarkTotal(count, scaled(total, HUNDREDTHS * THOUSANDTHS)) for pk, count, total in rows}


def count_recusals(edition: Edition) -> dict[int, int]:
    """Application id → how many members are recused from it."""
    rows = Recusal.objects.filter(application__edition=edition).order_by().values_list("application")
    return dict(rows.annotate(Count("pk")))


def mark_hundredths(edition: Edition, *, only: Q | None = None) -> dict[int, int]:
    """Application id → weighted mark in hundredths, of those on which every mark is in."""
    members = CommitteeMember.objects.filter(edition=edition).count()
    criteria = Criterion.objects.filter(edition=edition).count()
    recused = count_recusals(edition)
    marked = {}
    for pk, total in total_marks(edition, only=only).items():
        sitting = members - recused.get(pk, 0)
        if sitting and total.count == sitting * criteria:
            marked[pk] = mean_hundredths(total.weighted, sitting)
    return marked
