"""The paper of a signed version: issued once, in both languages, without a word of prison; a photograph, if any."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core import files
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.models import Installation
from fursa.core.scope import scope
from fursa.documents.models import IssuedDocument
from fursa.documents.queries import read_file
from fursa.lifeproject.actions import issue_paper, keep_photograph, take_back_photograph
from fursa.lifeproject.models import LifeProject, Photograph
from fursa.lifeproject.queries import find_photograph
from fursa.people.models import Person
from fursa.territory.models import Area
from tests import make
from tests.lifeproject.plans import WHOLE, sign, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _installation(settings: object, tmp_path: Path) -> None:
    settings.FURSA_KEYS, settings.FURSA_FILES = tmp_path / "keys", tmp_path / "files"  # type: ignore[attr-defined]
    settings.FURSA_DEMO = True  # type: ignore[attr-defined]
    Area.objects.create(code="01.", level="region", name_ar="جهة تجريبية", name_fr="Région d'essai")
    Installation.objects.update_or_create(
        only=True, defaults={"name_ar": "برنامج", "issuer_ar": "مؤسسة", "issuer_fr": "Fondation", "is_sample": True}
    )  # fmt: skip


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def person(adviser: User) -> Person:
    return make.person(seen_by=adviser.roles.get().unit)


@pytest.fixture
def signed(adviser: User, person: Person) -> LifeProject:
    write(adviser, person, **WHOLE)
    return sign(adviser, person, read_aloud=True, witness="فاطمة المرابط", signature="thumb_mark")


def issue(actor: User, project: LifeProject) -> IssuedDocument:
    with scope(actor):
        return issue_paper(actor=actor, project=LifeProject.objects.get(pk=project.pk), number=1)


def letters(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"[\u064B-\u0652\s]", "", unicodedata.normalize("NFKC", text))


def test_the_paper_says_what_was_agreed_in_both_languages(adviser: User, signed: LifeProject) -> None:
    text = letters(read_file(issue(adviser, signed)))

    for fact in ("Projetdevieindividuel", "20.000,00", "Témoin".lower(), "Empreintedupouce", "Régiond"):
        assert fact.lower() in text.lower()
    for word in ("خياطة", "آلة", "البطاقة", "المرابط"):
        assert word in text


def test_it_is_issued_once_and_is_the_same_file_ever_after(adviser: User, signed: LifeProject) -> None:
    first, second = issue(adviser, signed), issue(adviser, signed)

    assert (first.pk, first.sha256, first.person_id) == (second.pk, second.sha256, signed.person_id)
    with scope(adviser):
        assert IssuedDocument.objects.filter(subject=signed.uuid).count() == 1


def test_what_a_source_brought_has_no_paper_here(adviser: User, person: Person) -> None:
    with scope(make.system()):
        brought = LifeProject.objects.create(
            person=person, goal="employment", title="عمل", agreed_on=today(), unit=make.national(),
            recorded_by=make.system(),
        )  # fmt: skip

    with pytest.raises(WrongStateError):
        issue(adviser, brought)


def test_the_page_makes_it_and_opens_it_and_a_stranger_finds_nothing(
    adviser: User, person: Person, signed: LifeProject
) -> None:
    url = reverse("casefile:project-paper", args=[person.uuid, signed.uuid])
    client, stranger = Client(), Client()
    client.force_login(adviser)
    stranger.force_login(make.user(role="centre_adviser", of=make.unit()))

    assert client.get(url).status_code == 404
    assert client.post(url).headers["Location"] == url
    assert client.get(url).content.startswith(b"%PDF")
    assert stranger.get(url).status_code == 404


def picture(kind: str = "JPEG", size: tuple[int, int] = (1200, 900)) -> bytes:
    drawn, out = Image.new("RGB", size, "teal"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "a telephone"
    exif.get_ifd(0x8825)[2] = (33.0, 58.0, 0.0)
    drawn.save(out, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return out.getvalue()


def keep(actor: User, person: Person, content: bytes, purpose: str = "بطاقة مركز التكوين") -> Photograph:
    with scope(actor):
        return keep_photograph(
            actor=actor, person_uuid=person.uuid, purpose=purpose, content=content, today=today()
        )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_is_kept_small_and_without_place_or_device(
    adviser: User, person: Person, kind: str
) -> None:
    kept = files.read(keep(adviser, person, picture(kind)).sha256)

    with Image.open(io.BytesIO(kept)) as found:
        assert (found.format, max(found.size), dict(found.getexif())) == ("JPEG", 800, {})
    assert b"telephone" not in kept


@pytest.mark.parametrize(
    "content", [b"", b"<svg onload='alert(1)'/>", picture()[:400], b"GIF89a" + bytes(40), bytes(10_000_001)]
)
def test_what_is_no_picture_is_refused(adviser: User, person: Person, content: bytes) -> None:
    with pytest.raises(InvalidError):
        keep(adviser, person, content)
    with pytest.raises(InvalidError):
        keep(adviser, person, picture(), purpose=" ")

    with scope(adviser):
        assert not Photograph.objects.exists()


def test_taken_back_the_file_is_gone_and_a_new_one_replaces_the_old(
    adviser: User, person: Person, django_capture_on_commit_callbacks: object
) -> None:
    first = keep(adviser, person, picture())
    second = keep(adviser, person, picture(size=(600, 600)))
    with (
        django_capture_on_commit_callbacks(execute=True),  # type: ignore[operator]
        scope(adviser),
    ):
        take_back_photograph(actor=adviser, person_uuid=person.uuid, today=today())

    with scope(adviser):
        assert find_photograph(adviser, person) is None
        assert [one.taken_back_at is not None for one in Photograph.objects.filter(pk__in=[first.pk, second.pk])] == [
            True, True,
        ]  # fmt: skip
    assert not files.path_of(second.sha256).exists()


def test_without_a_photograph_everything_else_goes_its_way(adviser: User, person: Person) -> None:
    """Refusing has no effect: the plan is signed, its paper issued, and no row tells that anything was asked."""
    client = Client()
    client.force_login(adviser)
    page = reverse("casefile:photograph", args=[person.uuid])
    refused = client.post(page, {"purpose": "بطاقة", "picture": SimpleUploadedFile("p.jpg", picture())})
    write(adviser, person, **WHOLE)

    made = sign(adviser, person)

    assert refused.status_code == 422
    assert issue(adviser, made).kind == "life-project"
    with scope(adviser):
        assert not Photograph.objects.exists()
