"""The page that works without network: the same for everybody, and its doors to the server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fursa.accounts.models import User
from fursa.core.scope import scope
from fursa.diagnosis.actions import publish, upload
from fursa.diagnosis.models import Submission
from fursa.diagnosis.views.field import KEPT
from tests import make
from tests.diagnosis.sending import answers, workbook
from tests.editions.pages import client_of

pytestmark = pytest.mark.django_db
STATIC = Path("src/fursa/diagnosis/static/diagnosis/field")


@pytest.fixture
def _in_use() -> None:
    manager = make.user(role="programme_manager")
    with scope(manager):
        publish(actor=manager, version=upload(actor=manager, content=workbook()))


def state_of(client: Client) -> dict[str, Any]:
    answer = client.get(reverse("diagnosis:field-state"))
    assert answer["Cache-Control"] == "no-store"
    return dict(answer.json())


def test_the_page_says_nothing_of_whoever_opened_it(adviser: User, settings: Any) -> None:
    """It is kept on a computer that others use."""
    other = make.user(role="centre_adviser", of=make.unit())
    pages = [client_of(user, settings).get(reverse("diagnosis:field")) for user in (adviser, other)]

    first, second = (page.content.decode() for page in pages)
    assert first == second
    assert adviser.label not in first
    assert not re.search(r"csrf|data-user|draft-key", first)
    policy = pages[0]["Content-Security-Policy"]
    assert "'wasm-unsafe-eval'" in policy
    assert "connect-src 'self'" in policy
    assert "http:" not in policy


def test_each_has_a_key_and_a_tag_of_their_own_that_stay(adviser: User, settings: Any) -> None:
    other = make.user(role="centre_adviser", of=make.unit())
    mine, again, theirs = (state_of(client_of(user, settings)) for user in (adviser, adviser, other))

    assert (mine["key"], mine["tag"]) == (again["key"], again["tag"])
    assert mine["key"] != theirs["key"]
    assert mine["tag"] != theirs["tag"]
    assert mine["key"] not in mine["tag"]


@pytest.mark.usefixtures("_in_use")
def test_the_form_in_use_is_offered_with_where_its_answers_go(adviser: User, settings: Any) -> None:
    client = client_of(adviser, settings)

    (form,) = state_of(client)["forms"]

    assert form["mapping"]["reference"] == "person.reference"
    assert "<h:html" in client.get(form["url"]).content.decode()


@pytest.mark.usefixtures("_in_use")
def test_an_interview_sent_twice_is_one_and_is_in_the_file(adviser: User, settings: Any) -> None:
    person = make.person(seen_by=adviser.roles.get().unit)
    client = client_of(adviser, settings)
    xml = answers(person)
    sent = [
        client.post(
            reverse("diagnosis:field-submission"),
            {"xml_submission_file": SimpleUploadedFile("submission.xml", xml, "text/xml")},
        )
        for _time in range(2)
    ]

    assert [one.status_code for one in sent] == [201, 201]
    assert sent[0].json() == {"state": "landed", "problem": ""}
    with scope(adviser):
        assert Submission.objects.get().device is None


@pytest.mark.usefixtures("_in_use")
def test_what_is_no_interview_is_refused_in_words_and_nothing_is_kept(adviser: User, settings: Any) -> None:
    client = client_of(adviser, settings)
    for file in (SimpleUploadedFile("submission.xml", b"<a>", "text/xml"), None):
        answer = client.post(
            reverse("diagnosis:field-submission"), {"xml_submission_file": file} if file else {}
        )

        assert answer.status_code == 400
        assert re.search("[ء-ي]", answer.json()["problem"])
    with scope(adviser):
        assert not Submission.objects.exists()


def test_everything_the_page_is_made_of_is_kept_for_when_there_is_no_network() -> None:
    """A file that is loaded and not kept would be missed only where nobody can fetch it."""
    worker = Client().get(reverse("diagnosis:field-worker"))
    listed = set(re.findall(r'"/static/([^"]+)"', worker.content.decode()))
    programs = {f"diagnosis/field/{path.name}" for path in STATIC.glob("*.js")}
    imported = {
        f"diagnosis/field/{name}"
        for path in STATIC.glob("*.js")
        for name in re.findall(r'from "\./(.+?)"', path.read_text())
    }
    letters = {
        f"core/vendor/{name}"
        for name in re.findall(
            r'url\("\.\./vendor/(.+?)"\)', Path("src/fursa/core/static/core/css/tokens.css").read_text()
        )
        if "latin-ext" not in name
    }

    assert listed == set(KEPT)
    assert programs | imported | letters <= listed
    assert worker["Content-Type"].startswith("text/javascript")


def test_the_engine_asks_nobody_outside() -> None:
    """Addresses in it are names of languages and namespaces; none is of a server that would be asked."""
    text = Path("src/fursa/core/static/core/vendor/odk-web-forms/odk-web-forms.fursa.min.js").read_text()
    hosts = set(re.findall(r"https?://([a-z0-9.-]+)", text))

    assert hosts <= {
        "www.w3.org", "www.opendatakit.org", "openrosa.org", "enketo.org", "vuejs.org", "getodk.org", "www.opengis.net",
    }  # fmt: skip
    assert not re.search(r"tile\.|openstreetmap|fonts\.g|font/woff", text)
