"""Issuing documents: drawn once, sealed, stored under their fingerprint, entered into the register."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.audit.actions import record
from fursa.core import files
from fursa.core.errors import ConflictError, FursaError, InvalidError
from fursa.core.queries import get_installation
from fursa.documents import queries
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.facts import as_facts
from fursa.documents.paper.heading import Heading, Issuer
from fursa.documents.paper.issuing import Order, SealedPaper, seal_papers
from fursa.documents.paper.keys import KeyClass, KeysError, SigningKey
from fursa.documents.paper.neutrality import NeutralityError
from fursa.documents.paper.reading import count_pages
from fursa.documents.paper.typesetting import Content
from fursa.documents.paper.values import Wording
from fursa.documents.policies import require_may_issue
from fursa.rules.references import make_reference
from fursa.rules.system_errors import system_reason

BATCH = 200


class StorageError(FursaError):
    status = 507
    sentence = _(
        "The document could not be stored: %(reason)s. Nothing was issued; free some space and try again."
    )


class UnreadableKeysError(FursaError):
    status = 500
    sentence = _("The signing keys cannot be used: %(reason)s. Restore the folder of keys from a backup.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRequest:
    """A document that another room wants issued. The same `key` again is the same document.

    `person_id` decides who sees it; a list about many people has none, and may name the `unit` that works with
    it beside the national services. `subject` is the uuid of the act that it records.
    """

    key: UUID
    content: Content
    edition_code: str
    edition: Wording
    issued_on: date
    subject: UUID | None = None
    person_id: int | None = None
    unit: Unit | None = None
    language: str = "ar"


def issue_document(*, actor: User, request: DocumentRequest) -> IssuedDocument:
    """Issue one document, exactly once per key."""
    return issue_documents(actor=actor, requests=[request])[0]


@transaction.atomic
def issue_documents(
    *,
    actor: User,
    requests: Sequence[DocumentRequest],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[IssuedDocument]:
    """Issue many documents, each exactly once per key; answers in the order asked for.

    `progress(done, total)` counts those already issued as done. ConflictError where a key comes back with other
    facts, InvalidError where a person's paper would speak of prison, ForbiddenError where the role does not do
    the act. Nothing is kept when one fails, files apart: a file that no row names harms nobody.
    """
    for kind in {request.content.kind for request in requests}:
        require_may_issue(actor, kind)
    _lock_counters(requests)
    issued = _already_issued(requests)
    waiting = [request for request in requests if request.key not in issued]
    before = len(requests) - len(waiting)
    if waiting:
        installation = get_installation()
        issuer = queries.get_issuer(installation)
        key = _signing_key(issuer, is_sample=installation.is_sample, today=waiting[0].issued_on)
        orders = [
            Order(request.content, _heading(request, reference, issuer))
            for request, reference in zip(waiting, _take_references(waiting), strict=True)
        ]
        rows = []
        try:
            for request, paper in zip(waiting, seal_papers(orders, key), strict=True):
                _store(paper)
                rows.append(_row(actor, request, paper))
                progress(before + len(rows), len(requests))
        except NeutralityError as error:
            raise InvalidError(
                _("A paper that a person carries may not speak of prison: %(words)s."), words=str(error)
            ) from error
        IssuedDocument.objects.bulk_create(rows, batch_size=BATCH)
        for row in rows:
            record(actor, "document.issued", row, kind=row.kind, reference=row.reference)
            issued[row.key] = row
    return [issued[request.key] for request in requests]


def _lock_counters(requests: Iterable[DocumentRequest]) -> None:
    """One issuer at a time for a kind and year: numbers without gaps, and no key issued twice in parallel."""
    wanted = sorted({(request.content.kind.letters, request.issued_on.year) for request in requests})
    with connection.cursor() as cursor:
        for letters, year in wanted:
            cursor.execute(
                "INSERT INTO documents_counter (letters, year, last) VALUES (%s, %s, 0) "
                "ON CONFLICT (letters, year) DO UPDATE SET last = documents_counter.last",
                [letters, year],
            )


def _take_references(requests: Sequence[DocumentRequest]) -> list[str]:
    """The next number of each kind and year, in the order of the requests. The counters are locked."""
    references = []
    with connection.cursor() as cursor:
        for request in requests:
            letters, year = request.content.kind.letters, request.issued_on.year
            cursor.execute(
                "UPDATE documents_counter SET last = last + 1 WHERE letters = %s AND year = %s RETURNING last",
                [letters, year],
            )
            references.append(make_reference(letters, year, cursor.fetchone()[0]))
    return references


def _already_issued(requests: Sequence[DocumentRequest]) -> dict[UUID, IssuedDocument]:
    rows = IssuedDocument.objects.filter(key__in=[request.key for request in requests])
    issued = {row.key: row for row in rows}
    for request in requests:
        row = issued.get(request.key)
        if row is not None and row.facts_digest != _digest(request):
            raise ConflictError
    return issued


def _digest(request: DocumentRequest) -> str:
    facts = as_facts(request.content)
    said = [request.content.kind.slug, request.edition_code, request.language, facts]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _heading(request: DocumentRequest, reference: str, issuer: Issuer) -> Heading:
    return Heading(
        reference=reference,
        edition_code=request.edition_code,
        edition=request.edition,
        issued_on=request.issued_on,
        issuer=issuer,
        language=request.language,
    )


def _signing_key(issuer: Issuer, *, is_sample: bool, today: date) -> SigningKey:
    key_class = KeyClass.SAMPLE if is_sample else KeyClass.LIVE
    try:
        return queries.get_key_ring().signing_key(key_class, issuer=issuer.neutral, today=today)
    except KeysError as error:
        raise UnreadableKeysError(reason=error.message.translate(gettext)) from error
    except OSError as error:
        raise StorageError(reason=system_reason(error).translate(gettext)) from error


def _store(paper: SealedPaper) -> None:
    """On the disk before any row names it."""
    try:
        files.store(paper.pdf)
    except OSError as error:
        raise StorageError(reason=system_reason(error).translate(gettext)) from error


def _row(actor: User, request: DocumentRequest, paper: SealedPaper) -> IssuedDocument:
    facts = paper.code.facts
    return IssuedDocument(
        key=request.key,
        facts_digest=_digest(request),
        kind=facts.kind.slug,
        reference=facts.reference,
        edition_code=request.edition_code,
        language=request.language,
        amount_centimes=facts.amount_centimes,
        issued_on=request.issued_on,
        issued_by_id=actor.pk,
        issued_by_label=actor.label,
        subject=request.subject,
        person_id=request.person_id,
        unit=request.unit,
        payload=paper.code.text,
        key_id=paper.key_id,
        sha256=paper.sha256,
        size=len(paper.pdf),
        pages=count_pages(paper.pdf),
        is_sample=paper.code.key_class is KeyClass.SAMPLE,
    )
