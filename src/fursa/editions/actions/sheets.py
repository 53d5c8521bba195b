"""The two sheets of an applicant on paper: the person's own, to be read aloud, and the committee's."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from uuid import uuid5

from django.db import transaction

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.documents.actions import DocumentRequest, issue_document
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.facts import as_facts
from fursa.documents.paper.sheets import ApplicantSheet, CommitteeSheet
from fursa.documents.paper.values import Wording
from fursa.editions.models import Application
from fursa.editions.queries.naming import neutral_wording
from fursa.editions.queries.sheets import applicant_sheet, committee_sheet


@transaction.atomic
def issue_applicant_sheet(*, actor: User, application: Application, issued_on: date) -> IssuedDocument:
    """The person's own sheet, once the ruling is final; the same facts on the same day give the same paper."""
    require(actor, "application.read")
    content = applicant_sheet(actor, application)
    return _issue(actor, application, content, neutral_wording(application.edition), issued_on)


@transaction.atomic
def issue_committee_sheet(*, actor: User, application: Application, issued_on: date) -> IssuedDocument:
    """The committee's sheet as the last proposals have it."""
    require(actor, "appraisal.read")
    edition = application.edition
    title = Wording(ar=edition.name_ar, fr=edition.name_fr or edition.name_ar, en=edition.name_en)
    return _issue(actor, application, committee_sheet(actor, application), title, issued_on)


def _issue(
    actor: User,
    application: Application,
    content: ApplicantSheet | CommitteeSheet,
    edition: Wording,
    issued_on: date,
) -> IssuedDocument:
    facts = json.dumps([as_facts(content), issued_on.isoformat()], sort_keys=True, ensure_ascii=False)
    return issue_document(
        actor=actor,
        request=DocumentRequest(
            key=uuid5(application.uuid, content.kind.slug + hashlib.sha256(facts.encode()).hexdigest()),
            content=content,
            edition_code=application.edition.code,
            edition=edition,
            issued_on=issued_on,
            subject=application.uuid,
            person_id=application.person_id,
        ),
    )
