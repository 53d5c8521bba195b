"""What partners say: for the partner itself, for one way, and what waits to be taken over."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.pathways.models import PartnerWord, Pathway, Referral


def list_said(user: User, referral: Referral) -> QuerySet[PartnerWord]:
    """What a partner said of one of those referred to it, the latest first."""
    require(user, "placement.answer")
    return PartnerWord.objects.filter(referral=referral)


def list_words(user: User, pathway: Pathway) -> QuerySet[PartnerWord]:
    """What the partner said of a way, the latest first."""
    require(user, "pathway.read")
    return PartnerWord.objects.filter(pathway=pathway).select_related("said_by")


def list_waiting_words(user: User) -> list[PartnerWord]:
    """What waits to be taken over, of everyone this user sees, the oldest first."""
    require(user, "pathway.read")
    rows = PartnerWord.objects.filter(state=PartnerWord.State.WAITING).order_by("said_at", "pk")
    return list(rows.select_related("person", "pathway__partner"))


def lock_word(user: User, word_uuid: UUID) -> PartnerWord:
    """The row, locked until the transaction ends."""
    require(user, "pathway.read")
    rows = PartnerWord.objects.select_for_update(of=("self",)).select_related("person", "pathway")
    found = rows.filter(uuid=word_uuid).first()
    if found is None:
        raise MissingError
    return found
