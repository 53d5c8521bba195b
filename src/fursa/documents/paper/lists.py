"""Lists for the office and for the ceremony: internal documents, with names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fursa.documents.paper.kinds import Kind
from fursa.documents.paper.values import Holder, Item, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs an internal document, and in which quality."""

    name: Wording
    role: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ChequeRow:
    """One cheque. `card_valid_until` is None where the date is not known: it is then left blank to check."""

    reference: str
    holder: Holder
    territory: Wording
    card_valid_until: date | None
    cheque_number: str
    amount_centimes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChequeList:
    """لائحة الشيكات: who is to receive which cheque, signed by those who may draw on the account."""

    kind: ClassVar[Kind] = Kind.CHEQUE_LIST
    rows: tuple[ChequeRow, ...]
    signatories: tuple[Signatory, ...]
    bank: Wording | None = None

    @property
    def total_centimes(self) -> int:
        return sum(row.amount_centimes for row in self.rows)

    @property
    def code_amount_centimes(self) -> int:
        return self.total_centimes


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentRow:
    """What one beneficiary is to receive."""

    reference: str
    holder: Holder
    territory: Wording
    items: tuple[Item, ...]

    @property
    def total_centimes(self) -> int:
        return sum(item.total_centimes for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentTotal:
    """How many of one good are to be bought, at one price."""

    name: Wording
    quantity: int
    unit_price_centimes: int

    @property
    def total_centimes(self) -> int:
        return self.quantity * self.unit_price_centimes


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentList:
    """لائحة التجهيزات: by beneficiary, and added up by good for whoever buys."""

    kind: ClassVar[Kind] = Kind.EQUIPMENT_LIST
    rows: tuple[EquipmentRow, ...]
    signatories: tuple[Signatory, ...]

    @property
    def totals(self) -> tuple[EquipmentTotal, ...]:
        counts: dict[tuple[Wording, int], int] = {}
        for item in (item for row in self.rows for item in row.items):
            key = (item.name, item.unit_price_centimes)
            counts[key] = counts.get(key, 0) + item.quantity
        return tuple(
            EquipmentTotal(name=name, quantity=count, unit_price_centimes=price)
            for (name, price), count in sorted(counts.items(), key=lambda pair: (pair[0][0].ar, pair[0][1]))
        )

    @property
    def total_centimes(self) -> int:
        return sum(row.total_centimes for row in self.rows)

    @property
    def code_amount_centimes(self) -> int:
        return self.total_centimes


@dataclass(frozen=True, slots=True, kw_only=True)
class CeremonyRow:
    """One hand-over of the day. `note`: a guardian receives, the text is to be read aloud."""

    reference: str
    holder: Holder
    gives: Wording
    amount_centimes: int | None
    note: Wording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CeremonyList:
    """لائحة حفل التسليم: in the order of calling, with room to sign."""

    kind: ClassVar[Kind] = Kind.CEREMONY_LIST
    rows: tuple[CeremonyRow, ...]
    territory: Wording
    place: Wording
    held_on: date

    @property
    def total_centimes(self) -> int:
        return sum(row.amount_centimes or 0 for row in self.rows)

    @property
    def code_amount_centimes(self) -> int:
        return self.total_centimes
