"""The door to an application."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.editions.models import Application, Edition


def get_application(user: User, application_uuid: UUID) -> Application:
    """One application of someone this user sees, or MissingError."""
    require(user, "application.read")
    found = (
        Application.objects.select_related("edition", "territory", "person")
        .prefetch_related("options__kits__kit")
        .filter(uuid=application_uuid)
        .first()
    )
    if found is None:
        raise MissingError
    return found


def lock_application(user: User, application_uuid: UUID) -> Application:
    """The same row with its edition and territory, locked until the transaction ends."""
    require(user, "application.read")
    found = (
        Application.objects.select_for_update(of=("self",))
        .select_related("edition", "territory")
        .filter(uuid=application_uuid)
        .first()
    )
    if found is None:
        raise MissingError
    return found


def list_applications(user: User, edition: Edition) -> QuerySet[Application]:
    """The applications of an edition that were not withdrawn, with person and territory."""
    require(user, "application.read")
    return (
        Application.objects.filter(edition=edition)
        .exclude(state=Application.State.WITHDRAWN)
        .select_related("person", "territory")
    )
