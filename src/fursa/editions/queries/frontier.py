"""What other budgets would reach, as it was worked out for a proposal."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.models import Run
from fursa.editions.models import Proposal

KIND = "edition.frontier"


@dataclass(frozen=True, slots=True)
class BudgetPoint:
    """A budget in centimes and what it reaches: people, cost, marks in hundredths; None where no list keeps the
    rules with it."""

    budget_centimes: int
    count: int | None
    cost_centimes: int | None
    value: int | None


def list_budget_points(user: User, proposal: Proposal) -> list[BudgetPoint]:
    """The points of a proposal by budget, smallest first; none before they are worked out."""
    require(user, "appraisal.read")
    return [
        BudgetPoint(point["budget"], point["count"], point["cost"], point["value"])
        for point in proposal.frontier
    ]


def find_frontier_run(user: User, proposal: Proposal) -> Run | None:
    """The last run that works or worked them out."""
    require(user, "appraisal.read")
    return Run.objects.filter(kind=KIND, subject=str(proposal.uuid)).first()
