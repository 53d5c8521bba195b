"""Giving an award up, which is possible until the first part of it is handed over."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import WrongStateError
from fursa.editions.actions.awards import cancel_award
from fursa.editions.models import Award
from fursa.editions.queries.awards import lock_award
from fursa.handover.models import HandOver


@transaction.atomic
def give_up_award(*, actor: User, award_uuid: UUID, reason: str) -> Award:
    """Give an award up, with a reason, before any part is handed over; its money is free again."""
    require(actor, "award.commit")
    award = lock_award(actor, award_uuid)
    if HandOver.objects.filter(award=award, undone_at__isnull=True).exists():
        raise WrongStateError(_("What was handed over cannot be cancelled here."))
    return cancel_award(actor=actor, award_uuid=award_uuid, reason=reason)
