"""What a person carries: receipts, the undertaking, the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fursa.documents.paper.kinds import Kind
from fursa.documents.paper.values import Holder, Item, PersonName, Signing, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ChequeReceipt:
    """وصل تسلّم شيك: the holder (or the guardian) acknowledges one cheque."""

    kind: ClassVar[Kind] = Kind.CHEQUE_RECEIPT
    holder: Holder
    signing: Signing
    amount_centimes: int
    cheque_number: str
    project: Wording
    place: Wording
    handed_over_on: date
    handed_over_by: PersonName
    bank: Wording | None = None

    @property
    def code_amount_centimes(self) -> int:
        return self.amount_centimes


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentRecord:
    """محضر تسليم تجهيزات: item by item, prices with tax."""

    kind: ClassVar[Kind] = Kind.EQUIPMENT_RECORD
    holder: Holder
    signing: Signing
    items: tuple[Item, ...]
    project: Wording
    place: Wording
    handed_over_on: date
    handed_over_by: PersonName

    @property
    def total_centimes(self) -> int:
        return sum(item.total_centimes for item in self.items)

    @property
    def code_amount_centimes(self) -> int:
        return self.total_centimes


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """التزام المستفيد: signed before anything is handed over. An amount may be 0, not both."""

    kind: ClassVar[Kind] = Kind.UNDERTAKING
    holder: Holder
    signing: Signing
    project: Wording
    place: Wording
    cheque_centimes: int
    equipment_centimes: int
    follow_up_months: int

    @property
    def total_centimes(self) -> int:
        return self.cheque_centimes + self.equipment_centimes

    @property
    def code_amount_centimes(self) -> int:
        return self.total_centimes


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """شهادة for who passed: `achievement` is the diploma or training, `result` the mention, if any."""

    kind: ClassVar[Kind] = Kind.CERTIFICATE
    holder: Holder
    achievement: Wording
    institution: Wording
    passed_on: date
    place: Wording
    signatory: Wording
    result: Wording | None = None

    @property
    def code_amount_centimes(self) -> None:
        return None
