"""Asking for the proposals: made in the background, by a job that finds its way with ids alone."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.actions import open_run
from fursa.core.models import Run
from fursa.editions import queries
from fursa.editions.actions.proposal.making import check_may_propose
from fursa.editions.models import Edition, Scenario
from fursa.editions.queries.proposing import KIND, SCENARIO_KIND


@transaction.atomic
def request_proposals(*, actor: User, edition: Edition, key: UUID, next_url: str) -> tuple[Run, bool]:
    """The run whose progress to watch, and whether it is a new one whose job must be queued.

    The same key, or a run that is under way, gives the run there is. `next_url`: where the result is seen.
    """
    require(actor, "edition.propose")
    locked = queries.lock_edition(actor, edition)
    check_may_propose(locked)
    return open_run(actor, KIND, locked.code, key=key, next_url=next_url, may_stop=True)


@transaction.atomic
def request_scenario(*, actor: User, scenario: Scenario, key: UUID, next_url: str) -> tuple[Run, bool]:
    """The same for the proposal under a scenario's rules."""
    require(actor, "edition.propose")
    check_may_propose(queries.lock_edition(actor, scenario.edition))
    return open_run(actor, SCENARIO_KIND, str(scenario.uuid), key=key, next_url=next_url, may_stop=True)
