"""The register: issued exactly once, stored as issued, seen by those who may see the person."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction

from fursa.accounts.models import User
from fursa.audit.models import Entry
from fursa.core import files
from fursa.core.errors import ConflictError, ForbiddenError, InvalidError, MissingError
from fursa.core.models import Installation
from fursa.core.scope import scope
from fursa.documents import actions, queries
from fursa.documents.actions import DocumentRequest
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.typesetting import Content
from fursa.documents.paper.verification import Outcome, verify_file
from fursa.rules.references import parse_reference
from tests import make
from tests.documents import papers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings: object, tmp_path: Path) -> None:
    settings.FURSA_FILES = tmp_path / "files"  # type: ignore[attr-defined]
    settings.FURSA_KEYS = tmp_path / "keys"  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _installation() -> None:
    Installation.objects.create(
        name_ar="مؤسسة لإعادة إدماج السجناء",
        name_fr="Fondation pour la réinsertion des détenus",
        issuer_ar="مؤسسة فرصة",
        issuer_fr="Fondation Fursa",
        web_address="https://fursa.example",
    )


def request(
    content: Content | None = None, *, key: UUID | None = None, person_id: int | None = None, **more: object
) -> DocumentRequest:
    return DocumentRequest(
        key=key or uuid4(),
        content=content or papers.cheque_receipt(),
        edition_code="ramadan-2015",
        edition=papers.words("دورة رمضان 2015", "Édition Ramadan 2015"),
        issued_on=date(2015, 7, 3),
        person_id=person_id,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def manager() -> User:
    return make.user(role="programme_manager")


def test_an_issued_document_is_stored_as_it_verifies(manager: User) -> None:
    with scope(manager):
        document = actions.issue_document(actor=manager, request=request())
        content = queries.read_file(document)

    said = verify_file(content, queries.get_key_ring(), accepts_sample=False)
    assert said.outcome is Outcome.GENUINE
    assert said.facts is not None
    assert said.facts.reference == document.reference
    assert (document.size, document.pages) == (len(content), 1)


def test_references_count_up_and_carry_a_check_character(manager: User) -> None:
    with scope(manager):
        issued = actions.issue_documents(actor=manager, requests=[request() for _ in range(3)])

    read = [parse_reference(document.reference) for document in issued]
    assert [(one.kind, one.year, one.number) for one in read] == [
        ("RC", 2015, 1),
        ("RC", 2015, 2),
        ("RC", 2015, 3),
    ]


def test_the_same_key_gives_the_same_document(manager: User) -> None:
    asked = request()
    with scope(manager):
        first = actions.issue_document(actor=manager, request=asked)
        second = actions.issue_document(actor=manager, request=asked)

        assert first.uuid == second.uuid
        assert IssuedDocument.objects.count() == 1


def test_the_same_key_with_other_facts_is_a_conflict(manager: User) -> None:
    key = uuid4()
    with scope(manager):
        actions.issue_document(actor=manager, request=request(key=key))
        with pytest.raises(ConflictError):
            actions.issue_document(
                actor=manager, request=request(papers.cheque_receipt(amount_centimes=1), key=key)
            )


def test_a_batch_goes_on_where_it_stopped(manager: User) -> None:
    asked = [request() for _ in range(4)]
    seen: list[tuple[int, int]] = []
    with scope(manager):
        actions.issue_documents(actor=manager, requests=asked[:3])
        issued = actions.issue_documents(
            actor=manager, requests=asked, progress=lambda done, total: seen.append((done, total))
        )

        assert seen == [(4, 4)]
        assert [document.key for document in issued] == [one.key for one in asked]
        assert IssuedDocument.objects.count() == 4


def test_each_issue_is_recorded_with_its_author(manager: User) -> None:
    with scope(manager):
        document = actions.issue_document(actor=manager, request=request())
    with scope(make.user(role="auditor")):
        entry = Entry.objects.get(action="document.issued")

    assert (entry.actor_id, entry.subject) == (manager.pk, str(document.uuid))
    assert (document.issued_by_id, document.issued_by_label) == (manager.pk, manager.label)


def test_who_does_not_hand_over_issues_no_receipt() -> None:
    auditor = make.user(role="auditor")

    with scope(auditor), pytest.raises(ForbiddenError):
        actions.issue_document(actor=auditor, request=request())


def test_a_paper_that_would_speak_of_prison_leaves_nothing_behind(manager: User) -> None:
    receipt = papers.cheque_receipt(project=papers.words("مشروع نزيل سابق", "Projet"))
    with scope(manager):
        with pytest.raises(InvalidError):
            actions.issue_documents(actor=manager, requests=[request(), request(receipt)])

        assert IssuedDocument.objects.count() == 0


def test_a_sample_installation_signs_with_its_sample_key(manager: User) -> None:
    Installation.objects.update(is_sample=True)
    with scope(manager):
        document = actions.issue_document(actor=manager, request=request())

    assert document.is_sample
    assert document.key_id.startswith("sample-")
    assert not queries.get_key_ring().is_in_production()


def test_an_adviser_sees_the_receipts_of_their_centres_people_alone(manager: User) -> None:
    here, elsewhere = make.unit(), make.unit()
    mine, other = make.person(seen_by=here), make.person(seen_by=elsewhere)
    with scope(manager):
        seen = actions.issue_document(actor=manager, request=request(person_id=mine.pk))
        hidden = actions.issue_document(actor=manager, request=request(person_id=other.pk))
    adviser = make.user(role="centre_adviser", of=here)

    with scope(adviser):
        assert list(queries.list_documents(adviser)) == [seen]
        with pytest.raises(MissingError):
            queries.get_document(adviser, hidden.uuid)


def test_a_list_is_seen_by_the_unit_it_is_for_and_by_no_other(manager: User) -> None:
    here, elsewhere = make.unit(), make.unit()
    with scope(manager):
        document = actions.issue_document(actor=manager, request=request(papers.ceremony_list(), unit=here))
    adviser, stranger = (make.user(role="centre_adviser", of=unit) for unit in (here, elsewhere))

    with scope(adviser):
        assert queries.get_document(adviser, document.uuid) == document
    with scope(stranger), pytest.raises(MissingError):
        queries.get_document(stranger, document.uuid)


def test_an_issued_document_is_never_changed(manager: User) -> None:
    with scope(manager):
        actions.issue_document(actor=manager, request=request())
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            IssuedDocument.objects.update(amount_centimes=1)
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            IssuedDocument.objects.all().delete()


def test_a_file_damaged_on_the_disk_is_not_served(manager: User) -> None:
    with scope(manager):
        document = actions.issue_document(actor=manager, request=request())
    files.path_of(document.sha256).write_bytes(b"%PDF-1.7 other")

    with pytest.raises(files.DamagedFileError):
        queries.read_file(document)


def test_the_neutral_issuer_stands_on_the_receipt_and_the_full_name_on_the_minutes(manager: User) -> None:
    chair = make.user(role="committee_member")
    with scope(manager):
        receipt = queries.read_file(actions.issue_document(actor=manager, request=request()))
    with scope(chair):
        minutes = queries.read_file(actions.issue_document(actor=chair, request=request(papers.minutes())))

    assert "Fondation Fursa" in papers.text_of(receipt)
    assert "détenus" not in papers.text_of(receipt)
    assert "Fondation pour la réinsertion des détenus" in papers.text_of(minutes)


def test_a_full_disk_issues_nothing_and_says_so(
    manager: User, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with scope(manager):
        actions.issue_document(actor=manager, request=request())
        kept = sorted(path for path in tmp_path.rglob("*") if path.is_file())
        monkeypatch.setattr("fursa.core.files.os.fsync", refuse)
        with pytest.raises(actions.StorageError, match="القرص ممتلئ"):
            actions.issue_document(actor=manager, request=request())

        assert IssuedDocument.objects.count() == 1
        assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == kept
