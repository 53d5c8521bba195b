"""Work on an edition that runs behind the pages, in the scope of whoever asked for it."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.accounts.queries import today
from fursa.core.models import Run
from fursa.core.origin import Origin, acting_from
from fursa.core.scope import scope
from fursa.editions.actions.proposal import make_proposals
from fursa.editions.models import Edition


def ask_for_proposals(*, actor: User, edition: Edition) -> Run:
    """Queue the making of both proposals; the run tells how far it is. While one is queued or running, that one."""
    require(actor, "edition.propose")
    waiting = Run.objects.filter(
        kind="edition.propose", subject=edition.code, state__in=(Run.State.WAITING, Run.State.RUNNING)
    ).first()
    if waiting is not None:
        return waiting
    run = Run.objects.create(
        kind="edition.propose", subject=edition.code, actor_id=actor.pk, actor_label=actor.label
    )
    propose.defer(user_id=actor.pk, edition_id=edition.pk, run_id=run.pk)
    return run


@app.task(queueing_lock=None, pass_context=False)
def propose(user_id: int, edition_id: int, run_id: int) -> None:
    """Make both proposals of an edition for the user who asked."""
    actor = User.objects.get(pk=user_id)
    run = Run.objects.get(pk=run_id)
    with acting_from(Origin("job", "edition.propose")), scope(actor):
        edition = Edition.objects.get(pk=edition_id)
        make_proposals(actor=actor, edition=edition, today=today(), run=run)
