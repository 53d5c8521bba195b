"""What other budgets would reach: twenty points around the edition's own, worked out in the background."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import open_run, running
from fursa.core.models import Run
from fursa.editions import queries
from fursa.editions.actions.proposal.making import read_instance
from fursa.editions.models import Edition, Proposal
from fursa.editions.queries.frontier import KIND
from fursa.rules.allocation import Instance, frontier
from fursa.rules.messages import N_

POINTS = 20
# From eleven twentieths of the budget to half as much again: the budget itself is the tenth point.
_FIRST_TWENTIETH = 11


def budgets_around(budget_centimes: int) -> list[int]:
    """Twenty budgets in centimes, ascending, a twentieth of the edition's own apart; it is among them."""
    return [budget_centimes * part // 20 for part in range(_FIRST_TWENTIETH, _FIRST_TWENTIETH + POINTS)]


@transaction.atomic
def request_frontier(*, actor: User, proposal: Proposal, key: UUID, next_url: str) -> tuple[Run, bool]:
    """The run whose progress to watch, and whether it is a new one whose job must be queued."""
    require(actor, "edition.propose")
    queries.lock_edition(actor, proposal.edition)
    return open_run(actor, KIND, str(proposal.uuid), key=key, next_url=next_url)


def work_out_frontier(*, actor: User, proposal: Proposal, run: Run, seconds_each: float = 10.0) -> None:
    """Solve the proposal's own instance under each budget, and keep the points with the proposal."""
    require(actor, "edition.propose")
    instance = Instance.from_mapping(read_instance(proposal))
    with running(actor, KIND, run=run) as progress:
        progress.step(N_("Trying other budgets"), POINTS)
        points = frontier(
            instance,
            budgets_around(proposal.budget_centimes),
            aim="merit" if proposal.aim == Edition.Aim.MERIT else "value",
            seconds_each=seconds_each,
            seed=proposal.edition.draw_seed,
            progress=lambda _count: progress.advance(),
        )
        with transaction.atomic():
            proposal.frontier = [
                {
                    "budget": point.budget,
                    "status": point.status,
                    "value": point.value,
                    "cost": point.cost,
                    "count": point.count,
                }
                for point in points
            ]
            proposal.save(update_fields=["frontier"])
            record(actor, "edition.frontier", proposal, points=len(points))
