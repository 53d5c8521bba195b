"""Places are offered under an agreement in force, within what it leaves; two people cannot offer the last of them."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.errors import ForbiddenError, FursaError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.network.actions import AgreementFacts, end_agreement, make_agreement
from fursa.network.models import Agreement, Partner
from fursa.pathways.actions import OpeningFacts, close_opening, record_opening
from fursa.pathways.models import Opening
from fursa.pathways.queries import count_agreed_left
from tests import make
from tests.editions.pages import client_of

DAY = timedelta(days=1)
TRAINING = "vocational_training"


@pytest.fixture
def manager() -> User:
    return make.user(role="programme_manager")


@pytest.fixture
def partner() -> Partner:
    made = make.partner()
    Agreement.objects.filter(partner=made).delete()
    return made


def agree(manager: User, partner: Partner, reference: str = "CONV-9", **facts: Any) -> Agreement:
    values: dict[str, Any] = {"from_on": date(today().year, 1, 1), "quotas": {TRAINING: 5}, **facts}
    with scope(manager):
        return make_agreement(actor=manager, facts=AgreementFacts(partner.code, reference, **values))


def offer(
    manager: User, partner: Partner, places: int = 1, kind: str = TRAINING, on: date | None = None
) -> Opening:
    facts = OpeningFacts(partner.code, kind, "7531", "تكوين في الخياطة", places, starts_on=on)
    with scope(manager):
        return record_opening(actor=manager, facts=facts, key=uuid4(), today=today())


@pytest.mark.django_db
def test_places_are_offered_under_the_agreement_and_never_pass_it(manager: User, partner: Partner) -> None:
    with pytest.raises(InvalidError, match="لا توجد اتفاقية"):
        offer(manager, partner)
    agreement = agree(manager, partner)

    first = offer(manager, partner, 3)

    assert first.agreement == agreement
    with pytest.raises(InvalidError, match="2"):
        offer(manager, partner, 3)
    with pytest.raises(InvalidError):
        offer(manager, partner, 1, kind="employment")  # not agreed at all
    offer(manager, partner, 2)
    with pytest.raises(InvalidError, match="لا تترك"):
        offer(manager, partner)
    # Another year has its own places; what was closed before anybody came gives its places back.
    offer(manager, partner, 5, on=date(today().year + 1, 2, 1))
    with scope(manager):
        close_opening(actor=manager, opening_uuid=first.uuid)
        assert count_agreed_left(agreement, TRAINING, today().year) == 3


@pytest.mark.django_db
def test_an_agreement_binds_from_its_first_day_to_its_last(manager: User, partner: Partner) -> None:
    agreement = agree(manager, partner, from_on=today() - 10 * DAY, until_on=today() + 10 * DAY, quotas={})

    offer(manager, partner, 400)
    for on in (today() - 11 * DAY, today() + 11 * DAY):
        with pytest.raises(InvalidError):
            offer(manager, partner, on=on)
    with scope(manager):
        end_agreement(actor=manager, agreement_uuid=agreement.uuid, until_on=today() - DAY)
        with pytest.raises(WrongStateError):
            end_agreement(actor=manager, agreement_uuid=agreement.uuid, until_on=today())
    with pytest.raises(InvalidError):
        offer(manager, partner)


@pytest.mark.django_db
def test_what_makes_no_agreement_is_refused(manager: User, partner: Partner) -> None:
    agree(manager, partner)
    with pytest.raises(InvalidError):
        agree(manager, partner)  # the same reference
    with pytest.raises(InvalidError):
        agree(manager, partner, " ")
    with pytest.raises(InvalidError):
        agree(manager, partner, "CONV-10", until_on=date(today().year - 1, 1, 1))
    adviser = make.user(role="centre_adviser", of=make.unit())
    with pytest.raises(ForbiddenError):
        agree(adviser, partner, "CONV-11")


@pytest.mark.django_db
def test_a_manager_records_an_agreement_and_sees_what_is_left(
    manager: User, partner: Partner, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    client = client_of(manager, settings)
    sent = {"reference": "CONV-2026", "from_on": f"01/01/{today().year}", "until_on": "", TRAINING: "4"}

    assert client.post(reverse("pathways:new-agreement", args=[partner.code]), sent).status_code == 302
    offer(manager, partner, 1)
    page = client.get(reverse("pathways:partner", args=[partner.code]))

    (row,) = page.context["agreements"]
    assert row["table"].rows == [["تكوين مهني", 4, 1, 3]]
    again = client.post(reverse("pathways:new-agreement", args=[partner.code]), sent)
    assert again.status_code == 422


@pytest.mark.django_db(transaction=True)
def test_two_people_cannot_offer_the_last_places(manager: User, partner: Partner) -> None:
    agree(manager, partner)
    colleague = make.user(role="programme_manager")
    said: list[str] = []
    begin = threading.Barrier(2)

    def offer_all(actor: User) -> None:
        begin.wait()
        try:
            offer(actor, partner, 4)
            said.append("offered")
        except FursaError as error:
            said.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=offer_all, args=(actor,)) for actor in (manager, colleague)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["InvalidError", "offered"]
    assert Opening.objects.filter(partner=partner).count() == 1
