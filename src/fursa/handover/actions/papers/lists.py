"""The office's lists of an edition: cheques, equipment, and who is called at a ceremony."""

from __future__ import annotations

from datetime import date

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.documents.actions import DocumentRequest, issue_document
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.lists import (
    CeremonyList,
    CeremonyRow,
    ChequeList,
    ChequeRow,
    EquipmentList,
    EquipmentRow,
)
from fursa.documents.paper.values import Wording
from fursa.editions.models import Award, Edition, SupportOption
from fursa.editions.queries.awards import list_awards
from fursa.handover.actions.papers import wording as as_
from fursa.handover.models import Ceremony, Cheque
from fursa.handover.policies import is_minor
from fursa.handover.queries import list_table

GIVES = {
    SupportOption.Kind.CHEQUE: Wording(ar="شيك", fr="Chèque", en="Cheque"),
    SupportOption.Kind.EQUIPMENT: Wording(ar="تجهيزات", fr="Équipement", en="Equipment"),
    SupportOption.Kind.BOTH: Wording(ar="شيك وتجهيزات", fr="Chèque et équipement", en="Cheque and equipment"),
}
GUARDIAN_RECEIVES = Wording(ar="يتسلّم الولي الشرعي", fr="Le tuteur légal reçoit", en="The guardian receives")
READ_ALOUD = Wording(ar="يُتلى عليه/عليها", fr="À lire à haute voix", en="To be read aloud")


def issue_cheque_list(*, actor: User, edition: Edition, bank: Wording, on: date) -> IssuedDocument:
    """لائحة الشيكات of every cheque drawn, for those who sign them."""
    require(actor, "cheque.prepare")
    cheques = (
        Cheque.objects.filter(award__edition=edition)
        .exclude(award__state=Award.State.CANCELLED)
        .select_related("award__territory", "person")
        .order_by("number")
    )
    rows = tuple(
        ChequeRow(
            reference=cheque.award.reference,
            holder=as_.holder(cheque.person),
            territory=as_.wording(cheque.award.territory),
            card_valid_until=cheque.person.cnie_valid_until,
            cheque_number=cheque.number,
            amount_centimes=cheque.amount_centimes,
        )
        for cheque in cheques
    )
    content = ChequeList(rows=rows, bank=bank, signatories=as_.signatories(edition))
    return _issue(actor, edition, content, "cheque-list", on)


def issue_equipment_list(*, actor: User, edition: Edition, on: date) -> IssuedDocument:
    """لائحة التجهيزات by beneficiary and added up by good."""
    require(actor, "cheque.prepare")
    awards = list_awards(actor, edition).filter(equipment_centimes__gt=0)
    rows = tuple(
        EquipmentRow(
            reference=award.reference,
            holder=as_.holder(award.person),
            territory=as_.wording(award.territory),
            items=as_.items(award),
        )
        for award in awards.order_by("territory__position", "reference")
    )
    content = EquipmentList(rows=rows, signatories=as_.signatories(edition))
    return _issue(actor, edition, content, "equipment-list", on)


def issue_ceremony_list(*, actor: User, ceremony: Ceremony) -> IssuedDocument:
    """لائحة حفل التسليم in the order of calling, with who needs a guardian or a reader."""
    require(actor, "handover.record")
    rows = tuple(
        CeremonyRow(
            reference=place.award.reference,
            holder=as_.holder(place.award.person),
            gives=GIVES[SupportOption.Kind(place.award.option.kind)],
            amount_centimes=place.award.cost_centimes,
            note=_note(place.award, ceremony.held_on),
        )
        for place in list_table(actor, ceremony)
    )
    content = CeremonyList(
        rows=rows,
        territory=as_.wording(ceremony.territory),
        place=as_.wording(ceremony),
        held_on=ceremony.held_on,
    )
    return _issue(actor, ceremony.edition, content, f"ceremony-list-{ceremony.uuid}", ceremony.held_on)


def _note(award: Award, on: date) -> Wording | None:
    if is_minor(award.person, on):
        return GUARDIAN_RECEIVES
    return None if award.person.can_read else READ_ALOUD


def _issue(
    actor: User, edition: Edition, content: ChequeList | EquipmentList | CeremonyList, name: str, on: date
) -> IssuedDocument:
    # The rows are part of the key: a list that changed is a new paper, the same one is not printed twice.
    digest = "-".join(row.reference for row in content.rows)
    return issue_document(
        actor=actor,
        request=DocumentRequest(
            key=as_.paper_key(f"{name}:{on}:{digest}", edition.uuid),
            content=content,
            edition_code=edition.code,
            edition=as_.wording(edition),
            issued_on=on,
            subject=edition.uuid,
        ),
    )
