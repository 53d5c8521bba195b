"""Reading centres, establishments and partners."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.network.models import Agreement, Centre, Establishment, Partner


def list_centres(user: User) -> QuerySet[Centre]:
    require(user, "network.read")
    return Centre.objects.select_related("commune")


def list_establishments(user: User) -> QuerySet[Establishment]:
    require(user, "network.read")
    return Establishment.objects.select_related("commune")


def list_partners(user: User) -> QuerySet[Partner]:
    require(user, "network.read")
    return Partner.objects.select_related("commune").prefetch_related("agreements__quotas")


def get_partner(user: User, code: str) -> Partner:
    """The partner of that code, or MissingError."""
    found = list_partners(user).filter(code=code).first()
    if found is None:
        raise MissingError
    return found


def get_agreement(user: User, agreement_uuid: UUID) -> Agreement:
    """The agreement, or MissingError."""
    require(user, "network.read")
    found = Agreement.objects.select_related("partner").filter(uuid=agreement_uuid).first()
    if found is None:
        raise MissingError
    return found


def lock_agreement(user: User, agreement_uuid: UUID) -> Agreement:
    """The same row, locked until the transaction ends: who takes of its quota goes in turn."""
    require(user, "network.read")
    found = Agreement.objects.select_for_update(of=("self",)).filter(uuid=agreement_uuid).first()
    if found is None:
        raise MissingError
    return found


def count_centres_by_state(user: User) -> dict[str, int]:
    """How many centres are open, under construction and planned."""
    require(user, "network.read")
    counts = dict.fromkeys(Centre.State.values, 0)
    for state in Centre.objects.values_list("state", flat=True):
        counts[state] += 1
    return counts
