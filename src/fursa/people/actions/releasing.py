"""Letting a payment go while a possible duplicate waits for review: two people, with a reason."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.people.models import HoldRelease, Person
from fursa.people.queries import lock_person
from fursa.people.queries.duplicates import list_held


@transaction.atomic
def ask_release(*, actor: User, person: Person, reason: str) -> HoldRelease:
    """The first of two: says why the payment may go. Asked again while it waits, the same request stands."""
    require(actor, "identity.release")
    locked = _lock_held(actor, person)
    reason = reason.strip()
    if not reason:
        raise InvalidError(_("Say why the payment may go before the review."))
    found, is_new = HoldRelease.objects.get_or_create(
        person=locked, confirmed_by=None, lapsed_at=None, defaults={"reason": reason, "asked_by": actor}
    )
    if is_new:
        record(actor, "hold.release_asked", locked, release=str(found.uuid))
    return found


@transaction.atomic
def confirm_release(*, actor: User, person: Person) -> HoldRelease:
    """The second of two, who is another person: from now on the payment may go."""
    require(actor, "identity.release")
    locked = _lock_held(actor, person)
    waiting = HoldRelease.objects.filter(person=locked, confirmed_by=None, lapsed_at=None)
    found = waiting.select_for_update(of=("self",)).first()
    if found is None:
        raise WrongStateError(_("Nobody asked for this release."))
    if found.asked_by_id == actor.pk:
        raise ForbiddenError(_("Another person confirms it: two people let a payment go."))
    found.confirmed_by, found.confirmed_at = actor, timezone.now()
    found.save(update_fields=["confirmed_by", "confirmed_at"])
    record(actor, "hold.released", locked, release=str(found.uuid))
    return found


def _lock_held(actor: User, person: Person) -> Person:
    locked = lock_person(actor, person.uuid)
    if locked.canonical is not None:
        locked = lock_person(actor, locked.canonical.uuid)
    if not list_held(actor, [locked.pk]):
        raise WrongStateError(_("No payment to this person waits for a review."))
    return locked
