"""The edition's money: who gives what, what is committed, what waits, and the papers of the office."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Sum

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.documents.models import IssuedDocument
from fursa.editions.models import Award, Cofunder, Edition, Territory
from fursa.editions.queries.awards import LIVING, list_decisions_to_commit

OFFICE_PAPERS = ("minutes", "cheque-list", "equipment-list", "ceremony-list")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Final positive decisions that no award carries out yet, and their cost."""

    count: int
    centimes: int


@dataclass(frozen=True, slots=True)
class TerritoryMoney:
    territory: str
    awards: int
    centimes: int


@dataclass(frozen=True, slots=True)
class AwardCount:
    """How many living awards are in a state, in the order of their way."""

    code: str
    word: str
    count: int


def get_waiting(user: User, edition: Edition) -> Waiting:
    require(user, "budget.read")
    rows = list_decisions_to_commit(user, edition).order_by()
    cost = F("option__cheque_centimes") + F("option__equipment_centimes")
    found = rows.aggregate(count=Count("pk"), cost=Sum(cost))
    return Waiting(found["count"], int(found["cost"] or 0))


def list_territory_money(user: User, edition: Edition) -> list[TerritoryMoney]:
    """Awards and what they cost, territory by territory."""
    require(user, "budget.read")
    rows = (
        Award.objects.filter(edition=edition, state__in=LIVING)
        .order_by()
        .values_list("territory")
        .annotate(awards=Count("pk"), cost=Sum(F("cheque_centimes") + F("equipment_centimes")))
    )
    found = {pk: (count, int(cost)) for pk, count, cost in rows}
    return [
        TerritoryMoney(t.name, *found.get(t.pk, (0, 0))) for t in Territory.objects.filter(edition=edition)
    ]


def list_award_counts(user: User, edition: Edition) -> list[AwardCount]:
    require(user, "award.read")
    counts = dict(Award.objects.filter(edition=edition).order_by().values_list("state").annotate(Count("pk")))
    return [
        AwardCount(code, str(word), counts.get(code, 0))
        for code, word in Award.State.choices
        if code in LIVING or counts.get(code)
    ]


def cofunder_names(edition: Edition) -> dict[str, Cofunder]:
    """The co-funders by the code of their budget."""
    return {row.code: row for row in Cofunder.objects.filter(edition=edition)}


def list_office_papers(user: User, edition: Edition) -> QuerySet[IssuedDocument]:
    """Minutes and lists of the edition as they were issued, newest first; none for who reads no documents."""
    if not may(user, "document.read"):
        return IssuedDocument.objects.none()
    return IssuedDocument.objects.filter(edition_code=edition.code, kind__in=OFFICE_PAPERS)
