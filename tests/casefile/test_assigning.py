"""All who wait, all the places: the best together, explained; ticking proposes, and one that fails stops no other."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.casefile.queries import assigning
from fursa.casefile.queries.assigning import assign_together, list_waiting
from fursa.core.errors import InvalidError
from fursa.core.scope import scope
from fursa.lifeproject.models import LifeProject
from fursa.pathways.actions import withdraw_referral
from fursa.pathways.models import Opening, Pathway, Referral
from fursa.people.models import Person
from tests import make
from tests.editions.pages import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


def waiting(adviser: User, trade: str = "7531", goal: str = "vocational_training", days: int = 10) -> Person:
    unit = adviser.roles.get().unit
    person = make.person(seen_by=unit)
    with scope(adviser):
        LifeProject.objects.create(
            person=person, goal=goal, trade_isco=trade, title="مشروع", agreed_on=today() - timedelta(days=days),
            unit=unit, recorded_by=adviser, number=1,
        )  # fmt: skip
    return person


def test_the_whole_is_served_even_where_one_alone_would_have_better(adviser: User) -> None:
    """The tailor fits both places, the cook one: the tailor leaves it."""
    sewing, cooking = make.opening(trade_isco="7531"), make.opening(trade_isco="5120", title="تكوين في الطبخ")
    tailor, cook = waiting(adviser), waiting(adviser, "5120")
    late = waiting(adviser, "7531", days=100)

    with scope(adviser):
        together = assign_together(adviser, today=today(), reach="country")

    assert {one.person: one.opening for one in together.placed} == {late: sewing, cook: cooking}
    (left,) = together.without
    assert left.person == tailor
    assert together.assignment.placed == 2
    assert all(one.reasons for one in together.placed)


def test_who_waits_is_who_asked_and_has_nothing_yet(adviser: User) -> None:
    asked = waiting(adviser)
    waiting(adviser, goal="self_employment")
    busy, proposed = waiting(adviser), waiting(adviser)
    make.person(seen_by=adviser.roles.get().unit)  # without a project
    waiting(make.user(role="centre_adviser", of=make.unit()))  # another centre's
    with scope(make.system()):
        Pathway.objects.create(
            person=busy,
            kind="apprenticeship",
            year=today().year,
            started_on=today(),
            recorded_by=make.system(),
        )
    make.referral(proposed, make.opening(places=2))

    with scope(adviser):
        assert [file.person for file in list_waiting()] == [asked]


def test_a_page_proposes_those_who_are_ticked_and_tells_of_one_that_fails(
    adviser: User, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    opening, other = make.opening(places=1), make.opening(trade_isco="5120", title="تكوين في الطبخ")
    tailor, cook = waiting(adviser), waiting(adviser, "5120")
    client, url = client_of(adviser, settings), reverse("casefile:assignment") + "?reach=country"
    page = client.get(url)
    for row in page.context["placed"]:
        assert not [said for said in [row["summary"], *row["reasons"]] if re.search("[A-Za-z]{3}", said)]
    chosen = [f"{row['person'].uuid}:{row['opening'].uuid}" for row in page.context["placed"]]
    assert len(chosen) == 2
    # Meanwhile somebody else took the last place of one.
    make.referral(make.person(), opening)

    sent = {"chosen": chosen, "key": str(page.context["key"])}
    answer = client.post(url, sent, follow=True)
    client.post(url, sent)

    with scope(adviser):
        assert [(row.person, row.opening) for row in Referral.objects.all()] == [(cook, other)]
    assert "لم يبق أي مكان" in answer.content.decode()
    assert [row["person"] for row in client.get(url).context["without"]] == [tailor]
    assert client.post(url, sent | {"chosen": ["x"]}).status_code == 400
    assert client.post(url, {"chosen": chosen}).status_code == 400
    # Taken back and proposed again the same day, from the page as it then is: a proposal of its own.
    with scope(adviser):
        withdraw_referral(actor=adviser, referral_uuid=Referral.objects.get(person=cook).uuid, today=today())
    again = client.get(url)
    client.post(url, {"chosen": chosen, "key": str(again.context["key"])})
    with scope(adviser):
        states = Referral.objects.filter(person=cook).order_by("pk").values_list("state", flat=True)
        assert list(states) == ["withdrawn", "proposed"]


def test_what_stands_in_one_record_of_a_person_counts_for_all_of_them(adviser: User) -> None:
    asked = waiting(adviser)
    unit = adviser.roles.get().unit
    with scope(make.system()):
        joined = make.person(seen_by=unit)
        Person.objects.filter(pk=joined.pk).update(canonical=asked)
    with scope(adviser):
        assert [file.person for file in list_waiting()] == [asked]
    make.referral(joined, make.opening(places=2))

    with scope(adviser):
        assert list_waiting() == []


def test_the_stable_kind_promises_that_no_two_would_rather_change(adviser: User, settings: Any) -> None:
    settings.FURSA_DEMO = True
    make.opening(places=2)
    people = {waiting(adviser), waiting(adviser), waiting(adviser)}
    page = client_of(adviser, settings).get(reverse("casefile:assignment") + "?kind=stable&reach=country")

    assert page.context["is_stable"]
    assert len(page.context["placed"]) == 2
    assert {row["person"] for row in [*page.context["placed"], *page.context["without"]]} == people


def test_too_many_are_told_so(adviser: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assigning, "MOST_PEOPLE", 1)
    waiting(adviser)
    waiting(adviser)

    with scope(adviser), pytest.raises(InvalidError, match="1"):
        assign_together(adviser, today=today())
    assert not Opening.objects.exists()
