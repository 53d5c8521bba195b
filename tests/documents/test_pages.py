"""The pages: an issued file through the door, and the public check that shows no name."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fursa.core.models import Installation
from fursa.core.scope import scope
from fursa.documents import actions, queries
from fursa.documents.models import IssuedDocument
from tests import make
from tests.documents import papers
from tests.documents.test_issue import request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings: object, tmp_path: Path) -> None:
    settings.FURSA_FILES = tmp_path / "files"  # type: ignore[attr-defined]
    settings.FURSA_KEYS = tmp_path / "keys"  # type: ignore[attr-defined]
    settings.FURSA_DEMO = True  # type: ignore[attr-defined]


@pytest.fixture
def receipt() -> IssuedDocument:
    Installation.objects.create(
        name_ar="مؤسسة لإعادة إدماج السجناء",
        name_fr="Fondation pour la réinsertion des détenus",
        issuer_ar="مؤسسة فرصة",
        issuer_fr="Fondation Fursa",
    )
    manager = make.user(role="programme_manager")
    with scope(manager):
        return actions.issue_document(actor=manager, request=request())


def upload(content: bytes, name: str = "receipt.pdf") -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content, "application/pdf")}


def test_a_document_is_served_as_issued_to_who_may_see_it(client: Client, receipt: IssuedDocument) -> None:
    client.force_login(make.user(role="auditor"))

    response = client.get(reverse("documents:file", args=[receipt.uuid]))

    assert response.status_code == 200
    assert response.content == queries.read_file(receipt)
    assert receipt.reference in response["Content-Disposition"]


def test_who_may_not_see_a_document_finds_none(client: Client, receipt: IssuedDocument) -> None:
    client.force_login(make.user(role="centre_adviser", of=make.unit()))

    assert client.get(reverse("documents:file", args=[receipt.uuid])).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client: Client, receipt: IssuedDocument) -> None:
    assert client.get(reverse("documents:file", args=[receipt.uuid])).status_code == 302


@pytest.mark.parametrize(
    ("language", "word"),
    [("ar", "الرمز صحيح"), ("fr", "Le code est authentique"), ("en", "The code is genuine")],
)
def test_the_printed_address_says_the_facts_and_asks_to_compare(
    client: Client, receipt: IssuedDocument, language: str, word: str
) -> None:
    page = client.get(reverse("documents:verify-code", args=[language, receipt.payload])).content.decode()

    assert word in page
    assert receipt.reference in page
    assert "15.000,00" in page


def test_the_short_address_leads_to_the_page_in_arabic(client: Client, receipt: IssuedDocument) -> None:
    response = client.get(f"/v/{receipt.payload}")

    assert response.status_code == 302
    assert response["Location"] == f"/ar/verify/{receipt.payload}/"


def test_the_page_shows_neither_a_name_nor_a_word_of_prison(client: Client, receipt: IssuedDocument) -> None:
    page = client.get(f"/ar/verify/{receipt.payload}/").content.decode()

    for hidden in ("بنسليمان", "BK 482913", "السجناء", "سجن", "détenus"):
        assert hidden not in page


def test_an_uploaded_file_as_issued_is_genuine(client: Client, receipt: IssuedDocument) -> None:
    page = client.post("/fr/verify/", upload(queries.read_file(receipt))).content.decode()

    assert "Document authentique" in page


def test_an_altered_upload_is_refused(client: Client, receipt: IssuedDocument) -> None:
    forged = queries.read_file(receipt).replace(b"startxref", b" startxref")

    page = client.post("/fr/verify/", upload(forged)).content.decode()

    assert "Document non accepté" in page


def test_an_upload_is_kept_nowhere(client: Client, receipt: IssuedDocument, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    client.post("/fr/verify/", upload(papers.sealed(papers.undertaking(), _other_key(tmp_path)).pdf))

    assert [path for path in sorted(tmp_path.rglob("*")) if "elsewhere" not in str(path)] == before


def _other_key(tmp_path: Path):  # type: ignore[no-untyped-def]
    return papers.key(papers.ring(tmp_path / "elsewhere"))


def test_what_is_no_pdf_gets_a_sentence(client: Client, receipt: IssuedDocument) -> None:
    page = client.post("/ar/verify/", upload(b"hello", "letter.txt")).content.decode()

    assert "هذا الملف ليس بصيغة PDF" in page


def test_nothing_handed_in_gets_a_sentence(client: Client, receipt: IssuedDocument) -> None:
    page = client.post("/ar/verify/", {"code": " "}).content.decode()

    assert "اختاروا ملف PDF" in page


def test_a_damaged_code_in_the_address_is_refused(client: Client, receipt: IssuedDocument) -> None:
    page = client.get(f"/en/verify/{receipt.payload[:-8]}AAAAAAAA/").content.decode()

    assert "Document not accepted" in page
