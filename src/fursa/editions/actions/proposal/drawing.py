"""The public draw that settles the last ties: its seed stands on the edition before anything is solved."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError, WrongStateError
from fursa.editions import queries
from fursa.editions.models import Edition, Proposal

LONGEST = 80


@transaction.atomic
def set_draw_seed(*, actor: User, edition: Edition, seed: str) -> Edition:
    """Enter the seed as it was drawn in public. Once a proposal was made with it, it never changes.

    The audit keeps the fingerprint of the references that took part (docs/rules/draws.md).
    """
    require(actor, "edition.propose")
    locked = queries.lock_edition(actor, edition)
    seed = seed.strip()
    if not seed or len(seed) > LONGEST or any(ord(letter) < 32 for letter in seed):
        raise InvalidError(_("The seed of the draw is one line of at most %(most)s letters."), most=LONGEST)
    if locked.draw_seed == seed:
        return locked
    if locked.draw_seed and Proposal.objects.filter(edition=locked).exists():
        raise WrongStateError(_("A proposal was already made with the seed that was drawn: it stands."))
    locked.draw_seed = seed
    locked.save(update_fields=["draw_seed"])
    edition.draw_seed = seed
    record(
        actor,
        "edition.seed_drawn",
        locked,
        seed=seed,
        fingerprint=queries.get_draw_fingerprint(actor, locked),
    )
    return locked
