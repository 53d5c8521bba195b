"""Handed over together: what was done, what was not and why, at any number; sent twice, done once."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import gettext

from fursa.accounts.models import User
from fursa.core.errors import ForbiddenError
from fursa.core.scope import scope
from fursa.editions.models import Edition
from fursa.handover.actions import record_hand_overs
from fursa.handover.models import HandOver
from tests import make
from tests.handover.many import ready_awards

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return make.edition(members=0)


@pytest.fixture
def manager(settings: object) -> User:
    settings.FURSA_DEMO = True  # type: ignore[attr-defined]
    return make.user(role="programme_manager")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def given(user: User) -> int:
    with scope(user):
        return HandOver.objects.count()


@pytest.mark.parametrize("count", [1, 10, 11, 1_000])
def test_many_are_given_and_each_that_is_not_is_named_with_its_reason(
    edition: Edition, manager: User, count: int
) -> None:
    """The last one of them is not prepared yet."""
    awards, ceremony = ready_awards(edition, count, waiting=[count - 1]), make.ceremony(edition)

    response = signed_in(manager).post(
        reverse("handover:give-together", args=[ceremony.uuid]),
        {"key": str(uuid4()), "chosen": [str(award.uuid) for award in awards]},
    )

    assert response.status_code == 302
    *done, refused = [str(message) for message in get_messages(response.wsgi_request)]
    assert given(manager) == count - 1
    number = localize(count - 1)
    assert [number in said for said in done] == ([True] if count > 1 else [])
    assert gettext("The cheque or the equipment is not prepared yet.") in refused
    assert f"التجريبي {count - 1}" in refused


def test_sent_twice_everybody_receives_once(edition: Edition, manager: User) -> None:
    awards, ceremony = ready_awards(edition, 11), make.ceremony(edition)
    form = {"key": str(uuid4()), "chosen": [str(award.uuid) for award in awards]}
    client, url = signed_in(manager), reverse("handover:give-together", args=[ceremony.uuid])

    for _ in range(2):
        assert client.post(url, form).status_code == 302

    assert given(manager) == 11


def test_nobody_chosen_is_said_and_nothing_happens(edition: Edition, manager: User) -> None:
    ready_awards(edition, 1)
    url = reverse("handover:give-together", args=[make.ceremony(edition).uuid])

    response = signed_in(manager).post(url, {"key": str(uuid4())})

    (said,) = get_messages(response.wsgi_request)
    assert str(said) == gettext("Nobody was chosen.")
    assert given(manager) == 0


def test_who_may_not_hand_over_is_refused_as_a_whole(edition: Edition) -> None:
    auditor, ceremony = make.user(role="auditor"), make.ceremony(edition)

    with scope(auditor), pytest.raises(ForbiddenError):
        record_hand_overs(actor=auditor, ceremony=ceremony, on=ceremony.held_on, wanted=[])
