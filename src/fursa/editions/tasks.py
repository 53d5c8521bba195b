"""Work on an edition that takes longer than a page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from uuid import UUID

from django.utils import translation
from procrastinate.contrib.django import app

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.actions import fail_run
from fursa.core.errors import FursaError
from fursa.core.models import Run
from fursa.core.origin import Origin, acting_from
from fursa.core.queries import get_run
from fursa.core.scope import scope
from fursa.core.tasks import WATCHED
from fursa.editions import queries
from fursa.editions.actions.proposal import make_proposals
from fursa.editions.actions.proposal.frontier import work_out_frontier
from fursa.editions.actions.reconsideration import weigh
from fursa.editions.queries.requests import get_request
from fursa.editions.queries.scenarios import get_scenario

logger = logging.getLogger(__name__)


def _work(run_uuid: str, user_pk: int, act: Callable[[User, Run], object]) -> None:
    """Do `act` in the scope and language of whoever asked; what went wrong is said on the run's page.

    A fault of ours goes on to the queue, which writes its details into the log.
    """
    user = User.objects.get(pk=user_pk, is_active=True)
    run = get_run(UUID(run_uuid))
    if run.state == Run.State.DONE:
        return
    with acting_from(Origin("job", run.kind)), translation.override(user.language):
        try:
            with scope(user):
                act(user, run)
        except Exception as error:
            fail_run(run, error)
            logger.warning("%s was not done: %s, reference %s", run.kind, type(error).__name__, run.reference)
            if not isinstance(error, FursaError):
                raise


@app.task(name="editions.propose", queue=WATCHED, pass_context=False)
def propose(run_uuid: str, user_pk: int, edition_code: str) -> None:
    """Make both proposals."""

    def act(user: User, run: Run) -> None:
        edition = queries.get_edition(user, edition_code)
        make_proposals(actor=user, edition=edition, today=today(), run=run)

    _work(run_uuid, user_pk, act)


@app.task(name="editions.propose_scenario", queue=WATCHED, pass_context=False)
def propose_scenario(run_uuid: str, user_pk: int, scenario_uuid: str) -> None:
    """Make the proposal under a scenario's rules."""

    def act(user: User, run: Run) -> None:
        scenario = get_scenario(user, UUID(scenario_uuid))
        make_proposals(actor=user, edition=scenario.edition, today=today(), run=run, scenario=scenario)

    _work(run_uuid, user_pk, act)


@app.task(name="editions.weigh_reconsideration", queue=WATCHED, pass_context=False)
def weigh_reconsideration(run_uuid: str, user_pk: int, request_uuid: str) -> None:
    """Weigh a request for reconsideration."""

    def act(user: User, run: Run) -> None:
        weigh(actor=user, request=get_request(user, UUID(request_uuid)), run=run)

    _work(run_uuid, user_pk, act)


@app.task(name="editions.work_out_frontier", queue=WATCHED, pass_context=False)
def work_out(run_uuid: str, user_pk: int, proposal_uuid: str) -> None:
    """Work out what other budgets would reach."""

    def act(user: User, run: Run) -> None:
        work_out_frontier(actor=user, proposal=queries.get_proposal(user, UUID(proposal_uuid)), run=run)

    _work(run_uuid, user_pk, act)
