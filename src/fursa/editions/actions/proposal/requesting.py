"""Asking for the proposals: made in the background, by a job that finds its way with ids alone."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.actions import open_run
from fursa.core.errors import WrongStateError
from fursa.core.models import Run
from fursa.editions import queries
from fursa.editions.actions.proposal.making import OPEN
from fursa.editions.models import Edition
from fursa.editions.queries.proposing import KIND


@transaction.atomic
def request_proposals(*, actor: User, edition: Edition, key: UUID, next_url: str) -> tuple[Run, bool]:
    """The run whose progress to watch, and whether it is a new one whose job must be queued.

    The same key, or a run that is under way, gives the run there is. `next_url`: where the result is seen.
    """
    require(actor, "edition.propose")
    locked = queries.lock_edition(actor, edition)
    if locked.state not in OPEN:
        raise WrongStateError(_("The decisions of this edition are final."))
    if not locked.draw_seed:
        raise WrongStateError(_("Draw the seed in public first: it settles the last ties."))
    return open_run(actor, KIND, locked.code, key=key, next_url=next_url)
