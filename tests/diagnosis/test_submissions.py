"""What a device sends lands once, or says why it waits; two contents of one interview are chosen between."""

from __future__ import annotations

import base64
import io
import threading
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.urls import reverse
from PIL import Image

from fursa.accounts.models import User
from fursa.core import files
from fursa.core.errors import InvalidError
from fursa.core.scope import scope
from fursa.diagnosis.actions import make_device, revoke_device
from fursa.diagnosis.models import Diagnosis
from fursa.diagnosis.policies import read_answers
from fursa.people.models import Person
from tests import make
from tests.diagnosis.sending import SURVEY, answers, in_use, rows, send, token_of, workbook
from tests.editions.pages import client_of

pytestmark = pytest.mark.django_db


def test_a_device_fetches_what_is_in_use_and_a_revoked_one_nothing(manager: User, adviser: User) -> None:
    version = in_use(manager)
    with scope(adviser):
        device, token = make_device(actor=adviser, label="لوحة 3")
    client = Client()

    listed = client.get(f"/field/{token}/formList")
    form = client.get(f"/field/{token}/forms/entry.xml")
    asked = client.head(f"/field/{token}/submission")
    manifest = client.get(f"/field/{token}/manifest/entry")
    with scope(adviser):
        revoke_device(actor=adviser, device=device)

    assert listed["X-OpenRosa-Version"] == "1.0"
    assert f"<hash>{version.form_hash}</hash>" in listed.content.decode()
    assert f"/field/{token}/forms/entry.xml</downloadUrl>" in listed.content.decode()
    assert b"xforms" in form.content
    assert (asked.status_code, int(asked["X-OpenRosa-Accept-Content-Length"]) > 10**7) == (204, True)
    assert manifest.status_code == 200
    assert client.get(f"/field/{token}/formList").status_code == 404
    assert device.token_sha256 != token


def test_a_submission_lands_in_the_file_and_the_same_again_is_one(
    manager: User, adviser: User, person: Person
) -> None:
    in_use(manager)
    token, xml = token_of(adviser), answers(person)

    first, again = send(token, xml), send(token, xml)

    assert (first.status_code, again.status_code) == (201, 201)
    (row,) = rows(adviser)
    assert (row.state, row.problem) == ("landed", "")
    with scope(adviser):
        made = Diagnosis.objects.get()
        assert (made.schooling, made.wishes) == ("primary", "خياطة")
        assert [(trade.isco, trade.years) for trade in made.trades.order_by("isco")] == [
            ("7115", None),
            ("7531", 4),
        ]


def test_other_content_under_one_instance_waits_for_somebody_to_choose(
    manager: User, adviser: User, person: Person, settings: Any
) -> None:
    in_use(manager)
    token = token_of(adviser)
    send(token, answers(person, instance="uuid:1"))
    send(token, answers(person, instance="uuid:1", wishes="طبخ", trade="5120"))
    first, second = rows(adviser)
    assert [first.state, second.state] == ["landed", "conflict"]
    client = client_of(adviser, settings)
    url, settle = (reverse(f"diagnosis:{name}", args=[second.uuid]) for name in ("sent", "settle"))

    page = client.get(url)

    assert "وصلت المقابلة نفسها مرتين" in client.get(reverse("diagnosis:submissions")).content.decode()
    differing = {row[0]: row[1:3] for row in page.context["table"].rows if row[3]}
    assert differing == {"الرغبات": ["خياطة", "طبخ"], "الحرفة": ["7531 · 7115", "5120 · 7115"]}
    assert ["المستوى الدراسي", "ابتدائي", "ابتدائي", ""] in page.context["table"].rows
    client.post(settle, {"act": "choose", "reason": " "})
    assert [row.state for row in rows(adviser)] == ["landed", "conflict"]
    client.post(settle, {"act": "choose", "reason": "صُححت مع المعني بالأمر"})
    with scope(adviser):
        (diagnosis,) = Diagnosis.objects.all()
        assert diagnosis.wishes == "طبخ"
        assert sorted(trade.isco for trade in diagnosis.trades.all()) == ["5120", "7115"]
    first, second = rows(adviser)
    assert [first.state, second.state] == ["refused", "landed"]
    assert (first.settled_by, first.settled_because) == (adviser, "صُححت مع المعني بالأمر")
    # Chosen once; the one that came back again is the one there is.
    client.post(settle, {"act": "choose", "reason": "x"})
    assert [row.state for row in rows(adviser)] == ["refused", "landed"]


def test_content_that_names_another_file_takes_the_place_of_none(
    manager: User, adviser: User, person: Person, settings: Any
) -> None:
    in_use(manager)
    token, other = token_of(adviser), make.person(seen_by=adviser.roles.get().unit)
    send(token, answers(person, instance="uuid:1"))
    send(token, answers(other, instance="uuid:1"))
    client = client_of(adviser, settings)
    settle = reverse("diagnosis:settle", args=[rows(adviser)[1].uuid])

    client.post(settle, {"act": "choose", "reason": "x"})
    assert [row.state for row in rows(adviser)] == ["landed", "conflict"]
    client.post(settle, {"act": "aside", "reason": "ملف آخر"})
    assert [row.state for row in rows(adviser)] == ["landed", "refused"]


def test_what_waits_stands_first_page_by_page(
    manager: User, adviser: User, person: Person, settings: Any, django_assert_max_num_queries: Any
) -> None:
    version = in_use(manager)
    waiting = [make.submission(version, person, instance_id=f"uuid:{n}", digest=f"{n:064}") for n in range(3)]
    for number in range(40):
        make.submission(
            version, person, instance_id=f"uuid:done{number}", digest=f"{number:064}", state="landed"
        )
    client = client_of(adviser, settings)

    with django_assert_max_num_queries(20):
        page = client.get(reverse("diagnosis:submissions"))

    shown = [row["submission"] for row in page.context["rows"]]
    assert len(shown) == 25
    assert set(shown[:3]) == set(waiting)


def test_what_a_turn_of_a_repeat_leaves_out_does_not_move_up(
    manager: User, adviser: User, person: Person
) -> None:
    in_use(manager)
    xml = answers(person).replace("<years>٤</years>".encode(), b"").replace(b"<years/>", b"<years>9</years>")

    send(token_of(adviser), xml)

    with scope(adviser):
        trades = Diagnosis.objects.get().trades.order_by("isco")
        assert [(trade.isco, trade.years) for trade in trades] == [("7115", 9), ("7531", None)]


def test_an_instance_that_another_officer_sent_is_told_and_not_taken_twice(
    manager: User, adviser: User, person: Person
) -> None:
    in_use(manager)
    xml = answers(person)
    send(token_of(adviser), xml)

    again = send(token_of(make.user(role="centre_adviser", of=make.unit())), xml)

    assert again.status_code == 409
    assert len(rows(make.system())) == 1


def test_what_stands_in_the_way_is_said_and_put_right_later(
    manager: User, adviser: User, person: Person, settings: Any
) -> None:
    in_use(manager)
    stranger = make.person(seen_by=make.unit(), reference="P-HIDDEN")
    send(token_of(adviser), answers(stranger))
    send(token_of(adviser), answers(person, trade="0000"))

    assert [row.state for row in rows(adviser)] == ["received", "received"]
    assert "P-HIDDEN" in rows(adviser)[0].problem
    assert "0000" in rows(adviser)[1].problem
    make.give_access(stranger.pk, adviser.roles.get().unit, adviser)
    client_of(adviser, settings).post(
        reverse("diagnosis:settle", args=[rows(adviser)[0].uuid]), {"act": "land"}
    )
    assert rows(adviser)[0].state == "landed"


@pytest.mark.parametrize("years", ["1e999999", "NaN", "-1", "كثيرة"])
def test_a_number_that_is_none_waits_with_its_words(
    manager: User, adviser: User, person: Person, years: str
) -> None:
    in_use(manager)

    send(token_of(adviser), answers(person).replace("٤".encode(), years.encode()))

    (row,) = rows(adviser)
    assert row.state == "received"
    assert row.problem


def test_an_empty_line_of_the_spreadsheet_asks_nothing(
    manager: User, adviser: User, person: Person, settings: Any
) -> None:
    in_use(manager, workbook([*SURVEY[:2], [""] * len(SURVEY[0]), *SURVEY[2:]]))
    send(token_of(adviser), answers(person))
    client = client_of(adviser, settings)

    page = client.get(reverse("diagnosis:sent", args=[rows(adviser)[0].uuid]))

    assert page.status_code == 200
    assert len(page.context["table"].rows) == 6


def test_a_submission_for_an_older_version_is_taken_and_marked(
    manager: User, adviser: User, person: Person
) -> None:
    in_use(manager)
    in_use(manager, workbook(SURVEY[:-1], version="2026.2"))

    send(token_of(adviser), answers(person))

    (row,) = rows(adviser)
    assert (row.is_old_version, row.state) == (True, "landed")


BOMB = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<d id="entry" version="2026.1">&b;</d>'
)


@pytest.mark.parametrize(
    "xml",
    [
        BOMB,
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d id="entry" version="2026.1">&x;</d>',
        b"<d id='entry'>",
        b"",
        b"<d/>",
        '<d id="entry" version="2026.1"><meta><instanceID>u</instanceID></meta></d>'.encode("utf-16"),
        b"<a>" * 3000,
        b'<d id="entry" version="2026.1"><meta><instanceID>uuid:1</instanceID></meta>'
        + b"x" * 2_100_000
        + b"</d>",
    ],
)
def test_hostile_or_broken_xml_is_refused_and_nothing_kept(manager: User, adviser: User, xml: bytes) -> None:
    in_use(manager)

    answer = send(token_of(adviser), xml)

    assert 400 <= answer.status_code < 500
    assert rows(adviser) == []
    with pytest.raises(InvalidError):
        read_answers(xml)


def test_a_picture_is_kept_without_where_it_was_taken_and_a_huge_file_is_refused(
    manager: User, adviser: User, person: Person
) -> None:
    in_use(manager)
    token, out = token_of(adviser), io.BytesIO()
    exif = Image.Exif()
    exif[0x9286] = "taken in a place"
    exif[0x010E] = "33.9,-6.8"
    Image.new("RGB", (8, 8), "red").save(out, "JPEG", exif=exif)
    assert b"33.9" in out.getvalue()
    picture = SimpleUploadedFile("a.jpg", out.getvalue(), "image/jpeg")
    huge = SimpleUploadedFile("b.mp4", b"0" * 20_000_001, "video/mp4")

    disguised = SimpleUploadedFile("c.bin", out.getvalue(), "application/octet-stream")
    kept = send(token, answers(person), photo=picture, other=disguised)
    refused = send(token, answers(person, wishes="x"), film=huge)

    assert (kept.status_code, refused.status_code) == (201, 400)
    assert "b.mp4" in refused.content.decode()
    (row,) = rows(adviser)
    assert len(row.attachments) == 2
    for one in row.attachments:
        assert b"33.9" not in files.read(one["sha256"])
    content = files.read(row.attachments[0]["sha256"])
    assert not Image.open(io.BytesIO(content)).getexif()


@pytest.mark.django_db(transaction=True)
def test_what_many_lines_send_again_and_again_arrives_exactly_once(
    manager: User, adviser: User, person: Person
) -> None:
    """Twenty-five instances, each sent by four devices at the same moment, in another order."""
    in_use(manager)
    token = token_of(adviser)
    sent = [answers(person, instance=f"uuid:{k}", wishes=f"رغبة {k}") for k in range(25)]
    outcomes: list[int] = []

    def line(shift: int) -> None:
        try:
            for k in range(len(sent)):
                outcomes.append(send(token, sent[(k * 7 + shift) % len(sent)]).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=line, args=(shift,)) for shift in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes == [201] * 100
    found = rows(adviser)
    assert sorted(row.instance_id for row in found) == sorted(f"uuid:{k}" for k in range(25))
    # One interview a day: the first landed, the others wait and say so.
    assert sorted({row.state for row in found}) == ["landed", "received"]
    with scope(adviser):
        assert Diagnosis.objects.count() == 1


def test_more_than_may_be_sent_at_once_is_refused_by_its_length_alone(
    manager: User, adviser: User, person: Person
) -> None:
    in_use(manager)
    sent = Client().post(
        f"/field/{token_of(adviser)}/submission",
        {"xml_submission_file": SimpleUploadedFile("a.xml", answers(person), "text/xml")},
        CONTENT_LENGTH="200000000",
    )

    assert sent.status_code == 413
    assert "100" in sent.content.decode()
    assert rows(adviser) == []


def test_a_basic_sign_in_is_the_user_name_and_the_token_over_https(
    manager: User, adviser: User, person: Person
) -> None:
    in_use(manager)
    token, other = token_of(adviser), make.user(role="centre_adviser", of=make.unit())

    def said(name: str, password: str, **more: Any) -> Any:
        word = base64.b64encode(f"{name}:{password}".encode()).decode()
        headers = {"Authorization": f"Basic {word}", **more.pop("headers", {})}
        return Client().get("/openrosa/formList", headers=headers, **more)

    assert said(adviser.username, token, headers={"host": "127.0.0.1:8000"}).status_code == 200
    listed = said(adviser.username, token, secure=True, REMOTE_ADDR="10.0.0.9")
    assert listed.status_code == 200
    assert "https://testserver/openrosa/forms/entry.xml" in listed.content.decode()
    for wrong in (
        said(adviser.username, token, REMOTE_ADDR="10.0.0.9"),  # in clear over a network
        said(adviser.username, token),  # … through a proxy of this machine
        said(other.username, token, secure=True),
        said(adviser.username, "x", secure=True),
        Client().get("/openrosa/formList", headers={"Authorization": "Basic é"}, secure=True),
        Client().get("/openrosa/formList", secure=True),
    ):
        assert wrong.status_code == 401
        assert wrong["WWW-Authenticate"].startswith("Basic ")
    sent = Client().post(
        "/openrosa/submission",
        {"xml_submission_file": SimpleUploadedFile("a.xml", answers(person), "text/xml")},
        headers={
            "Authorization": "Basic " + base64.b64encode(f"{adviser.username}:{token}".encode()).decode()
        },
        secure=True,
    )
    assert sent.status_code == 201
    assert [row.state for row in rows(adviser)] == ["landed"]
