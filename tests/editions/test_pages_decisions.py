"""The committee's session on its pages: quorum, bulk, departures with reasons, signatures ticked in plain words."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from fursa.core.scope import scope
from fursa.editions.actions.decisions import finish_decisions
from fursa.editions.actions.marks import declare_recusal
from fursa.editions.models import Decision, Edition, Minutes
from tests import make
from tests.editions.pages import address, client_of, text_of
from tests.editions.stage import holder, proposed, ruled, session

pytestmark = pytest.mark.django_db
TICKS = {"read": "on", "took_part": "on", "free": "on", "sign": "on"}


@pytest.fixture(autouse=True)
def _folders_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"
    settings.FURSA_KEYS = tmp_path / "keys"


def kinds(minutes: Minutes) -> dict[str, str]:
    with scope(make.system()):
        return dict(Decision.objects.filter(minutes=minutes).values_list("application__reference", "kind"))


def opening(edition: Edition, *present: str) -> dict[str, Any]:
    return {"held_on": "10/06/2015", "aim": "merit", "present": list(present)}


def test_a_session_without_a_quorum_is_refused_in_place(settings: Any) -> None:
    edition = make.edition()
    make.application(edition)
    proposed(edition)
    client = client_of(holder(edition, "m1"), settings)

    alone = client.post(address("open-session", edition), opening(edition, "m1"))
    two = client.post(address("open-session", edition), opening(edition, "m1", "m2"))

    assert alone.status_code == 422
    assert alone.context["form"].non_field_errors()
    assert two.status_code == 302
    assert Minutes.objects.get(edition=edition).held_on.isoformat() == "2015-06-10"


def test_ruling_together_says_what_was_done_and_what_not_and_why(settings: Any) -> None:
    edition = make.edition()
    mine = make.application(edition, reference="D-mine", mark=None)
    make.application(edition, reference="D-other")
    with scope(holder(edition, "m1")):
        declare_recusal(actor=holder(edition, "m1"), application_uuid=mine.uuid)
    make.give_marks(mine, "14", members=["m2", "m3"])
    minutes = session(edition)
    client = client_of(holder(edition, "m1"), settings)

    page = client.post(address("decide-together", edition), {"all": "1"}, follow=True)

    assert kinds(minutes) == {"D-other": "accepted"}
    assert "سُجّل قرار واحد" in text_of(page)
    assert "D-mine" in text_of(page)


def test_only_those_chosen_are_ruled_on(settings: Any) -> None:
    edition = make.edition()
    chosen = make.application(edition, reference="D-1")
    make.application(edition, reference="D-2")
    minutes = session(edition)

    client_of(holder(edition, "m1"), settings).post(
        address("decide-together", edition), {"chosen": [str(chosen.uuid)]}
    )

    assert set(kinds(minutes)) == {"D-1"}


def test_a_departure_without_a_reason_is_refused_in_place(settings: Any) -> None:
    edition = make.edition()
    application = make.application(edition, reference="D-1")
    minutes = session(edition)
    client, url = client_of(holder(edition, "m1"), settings), address("decide", edition, application.uuid)

    bare = client.post(url, {"kind": "not_accepted"})
    none_yet = kinds(minutes)
    client.post(url, {"kind": "not_accepted", "reason": "المحل غير متاح"})
    page = text_of(client.get(address("decisions", edition)))

    assert (bare.status_code, none_yet) == (422, {})
    assert kinds(minutes) == {"D-1": "not_accepted"}
    assert "المحل غير متاح" in page


def test_after_a_ruling_the_list_is_found_as_it_was_left_and_nothing_outside(settings: Any) -> None:
    edition = make.edition()
    application = make.application(edition)
    session(edition)
    client, url = client_of(holder(edition, "m1"), settings), address("decide", edition, application.uuid)
    list_url, ruling = address("decisions", edition), {"kind": "accepted", "option": "1"}

    kept = client.post(f"{url}?back={list_url}%3Fkind%3Dundecided", ruling)
    outside = client.post(f"{url}?back=//elsewhere.example{list_url}", ruling)

    assert kept.url == f"{list_url}?kind=undecided"
    assert outside.url == list_url


def test_a_session_ends_only_when_everyone_has_a_decision(settings: Any) -> None:
    edition = make.edition()
    make.application(edition)
    minutes = session(edition)

    page = client_of(holder(edition, "m1"), settings).post(address("finish", edition))

    minutes.refresh_from_db()
    assert (page.status_code, minutes.state) == (422, "draft")


def test_what_one_signs_is_ticked_line_by_line(settings: Any) -> None:
    edition = make.edition()
    make.application(edition)
    minutes = ruled(edition)
    Minutes.objects.filter(pk=minutes.pk).update(document=uuid4())
    client = client_of(holder(edition, "m1"), settings)

    for left_out in TICKS:
        ticked = {name: value for name, value in TICKS.items() if name != left_out}
        assert client.post(address("sign", edition), ticked).status_code == 422
    assert minutes.signatures.count() == 0
    client.post(address("sign", edition), TICKS)
    assert minutes.signatures.count() == 1


def test_the_last_signature_makes_the_decisions_final_and_the_page_says_who_signs(settings: Any) -> None:
    edition = make.edition()
    make.application(edition)
    minutes = ruled(edition)
    Minutes.objects.filter(pk=minutes.pk).update(document=uuid4())
    seats = ["m1", "m2", "m3"]

    for seat in seats:
        page = client_of(holder(edition, seat), settings).get(address("decisions", edition))
        assert page.context["may_sign"]
        client_of(holder(edition, seat), settings).post(address("sign", edition), TICKS)

    edition.refresh_from_db()
    minutes.refresh_from_db()
    page = client_of(holder(edition, "m1"), settings).get(address("decisions", edition))
    assert (edition.state, minutes.state, page.context["may_sign"]) == ("final", "final", False)


def test_rulings_that_are_not_final_are_not_for_those_who_carry_them_out(settings: Any) -> None:
    edition = make.edition()
    make.application(edition)
    ruled(edition)

    page = client_of(make.user(role="finance_officer"), settings).get(address("decisions", edition))

    assert page.context["session"] is None


def test_minutes_are_generated_once_for_a_key_and_served(settings: Any) -> None:
    edition = make.edition()
    make.application(edition)
    minutes = ruled(edition)
    client, key = client_of(holder(edition, "m1"), settings), str(uuid4())

    for _ in range(2):
        assert client.post(address("write-minutes", edition), {"key": key}).status_code == 302

    minutes.refresh_from_db()
    assert client.get(f"/documents/{minutes.document}/").content.startswith(b"%PDF")


def test_the_reserve_list_stands_in_order(settings: Any) -> None:
    edition = make.edition(places=1)
    for reference, mark in (("D-1", "18"), ("D-2", "14"), ("D-3", "16")):
        make.application(edition, reference=reference, mark=mark)
    minutes = session(edition)
    chair = holder(edition, "m1")
    client = client_of(chair, settings)
    client.post(address("decide-together", edition), {"all": "1"})
    with scope(chair):
        finish_decisions(actor=chair, minutes=minutes)

    page = text_of(client.get(address("reserve", edition)))

    assert page.index("D-3") < page.index("D-2")
    assert "D-1" not in page
