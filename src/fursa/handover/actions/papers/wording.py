"""Rows of the database as the values papers are made of."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from fursa.core.localized import Named
from fursa.documents.paper.lists import Signatory
from fursa.documents.paper.values import Guardian, Holder, Item, PersonName, Signing, Wording
from fursa.editions.models import Award, Edition
from fursa.editions.queries.naming import neutral_wording
from fursa.handover.policies import is_minor
from fursa.people.models import Person

# The key of a paper follows from what it records: asked for twice, it is issued once.
_PAPERS = UUID("6d0a5c6e-5f1c-4c0e-9d6b-2f7d0f0f5a11")


def paper_key(name: str, subject: UUID) -> UUID:
    return uuid5(_PAPERS, f"{name}:{subject}")


def wording(row: Named) -> Wording:
    return Wording(ar=row.name_ar, fr=row.name_fr, en=row.name_en)


def words(names: dict[str, Any]) -> Wording:
    return Wording(ar=names.get("ar", ""), fr=names.get("fr", ""), en=names.get("en", ""))


# Papers that people carry never bear an edition's official title.
edition_wording = neutral_wording


def name_of(person: Person) -> PersonName:
    return PersonName(ar=person.full_name_ar, fr=person.full_name_latin)


def staff_name(label: str) -> PersonName:
    return PersonName(ar=label, fr=label)


def holder(person: Person) -> Holder:
    return Holder(name=name_of(person), identity_card=person.cnie)


def signing(person: Person, *, on: Any, read_aloud: bool, witness: str) -> Signing:
    guardian = None
    if is_minor(person, on):
        guardian = Guardian(
            name=PersonName(ar=person.guardian_name, fr=""), identity_card=person.guardian_cnie
        )
    return Signing(
        read_aloud=read_aloud, witness=PersonName(ar=witness, fr="") if witness else None, guardian=guardian
    )


def project(award: Award) -> Wording:
    return Wording(ar=award.application.title_ar, fr=award.application.title_fr)


def items(award: Award) -> tuple[Item, ...]:
    """The kits of the award's option, at the edition's prices with tax."""
    return tuple(
        Item(name=wording(line.kit), quantity=line.quantity, unit_price_centimes=line.kit.price_centimes)
        for line in award.option.kits.all()
    )


def signatories(edition: Edition) -> tuple[Signatory, ...]:
    return tuple(Signatory(name=wording(s), role=words(s.role)) for s in edition.signatories.all())
