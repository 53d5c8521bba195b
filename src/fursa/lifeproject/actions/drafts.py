"""Writing a life project: one theme at a time, kept half done."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import WrongStateError
from fursa.custody.queries import writing_unit
from fursa.lifeproject.models import Draft
from fursa.lifeproject.policies import refuse_ended, refuse_wrong_theme
from fursa.lifeproject.queries import content_of, digest_of, find_draft, list_projects
from fursa.people.models import Person
from fursa.people.queries import lock_person


@transaction.atomic
def save_theme(
    *, actor: User, person_uuid: UUID, theme: str, content: dict[str, Any], seen: str, today: date
) -> Draft:
    """Keep what was written for one theme. `seen` is the digest of what the page showed before.

    The first save begins the draft, from the last version where there is one. The same content again changes
    nothing; WrongStateError where somebody else changed this theme meanwhile.
    """
    require(actor, "lifeproject.change")
    person = lock_person(actor, person_uuid)
    unit = writing_unit(actor, person, today=today)
    refuse_ended(actor, person)
    refuse_wrong_theme(theme, content)
    draft = find_draft(actor, person) or _begun(actor, person, unit)
    kept = draft.content.get(theme) or {}
    if kept == content:
        return draft
    if digest_of(kept) != seen:
        raise WrongStateError(
            _("Somebody changed this page meanwhile. Open it again: what you typed is not lost on this page.")
        )
    draft.content[theme] = content
    draft.unit, draft.changed_by = unit, actor
    draft.save(update_fields=["content", "unit", "changed_by", "changed_at"])
    record(actor, "lifeproject.written", draft, theme=theme)
    return draft


def _begun(actor: User, person: Person, unit: Unit) -> Draft:
    last = list_projects(actor, person).first()
    return Draft.objects.create(
        person=person,
        follows=last,
        unit=unit,
        content=content_of(last) if last else {},
        changed_by=actor,
    )


@transaction.atomic
def discard_draft(*, actor: User, person_uuid: UUID, today: date) -> None:
    """Throw away what was being written; the versions that were signed stay. Its history is kept."""
    require(actor, "lifeproject.change")
    person = lock_person(actor, person_uuid)
    writing_unit(actor, person, today=today)
    draft = find_draft(actor, person)
    if draft is None:
        return
    record(actor, "lifeproject.discarded", draft)
    draft.delete()
