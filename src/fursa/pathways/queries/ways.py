"""Pathways, as far as the reader's role opens them."""

from __future__ import annotations

from uuid import UUID

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.pathways.models import Pathway
from fursa.people.models import Person


def get_pathway(user: User, person: Person, pathway_uuid: UUID) -> Pathway:
    """One pathway of this person."""
    require(user, "pathway.read")
    found = (
        Pathway.objects.select_related("person", "partner", "place")
        .filter(person=person, uuid=pathway_uuid)
        .first()
    )
    if found is None:
        raise MissingError
    return found


def lock_pathway(user: User, pathway_uuid: UUID) -> Pathway:
    """One pathway this user sees, locked until the transaction ends."""
    require(user, "pathway.read")
    rows = Pathway.objects.select_for_update(of=("self",)).select_related("person")
    found = rows.filter(uuid=pathway_uuid).first()
    if found is None:
        raise MissingError
    return found
