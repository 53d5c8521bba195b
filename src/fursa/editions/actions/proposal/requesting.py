"""Asking for the proposals: made in the background, by a job that finds its way with ids alone."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.actions import once
from fursa.core.errors import WrongStateError
from fursa.core.models import Run
from fursa.core.queries import get_run
from fursa.editions import queries
from fursa.editions.actions.proposal.making import OPEN
from fursa.editions.models import Edition
from fursa.editions.queries.proposing import KIND, find_running

# A run that told nothing for so long was left behind by a program that ended.
SILENCE = timedelta(minutes=10)


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
    under_way = find_running(actor, locked)
    if under_way is not None and timezone.now() - under_way.changed_at < SILENCE:
        return under_way, False
    if under_way is not None:
        under_way.state = Run.State.INTERRUPTED
        under_way.save(update_fields=["state"])
    opened: list[Run] = []

    def begin() -> dict[str, str]:
        run = Run.objects.create(
            kind=KIND,
            subject=locked.code,
            actor_id=actor.pk,
            actor_label=actor.label,
            result={"next_url": next_url},
        )
        opened.append(run)
        return {"run": str(run.uuid)}

    body = {"edition": locked.code}
    found = once(actor, "edition.request_proposals", key, body, begin)
    return get_run(UUID(found["run"])), bool(opened)
