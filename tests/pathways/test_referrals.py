"""A place is held for one person at a time; the partner answers in its own space, and sees no more than it needs."""

from __future__ import annotations

import re
import threading
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.errors import ForbiddenError, InvalidError, MissingError, WrongStateError
from fursa.core.scope import scope
from fursa.custody.models import Episode
from fursa.documents.paper.neutrality import words_of_prison
from fursa.pathways.actions import (
    FullError,
    OpeningFacts,
    answer_referral,
    begin_from_referral,
    close_opening,
    record_no_show,
    record_opening,
    refer,
    stop_pathway,
    withdraw_referral,
)
from fursa.pathways.models import Opening, Referral
from fursa.people.models import Person
from tests import make
from tests.editions.pages import client_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def person(adviser: User) -> Person:
    return make.person(seen_by=adviser.roles.get().unit, phone="0661000000")


def contact(of: Opening) -> User:
    return make.user(role="partner_contact", of=of.partner.unit)


def referred(actor: User, who: Person, to: Opening, *, phone: bool = False, key: Any = None) -> Referral:
    with scope(actor):
        return refer(
            actor=actor, person_uuid=who.uuid, opening_uuid=to.uuid, shows_phone=phone, key=key or uuid4(),
            today=today(),
        )  # fmt: skip


def answered(by: User, referral: Referral, *, accepts: bool = True, reason: str = "") -> Referral:
    with scope(by):
        return answer_referral(actor=by, referral_uuid=referral.uuid, accepts=accepts, reason=reason)


def test_an_opening_is_recorded_once_and_says_nothing_of_prison(adviser: User) -> None:
    facts = OpeningFacts(make.partner().code, "apprenticeship", "7531", "تدريب في الخياطة", 3)
    key = uuid4()
    with scope(adviser):
        made = [record_opening(actor=adviser, facts=facts, key=key, today=today()) for _ in range(2)]
        for wrong in (
            OpeningFacts(facts.partner, "apprenticeship", "0000", "x", 3),
            OpeningFacts(facts.partner, "apprenticeship", "7531", "للسجناء السابقين", 3),
            OpeningFacts(facts.partner, "apprenticeship", "7531", "x", 0),
            OpeningFacts(
                facts.partner,
                "apprenticeship",
                "7531",
                "x",
                1,
                starts_on=date(2026, 5, 2),
                closes_on=date(2026, 5, 1),
            ),
        ):
            with pytest.raises(InvalidError):
                record_opening(actor=adviser, facts=wrong, key=uuid4(), today=today())
        with pytest.raises(MissingError):
            record_opening(
                actor=adviser,
                facts=OpeningFacts("nobody", "employment", "7531", "x", 1),
                key=uuid4(),
                today=today(),
            )

    assert made[0] == made[1]
    assert Opening.objects.count() == 1


def test_the_last_place_is_held_and_free_again_when_it_is_not_taken(adviser: User, person: Person) -> None:
    opening, other = make.opening(), make.person(seen_by=adviser.roles.get().unit)
    key = uuid4()

    first = referred(adviser, person, opening, phone=True, key=key)
    assert referred(adviser, person, opening, phone=True, key=key) == first
    assert first.shown["phone"] == "0661000000"
    with pytest.raises(WrongStateError):
        referred(adviser, person, opening)
    with pytest.raises(FullError, match="لم يبق أي مكان"):
        referred(adviser, other, opening)
    refused = answered(contact(opening), first, accepts=False, reason="المجموعة مكتملة هذا الشهر")
    assert (refused.state, refused.shown["phone"]) == ("refused", "")
    assert referred(adviser, other, opening).state == "proposed"


def test_a_partner_answers_once_with_a_reason_and_only_its_own(adviser: User, person: Person) -> None:
    opening = make.opening(places=2)
    asked = referred(adviser, person, opening)
    mine, other = contact(opening), contact(make.opening())

    with pytest.raises(InvalidError):
        answered(mine, asked, accepts=False, reason=" ")
    with pytest.raises(InvalidError):
        answered(mine, asked, accepts=False, reason="كان في السجن")
    with pytest.raises(MissingError):
        answered(other, asked)
    with scope(adviser), pytest.raises(ForbiddenError):
        answer_referral(actor=adviser, referral_uuid=asked.uuid, accepts=True)
    assert answered(mine, asked).state == "accepted"
    with pytest.raises(WrongStateError):
        answered(mine, asked)
    with scope(mine):
        assert record_no_show(actor=mine, referral_uuid=asked.uuid).state == "no_show"


def test_whom_the_partner_accepted_begins_there_once(adviser: User, person: Person) -> None:
    opening = make.opening()
    asked, key = referred(adviser, person, opening), uuid4()

    def begin() -> Any:
        with scope(adviser):
            return begin_from_referral(
                actor=adviser, referral_uuid=asked.uuid, started_on=today(), key=key, today=today()
            )

    with pytest.raises(WrongStateError):
        begin()
    answered(contact(opening), asked)
    begun, again = begin(), begin()

    assert begun == again
    assert (begun.kind, begun.partner) == ("vocational_training", opening.partner)
    with scope(adviser), pytest.raises(WrongStateError):
        withdraw_referral(actor=adviser, referral_uuid=asked.uuid, today=today())


def test_a_proposal_is_taken_back_from_the_file_and_the_place_is_free(
    adviser: User, person: Person, settings: Any
) -> None:
    opening, other = make.opening(), make.person(seen_by=adviser.roles.get().unit)
    referred(adviser, person, opening)
    client = client_of(adviser, settings)

    page = client.get(reverse("casefile:person-tab", args=[person.uuid, "support"]))
    (waiting,) = page.context["waiting"]
    action = reverse("casefile:withdraw", args=[person.uuid, waiting.uuid])
    assert action in page.content.decode()
    client.post(action)

    assert referred(adviser, other, opening).state == "proposed"


def test_a_way_that_is_given_up_frees_its_place(adviser: User, person: Person) -> None:
    opening, other = make.opening(), make.person(seen_by=adviser.roles.get().unit)
    asked = referred(adviser, person, opening)
    answered(contact(opening), asked)
    with scope(adviser):
        way = begin_from_referral(
            actor=adviser, referral_uuid=asked.uuid, started_on=today(), key=uuid4(), today=today()
        )
    with pytest.raises(FullError):
        referred(adviser, other, opening)
    with scope(adviser):
        stop_pathway(actor=adviser, pathway_uuid=way.uuid, ended_on=today(), key=uuid4(), today=today())

    assert referred(adviser, other, opening).state == "proposed"


def test_neither_a_past_place_nor_one_the_person_waits_for_is_offered(
    adviser: User, person: Person, settings: Any
) -> None:
    make.complete_file(person)
    make.opening(kind="employment", closes_on=date(2020, 1, 1))
    waits, free = make.opening(kind="employment", places=2), make.opening(kind="employment")
    referred(adviser, person, waits)

    page = client_of(adviser, settings).get(
        reverse("casefile:places", args=[person.uuid]), {"reach": "country"}
    )

    (fit,) = page.context["fits"]
    assert fit["opening"] == free
    assert fit["says"]
    assert not [said for said in fit["says"] if re.search("[A-Za-z]{3}", said)]  # in the reader's language


def test_nobody_is_referred_to_closed_places(adviser: User, person: Person) -> None:
    opening, late = make.opening(), make.opening(closes_on=date(2020, 1, 1))
    with scope(adviser):
        close_opening(actor=adviser, opening_uuid=opening.uuid)

    for closed in (opening, late):
        with pytest.raises(WrongStateError, match="مغلق"):
            referred(adviser, person, closed)


def test_a_partner_sees_the_referral_and_no_person_in_the_database(adviser: User, person: Person) -> None:
    make.stay(person, make.establishment())
    opening = make.opening()
    asked = referred(adviser, person, opening, phone=True)
    mine = contact(opening)

    with scope(mine):
        seen = Referral.objects.get()
        assert seen.shown == {
            "name_ar": "يوسف التجريبي", "name_latin": "Youssef Tajribi", "birth_year": "1990", "phone": "0661000000",
        }  # fmt: skip
        assert not Person.objects.exists()
        assert not Episode.objects.exists()
    with scope(contact(make.opening())):
        assert not Referral.objects.exists()
    assert asked.shown["phone"]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_no_page_of_a_partner_says_where_people_come_from(
    adviser: User, person: Person, settings: Any, language: str
) -> None:
    """Every page, to its last attribute; the installation's own name, which says it, stands on none."""
    from fursa.core.models import Installation

    Installation.objects.create(
        name_ar="برنامج إدماج السجناء السابقين", name_fr="Programme des anciens détenus", name_en="Former prisoners",
        issuer_ar="فرصة", issuer_fr="Fursa", issuer_en="Fursa", web_address="x",
    )  # fmt: skip
    opening = make.opening()
    asked = referred(adviser, person, opening)
    mine = contact(opening)
    mine.language = language
    mine.save()
    client: Client = client_of(mine, settings)
    place = reverse("pathways:placement", args=[asked.uuid])

    pages = [client.get(url) for url in ("/", reverse("pathways:placements"), place)]
    pages.append(Client().get(reverse("account_login"), headers={"Accept-Language": language}))
    pages.append(client.post(place, {"answer": "no", "reason": ""}))
    client.post(place, {"answer": "yes", "reason": ""})
    pages.append(client.get(place))
    pages.append(client.get(reverse("casefile:people")))

    assert [page.status_code for page in pages] == [200, 200, 200, 200, 422, 200, 403]
    for page in pages:
        assert words_of_prison(page.content.decode()) == []


def test_the_pages_go_from_what_fits_to_the_beginning(adviser: User, person: Person, settings: Any) -> None:
    make.complete_file(person)
    opening = make.opening(kind="employment")
    client, partner = client_of(adviser, settings), client_of(contact(opening), settings)

    fits = client.get(reverse("casefile:places", args=[person.uuid]), {"reach": "country"})
    client.post(
        reverse("casefile:refer", args=[person.uuid]), {"opening": str(opening.uuid), "key": str(uuid4())}
    )
    asked = Referral.objects.filter(opening=opening)
    with scope(adviser):
        uuid = asked.get().uuid
    listed = partner.get(reverse("pathways:placements"))
    partner.post(reverse("pathways:placement", args=[uuid]), {"answer": "yes", "reason": ""})
    support = client.get(reverse("casefile:person-tab", args=[person.uuid, "support"]))
    client.post(
        reverse("casefile:begin-place", args=[person.uuid, uuid]),
        {"started_on": today().strftime("%d/%m/%Y"), "key": str(uuid4())},
    )

    assert [fit["opening"] for fit in fits.context["fits"]] == [opening]
    assert "شخص واحد ينتظر جوابكم" in text_of(listed)
    assert "تسجيل البداية" in text_of(support)
    with scope(adviser):
        assert asked.get().state == "begun"


@pytest.mark.django_db(transaction=True)
def test_two_advisers_offer_the_last_place_at_once_and_one_is_told(adviser: User, person: Person) -> None:
    unit, opening = adviser.roles.get().unit, make.opening()
    other, colleague = make.person(seen_by=unit), make.user(role="centre_adviser", of=unit)
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def offer(actor: User, who: Person) -> None:
        try:
            ready.wait()
            referred(actor, who, opening)
            outcomes.append("held")
        except FullError:
            outcomes.append("full")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=offer, args=pair) for pair in ((adviser, person), (colleague, other))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["full", "held"]
