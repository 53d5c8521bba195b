"""The figures of an edition, for those inside: nothing suppressed, everything counted from rows.

Definitions are in docs/rules/figures.md; `reporting.indicators` words them for the pages.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.editions.models import Award, Decision, Edition, Minutes
from fursa.editions.queries.awards import LIVING
from fursa.handover.models import HandOver
from fursa.ledger.models import Budget
from fursa.network.queries import count_centres_by_state
from fursa.pathways.models import Pathway
from fursa.people.models import Sex

LEARNING = (
    Pathway.Kind.SECONDARY_EDUCATION,
    Pathway.Kind.UNIVERSITY,
    Pathway.Kind.VOCATIONAL_TRAINING,
    Pathway.Kind.APPRENTICESHIP,
    Pathway.Kind.PAID_PLACEMENT,
)


def edition_figures(user: User, edition: Edition) -> dict[str, Any]:
    """The report of `fursa report --json`: counts of people, money in centimes."""
    require(user, "report.read")
    awards = Award.objects.filter(edition=edition, state__in=LIVING)
    by_territory = {territory.code: 0 for territory in edition.territories.all()}
    by_territory |= _count_by(awards, "territory__code")
    by_sex = dict.fromkeys(Sex.values, 0)
    by_sex |= _count_by(awards, "person__sex")
    money = Budget.objects.filter(purpose=f"edition:{edition.code}").aggregate(
        budget=Sum("amount_centimes", default=0), committed=Sum("committed_centimes", default=0)
    )
    centres = count_centres_by_state(user)
    return {
        "edition": edition.code,
        "beneficiaries": awards.values("person").distinct().count(),
        "territories": sum(1 for people in by_territory.values() if people),
        "budget_centimes": money["budget"],
        "committed_centimes": money["committed"],
        "handed_over": _handed_over(edition),
        "by_territory": by_territory,
        "by_sex": by_sex,
        "decisions": count_decisions(edition),
        "previous_year": _year(previous_year_of(edition)),
        "centres": {"open": centres["open"], "under_construction": centres["under_construction"]},
    }


def _count_by(awards: QuerySet[Award], field: str) -> dict[str, int]:
    return dict(awards.order_by().values(field).annotate(n=Count("pk")).values_list(field, "n"))


def count_decisions(edition: Edition) -> dict[str, int]:
    """What the committee ruled in sessions whose minutes are final, and how often it departed from the proposal."""
    rows = Decision.objects.filter(minutes__edition=edition, minutes__state=Minutes.State.FINAL)
    return rows.aggregate(taken=Count("pk"), departures=Count("pk", filter=Q(departs=True)))


def _handed_over(edition: Edition) -> dict[str, int]:
    standing = HandOver.objects.filter(award__edition=edition, undone_at__isnull=True)
    counts = standing.aggregate(
        cheques=Count("pk", filter=Q(part=HandOver.Part.CHEQUE)),
        equipment=Count("pk", filter=Q(part=HandOver.Part.EQUIPMENT)),
    )
    return {"cheques": counts["cheques"], "equipment": counts["equipment"]}


def previous_year_of(edition: Edition) -> int | None:
    """The year before the edition: that of its launch, or the latest one its folder has published results of."""
    if edition.launched_on is not None:
        return edition.launched_on.year - 1
    years = [year["year"] for year in edition.published.get("years") or []]
    return max(years) if years else None


def _year(year: int | None) -> dict[str, Any]:
    """One year's results. Jobs and learning count people, micro-projects count projects; never to be summed."""
    pathways = Pathway.objects.none() if year is None else Pathway.objects.filter(year=year)
    learners = _people(pathways.filter(kind__in=LEARNING))
    return {
        "year": year,
        "employed_in_citizen_enterprises": len(_people(pathways.filter(kind=Pathway.Kind.EMPLOYMENT))),
        "micro_projects": pathways.filter(kind=Pathway.Kind.MICRO_PROJECT).count(),
        "learning": {
            "total": len(learners),
            "women": len(_people(pathways.filter(kind__in=LEARNING, person__sex=Sex.FEMALE))),
            "juveniles": len(_people(pathways.filter(kind__in=LEARNING, juvenile=True))),
        },
    }


def _people(pathways: Any) -> set[int]:
    """Whom these rows are about; someone recorded twice and recognised later is one person."""
    rows = pathways.values_list("person_id", "person__canonical_id").distinct()
    return {canonical or person for person, canonical in rows}
