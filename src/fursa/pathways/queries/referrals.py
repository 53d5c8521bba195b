"""Referrals: for those who accompany people, and for the partner who sees only what was written for it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import list_units_of
from fursa.core.errors import ForbiddenError, MissingError
from fursa.pathways.models import Opening, Referral
from fursa.people.models import Person
from fursa.people.queries import list_records


def list_referrals(user: User, person: Person) -> QuerySet[Referral]:
    """A person's referrals, the last first."""
    require(user, "referral.read")
    return Referral.objects.filter(person__in=list_records(user, person)).select_related(
        "opening__partner", "opening__place", "referred_by", "person"
    )


def list_referrals_to(user: User, opening: Opening) -> QuerySet[Referral]:
    """Who was referred to an opening, of those the user sees."""
    require(user, "referral.read")
    return Referral.objects.filter(opening=opening).select_related("person", "referred_by")


def list_placements(user: User) -> QuerySet[Referral]:
    """A partner's own: those referred to its openings, through what was written for it."""
    require(user, "placement.answer")
    return (
        Referral.objects.filter(opening__partner__unit__in=list_units_of(user))
        .exclude(state=Referral.State.WITHDRAWN)
        .select_related("opening")
    )


def get_placement(user: User, referral_uuid: UUID) -> Referral:
    found = list_placements(user).filter(uuid=referral_uuid).first()
    if found is None:
        raise MissingError
    return found


def lock_referral(user: User, referral_uuid: UUID) -> Referral:
    """The row, locked; for a partner, one of its own."""
    rows = Referral.objects.select_for_update(of=("self",)).select_related(
        "opening__partner", "opening__place"
    )
    if may(user, "placement.answer"):
        rows = rows.filter(opening__partner__unit__in=list_units_of(user))
    elif not may(user, "referral.make"):
        raise ForbiddenError
    found = rows.filter(uuid=referral_uuid).first()
    if found is None:
        raise MissingError
    return found
