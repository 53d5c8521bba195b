"""The papers of a hand-over: one receipt for each part, each verifies, a forged one does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from fursa.accounts.models import User
from fursa.core.errors import ForbiddenError
from fursa.core.models import Installation
from fursa.core.scope import scope
from fursa.documents import queries as documents
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.values import Wording
from fursa.documents.paper.verification import Outcome, State, verify_file
from fursa.editions.models import Award, Edition, Kit, OptionKit
from fursa.handover.actions import record_hand_over
from fursa.handover.actions.papers import issue_receipts, issue_undertakings
from fursa.handover.models import HandOver
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2015, 6, 18)
BANK = Wording(ar="بنك تجريبي", fr="Banque d'essai")


@pytest.fixture(autouse=True)
def _own_folders(settings: object, tmp_path: Path) -> None:
    settings.FURSA_FILES = tmp_path / "files"  # type: ignore[attr-defined]
    settings.FURSA_KEYS = tmp_path / "keys"  # type: ignore[attr-defined]
    Installation.objects.create(name_ar="فرصة", name_fr="Fursa", issuer_ar="فرصة", issuer_fr="Fursa")


@pytest.fixture
def manager() -> User:
    return make.user(role="programme_manager")


def award_of_both_kinds(edition: Edition) -> Award:
    application = make.application(edition)
    with scope(make.system()):
        kit = Kit.objects.create(edition=edition, code="sewing", name_ar="عدة خياطة", price_centimes=650_000)
        option = application.options.get()
        option.kind, option.equipment_centimes = "both", kit.price_centimes
        option.save()
        OptionKit.objects.create(option=option, person_id=application.person_id, kit=kit, quantity=1)
    return make.ready_award(application)


def receipts(manager: User, edition: Edition, given: list[HandOver]) -> list[IssuedDocument]:
    with scope(manager):
        return issue_receipts(actor=manager, edition=edition, hand_overs=given, bank=BANK)


def given_everything(manager: User, award: Award) -> list[HandOver]:
    ceremony = make.ceremony(award.edition)
    with scope(manager):
        return [
            record_hand_over(
                actor=manager, award_uuid=award.uuid, part=part, ceremony=ceremony, on=ON, key=uuid4()
            )
            for part in award.parts
        ]


def test_an_award_of_both_kinds_has_two_receipts_and_both_verify(manager: User) -> None:
    edition = make.edition(members=0)
    issued = receipts(manager, edition, given_everything(manager, award_of_both_kinds(edition)))

    with scope(manager):
        said = [
            verify_file(documents.read_file(d), documents.get_key_ring(), accepts_sample=False)
            for d in issued
        ]
        linked = set(HandOver.objects.values_list("receipt", flat=True))
    assert [(d.kind, d.amount_centimes) for d in issued] == [
        ("cheque-receipt", 1_500_000),
        ("equipment-record", 650_000),
    ]
    assert [one.outcome for one in said] == [Outcome.GENUINE] * 2
    assert linked == {document.uuid for document in issued}


def test_a_receipt_with_another_amount_in_it_does_not_verify(manager: User) -> None:
    edition = make.edition(members=0)
    cheque, equipment = receipts(manager, edition, given_everything(manager, award_of_both_kinds(edition)))

    with scope(manager):
        pdf, other = documents.read_file(cheque), documents.read_file(equipment)
    # The seal of one paper under the content of the other.
    forged = other[: other.rindex(b"%FURSA-SEAL")] + pdf[pdf.rindex(b"%FURSA-SEAL") :]

    assert verify_file(forged, documents.get_key_ring(), accepts_sample=False).state is not State.GENUINE


def test_receipts_asked_for_again_are_the_same_papers(manager: User) -> None:
    edition = make.edition(members=0)
    given = given_everything(manager, award_of_both_kinds(edition))

    first, again = receipts(manager, edition, given), receipts(manager, edition, given)

    assert [d.sha256 for d in first] == [d.sha256 for d in again]
    with scope(manager):
        assert IssuedDocument.objects.count() == 2


def test_a_receipt_is_hidden_from_who_does_not_see_its_person(manager: User) -> None:
    edition = make.edition(members=0)
    receipts(manager, edition, given_everything(manager, award_of_both_kinds(edition)))
    stranger = make.user(role="centre_adviser", of=make.unit())

    with scope(stranger):
        assert not documents.list_documents(stranger).exists()


def test_the_undertaking_is_a_paper_of_its_own_that_verifies(manager: User) -> None:
    edition = make.edition(members=0)
    award = award_of_both_kinds(edition)

    with scope(manager):
        (paper,) = issue_undertakings(actor=manager, edition=edition, awards=[award], on=ON)
        said = verify_file(documents.read_file(paper), documents.get_key_ring(), accepts_sample=False)

    assert (paper.kind, paper.amount_centimes, said.outcome) == ("undertaking", 2_150_000, Outcome.GENUINE)


def test_who_does_not_hand_over_issues_no_receipt(manager: User) -> None:
    edition, director = make.edition(members=0), make.user(role="director")
    given = given_everything(manager, award_of_both_kinds(edition))

    with scope(director), pytest.raises(ForbiddenError):
        issue_receipts(actor=director, edition=edition, hand_overs=given, bank=BANK)
