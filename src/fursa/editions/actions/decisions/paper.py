"""Generating the minutes: drawn once, sealed, and from then on what the members sign."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import WrongStateError
from fursa.documents.actions import DocumentRequest, issue_document
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.facts import as_facts
from fursa.documents.paper.values import Wording
from fursa.editions import queries
from fursa.editions.models import Minutes
from fursa.editions.queries.paper import minutes_paper


@transaction.atomic
def issue_minutes(
    *, actor: User, minutes: Minutes, issued_on: date, place: Mapping[str, str] | None = None
) -> IssuedDocument:
    """Generate the minutes of a session whose rulings are finished; the same facts give the same document."""
    require(actor, "decision.record")
    locked = queries.lock_minutes(actor, minutes)
    if locked.state == Minutes.State.DRAFT:
        raise WrongStateError(_("The committee is still ruling: end the session first."))
    content = minutes_paper(actor, locked, place=place)
    facts = json.dumps(as_facts(content), sort_keys=True, ensure_ascii=False)
    edition = locked.edition
    document = issue_document(
        actor=actor,
        request=DocumentRequest(
            key=uuid5(locked.uuid, hashlib.sha256(facts.encode()).hexdigest()),
            content=content,
            edition_code=edition.code,
            edition=Wording(ar=edition.name_ar, fr=edition.name_fr or edition.name_ar, en=edition.name_en),
            issued_on=issued_on,
            subject=locked.uuid,
        ),
    )
    if locked.document != document.uuid:
        locked.document = document.uuid
        locked.save(update_fields=["document"])
        record(actor, "minutes.generated", locked, document=str(document.uuid))
    return document
