"""شهادة for a way that was passed: the paper the person carries, verifiable for decades, issued once."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import WrongStateError
from fursa.core.localized import Named
from fursa.core.queries import get_installation
from fursa.documents.actions import DocumentRequest, issue_document
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.receipts import Certificate
from fursa.documents.paper.values import Holder, PersonName, Wording
from fursa.documents.queries import find_by_key
from fursa.pathways.models import Pathway

_PAPERS = UUID("b4f8e0a6-2c55-4f0d-9a5e-6a1d3c7b8e21")
# Like a life project, it belongs to no edition.
NO_EDITION = "training"


def certificate_key(pathway: Pathway) -> UUID:
    """The key under which the certificate of this way is issued; another end of it would be another certificate."""
    return uuid5(_PAPERS, f"{pathway.uuid}:{pathway.ended_on}")


def find_certificate(user: User, pathway: Pathway) -> IssuedDocument | None:
    """The certificate, where it was issued."""
    require(user, "pathway.read")
    return find_by_key(certificate_key(pathway))


def issue_certificate(*, actor: User, pathway: Pathway, today: date) -> IssuedDocument:
    """Issue the certificate of a way that was passed under a title; WrongStateError for any other."""
    require(actor, "pathway.change")
    if pathway.result != Pathway.Result.PASSED or not pathway.certificate or pathway.ended_on is None:
        raise WrongStateError(
            _("A certificate is issued for what was passed, with the title it was passed under.")
        )
    found = find_certificate(actor, pathway)
    if found is not None:
        return found
    person = pathway.person
    return issue_document(
        actor=actor,
        request=DocumentRequest(
            key=certificate_key(pathway),
            content=Certificate(
                holder=Holder(
                    name=PersonName(ar=person.full_name_ar, fr=person.full_name_latin),
                    identity_card=person.cnie,
                ),
                achievement=Wording(ar=pathway.certificate, fr=""),
                institution=_institution(pathway),
                passed_on=pathway.ended_on,
                place=_place(pathway),
                signatory=_institution(pathway),
            ),
            edition_code=NO_EDITION,
            edition=Wording(ar="", fr=""),
            issued_on=today,
            subject=pathway.uuid,
            person_id=pathway.person_id,
        ),
    )


def _institution(pathway: Pathway) -> Wording:
    """Where it was learnt; what was learnt inside an establishment carries the neutral name of the programme."""
    if pathway.partner is not None and not pathway.inside:
        return _words(pathway.partner)
    names = get_installation().issuer_names
    return Wording(ar=names.get("ar", ""), fr=names.get("fr", ""), en=names.get("en", ""))


def _place(pathway: Pathway) -> Wording:
    place = pathway.place or (pathway.partner.commune if pathway.partner else None)
    return _words(place) if place is not None else Wording(ar="المغرب", fr="Maroc")


def _words(row: Named) -> Wording:
    return Wording(ar=row.name_ar, fr=row.name_fr, en=row.name_en)
