"""The budget's page, and what is prepared after it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from fursa.core.scope import scope
from fursa.editions.models import Award, Edition
from fursa.handover.models import Cheque
from fursa.people.models import Person
from tests import make
from tests.editions.pages import address, client_of, text_of
from tests.editions.stage import ruled, signed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"
    settings.FURSA_KEYS = tmp_path / "keys"


@pytest.fixture
def edition() -> Edition:
    """Two final decisions of 15.000 dirhams, and money for them."""
    edition = make.edition()
    make.budget(edition)
    for _ in range(2):
        make.application(edition)
    signed(ruled(edition))
    edition.refresh_from_db()
    return edition


@pytest.fixture
def finance(settings: Any) -> Client:
    return client_of(make.user(role="finance_officer"), settings)


def awards() -> int:
    with scope(make.system()):
        return Award.objects.count()


def undertake_all() -> None:
    with scope(make.system()):
        Award.objects.update(state=Award.State.UNDERTAKEN)
        Person.objects.update(cnie_valid_until="2099-01-01")


def test_awards_are_committed_together_and_the_same_form_twice_commits_once(
    edition: Edition, finance: Client
) -> None:
    key = str(uuid4())

    first = finance.post(address("commit", edition), {"key": key}, follow=True)
    again = finance.post(address("commit", edition), {"key": key}, follow=True)

    assert awards() == 2
    assert text_of(first).count("دعمين") == text_of(again).count("دعمين")


def test_the_page_says_what_is_committed_and_free(edition: Edition, finance: Client) -> None:
    before = finance.get(address("budget", edition))
    finance.post(address("commit", edition), {"key": str(uuid4())})
    after = finance.get(address("budget", edition))

    free = [page.context["cards"][2].value.centimes for page in (before, after)]
    assert free[0] - free[1] == 3_000_000
    assert (before.context["waiting"].count, after.context["waiting"].count) == (2, 0)


def test_a_committee_member_reads_the_budget_and_commits_nothing(edition: Edition, settings: Any) -> None:
    member = client_of(make.user(role="committee_member"), settings)

    page = member.get(address("budget", edition))
    refused = member.post(address("commit", edition), {"key": str(uuid4())})

    assert (page.status_code, page.context["may_commit"]) == (200, False)
    assert (refused.status_code, awards()) == (403, 0)


def test_cheques_are_drawn_in_a_row_once_for_a_key(edition: Edition, finance: Client) -> None:
    finance.post(address("commit", edition), {"key": str(uuid4())})
    undertake_all()
    form = {"key": str(uuid4()), "account": "007 810", "first_number": "41", "drawn_on": "20/06/2015"}

    for _ in range(2):
        finance.post(reverse("handover:draw-cheques", args=[edition.code]), form)

    with scope(make.system()):
        assert list(Cheque.objects.values_list("number", flat=True)) == ["0000041", "0000042"]


def test_a_cheque_that_cannot_be_drawn_is_named_with_its_reason(edition: Edition, finance: Client) -> None:
    finance.post(address("commit", edition), {"key": str(uuid4())})
    undertake_all()
    with scope(make.system()):
        Person.objects.update(cnie_valid_until="2015-01-01")

    page = finance.get(reverse("handover:prepare", args=[edition.code]))

    assert len(page.context["problems"].rows) == 2
    assert "البطاقة الوطنية" in text_of(page)


def test_an_undertaking_is_recorded_and_who_cannot_read_needs_a_witness(
    edition: Edition, settings: Any
) -> None:
    finance = client_of(make.user(role="finance_officer"), settings)
    finance.post(address("commit", edition), {"key": str(uuid4())})
    with scope(make.system()):
        award = Award.objects.order_by("pk")[0]
        Person.objects.filter(pk=award.person_id).update(can_read=False)
    manager = client_of(make.user(role="programme_manager"), settings)
    url = reverse("handover:undertake", args=[award.uuid])

    bare = manager.post(url, {"signed_on": "20/06/2015"})
    done = manager.post(url, {"signed_on": "20/06/2015", "understood": "on", "witness": "شاهد"})

    with scope(make.system()):
        award.refresh_from_db()
    assert (bare.status_code, done.status_code, award.state) == (422, 302, "undertaken")
