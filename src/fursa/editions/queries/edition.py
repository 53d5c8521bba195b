"""The edition, its parts, and the seats of its committee."""

from __future__ import annotations

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.editions.models import Application, CommitteeMember, Criterion, Edition, Territory
from fursa.rules.draws import fingerprint


def get_edition(user: User, code: str) -> Edition:
    """The edition of that code, or MissingError."""
    require(user, "edition.read")
    edition = Edition.objects.filter(code=code).first()
    if edition is None:
        raise MissingError
    return edition


def list_editions(user: User) -> QuerySet[Edition]:
    require(user, "edition.read")
    return Edition.objects.all()


def lock_edition(user: User, edition: Edition) -> Edition:
    """The row as it is now, locked until the transaction ends: who decides on an edition goes in turn."""
    require(user, "edition.read")
    locked = Edition.objects.select_for_update(of=("self",)).filter(pk=edition.pk).first()
    if locked is None:
        raise MissingError
    return locked


def list_territories(user: User, edition: Edition) -> QuerySet[Territory]:
    require(user, "edition.read")
    return Territory.objects.filter(edition=edition)


def list_criteria(user: User, edition: Edition) -> QuerySet[Criterion]:
    require(user, "edition.read")
    return Criterion.objects.filter(edition=edition)


def list_members(user: User, edition: Edition) -> QuerySet[CommitteeMember]:
    """The committee's seats, with the accounts that hold them."""
    require(user, "edition.read")
    return CommitteeMember.objects.filter(edition=edition).select_related("user")


def get_draw_fingerprint(user: User, edition: Edition) -> str:
    """What is published before the seed is drawn: it fixes which applications take part (docs/rules/draws.md)."""
    require(user, "edition.read")
    submitted = Application.objects.filter(edition=edition).exclude(state=Application.State.WITHDRAWN)
    return fingerprint(submitted.order_by().values_list("reference", flat=True))


def find_seat(user: User, edition: Edition) -> CommitteeMember | None:
    """The seat this user holds in the edition's committee; one user has one seat."""
    return CommitteeMember.objects.filter(edition=edition, user=user).order_by("position").first()
