"""What a person carries away, one paper each: it names no prison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.documents.actions import DocumentRequest, issue_documents
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.receipts import Certificate, ChequeReceipt, EquipmentRecord, Undertaking
from fursa.documents.paper.values import Wording
from fursa.editions.models import Award, Edition
from fursa.handover.actions.papers import wording as as_
from fursa.handover.models import CertificateHandOver, HandOver

FOLLOW_UP_MONTHS = 12
Told = Callable[[int, int], None]


def _untold(done: int, total: int) -> None:
    """Nobody listens."""


def issue_receipts(
    *, actor: User, edition: Edition, hand_overs: Sequence[HandOver], bank: Wording, told: Told = _untold
) -> list[IssuedDocument]:
    """One receipt for each hand-over: وصل تسلّم شيك or محضر تسليم تجهيزات; an award of both kinds has two."""
    require(actor, "handover.record")
    rows = list(
        HandOver.objects.filter(pk__in=[h.pk for h in hand_overs])
        .select_related(
            "award__application",
            "award__option",
            "award__cheque",
            "person",
            "ceremony",
            "given_by",
            "award__territory",
        )
        .prefetch_related("award__option__kits__kit")
        .order_by("ceremony_id", "pk")
    )
    requests = [_receipt_request(edition, row, bank) for row in rows]
    issued = issue_documents(actor=actor, requests=requests, progress=told)
    for row, document in zip(rows, issued, strict=True):
        row.receipt = document.uuid
    HandOver.objects.bulk_update(rows, ["receipt"], batch_size=500)
    return issued


def _receipt_request(edition: Edition, row: HandOver, bank: Wording) -> DocumentRequest:
    place = as_.wording(row.ceremony)
    by = as_.staff_name(row.given_by.label)
    signing = as_.signing(row.person, on=row.given_on, read_aloud=row.read_aloud, witness=row.witness)
    content: ChequeReceipt | EquipmentRecord
    if row.part == HandOver.Part.CHEQUE:
        content = ChequeReceipt(
            holder=as_.holder(row.person), signing=signing, amount_centimes=row.amount_centimes,
            cheque_number=row.award.cheque.number, bank=bank, project=as_.project(row.award), place=place,
            handed_over_on=row.given_on, handed_over_by=by,
        )  # fmt: skip
    else:
        content = EquipmentRecord(
            holder=as_.holder(row.person), signing=signing, items=as_.items(row.award),
            project=as_.project(row.award), place=place, handed_over_on=row.given_on, handed_over_by=by,
        )  # fmt: skip
    return DocumentRequest(
        key=as_.paper_key("receipt", row.uuid),
        content=content,
        edition_code=edition.code,
        edition=as_.edition_wording(edition),
        issued_on=row.given_on,
        subject=row.uuid,
        person_id=row.person_id,
    )


def issue_undertakings(
    *, actor: User, edition: Edition, awards: Sequence[Award], on: date, told: Told = _untold
) -> list[IssuedDocument]:
    """التزام المستفيد, to be signed before anything is handed over."""
    require(actor, "undertaking.record")
    requests = [
        DocumentRequest(
            key=as_.paper_key("undertaking", award.uuid),
            content=Undertaking(
                holder=as_.holder(award.person),
                signing=as_.signing(
                    award.person,
                    on=on,
                    read_aloud=award.undertaking_read_aloud,
                    witness=award.undertaking_witness,
                ),
                project=as_.project(award),
                place=as_.wording(award.territory),
                cheque_centimes=award.cheque_centimes,
                equipment_centimes=award.equipment_centimes,
                follow_up_months=FOLLOW_UP_MONTHS,
            ),
            edition_code=edition.code,
            edition=as_.edition_wording(edition),
            issued_on=on,
            subject=award.uuid,
            person_id=award.person_id,
        )
        for award in awards
    ]
    return issue_documents(actor=actor, requests=requests, progress=told)


def issue_certificates(
    *,
    actor: User,
    edition: Edition,
    given: Sequence[CertificateHandOver],
    signatory: Wording,
    told: Told = _untold,
) -> list[IssuedDocument]:
    """شهادة for those who passed, one each."""
    require(actor, "handover.record")
    rows = list(
        CertificateHandOver.objects.filter(pk__in=[g.pk for g in given])
        .select_related("pathway__partner", "person", "ceremony")
        .order_by("pk")
    )
    requests = []
    for row in rows:
        partner = row.pathway.partner
        requests.append(
            DocumentRequest(
                key=as_.paper_key("certificate", row.uuid),
                content=Certificate(
                    holder=as_.holder(row.person),
                    achievement=Wording(ar=row.pathway.certificate, fr=""),
                    institution=as_.wording(partner) if partner else signatory,
                    passed_on=row.pathway.ended_on or row.given_on,
                    place=as_.wording(row.ceremony),
                    signatory=signatory,
                ),
                edition_code=edition.code,
                edition=as_.edition_wording(edition),
                issued_on=row.given_on,
                subject=row.uuid,
                person_id=row.person_id,
            )
        )
    issued = issue_documents(actor=actor, requests=requests, progress=told)
    for row, document in zip(rows, issued, strict=True):
        row.document = document.uuid
    CertificateHandOver.objects.bulk_update(rows, ["document"], batch_size=500)
    return issued
