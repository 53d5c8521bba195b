"""Every address × every role: who passes, who is refused, who finds nothing, who is sent to sign in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from fursa.accounts.models import User
from tests import doors, make
from tests.doors import DOORS, LIBRARY, PUBLIC, ROLES, Door, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _door(settings: object, tmp_path: Path) -> None:
    # Codes are asked for in tests/accounts; here it is the role alone that opens.
    settings.FURSA_DEMO = True  # type: ignore[attr-defined]
    settings.FURSA_FILES = tmp_path / "files"  # type: ignore[attr-defined]
    settings.FURSA_KEYS = tmp_path / "keys"  # type: ignore[attr-defined]


@pytest.fixture
def world() -> World:
    return World()


def client_of(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def visit(client: Client, url: str, post: dict[str, object] | None = None) -> tuple[int, str]:
    """The answer and where it leads; whatever the visit changed is taken back."""
    with transaction.atomic():
        response = client.post(url, post) if post is not None else client.get(url)
        transaction.set_rollback(True)
    return response.status_code, str(response.headers.get("Location", ""))


def answers(user: User | None, world: World, visited: list[Door]) -> Iterator[tuple[Door, int]]:
    client = client_of(user)
    for door in visited:
        yield door, visit(client, door.url(world), door.post(world) if door.post else None)[0]


def passes(door: Door, status: int) -> bool:
    if door.answer is None:
        return status < 500 and status not in {403, 404}
    return status == door.answer


def test_every_address_has_its_line_in_the_table() -> None:
    assert doors.every_name() == {door.name for door in [*DOORS, *PUBLIC]} | set(LIBRARY)


@pytest.mark.parametrize("role", ROLES)
def test_a_door_opens_to_its_roles_and_refuses_the_others(world: World, role: str) -> None:
    wrong = {
        door.url(world): status
        for door, status in answers(world.user(role), world, [*DOORS, *PUBLIC])
        if not (passes(door, status) if role in door.opens_to else status == 403)
    }

    assert wrong == {}


@pytest.mark.parametrize("role", [doors.OFFICER, doors.ADVISER])
def test_a_stranger_from_another_unit_finds_nothing_of_the_person(world: World, role: str) -> None:
    """Refused by the role or not found by the row: nobody learns that there is someone."""
    visited = [door for door in DOORS if door.of_a_person]
    wrong = {
        door.url(world): status
        for door, status in answers(world.user(role, stranger=True), world, visited)
        if status not in ({404} if role in door.opens_to else {403, 404})
    }

    assert wrong == {}


def test_whoever_holds_no_role_any_more_passes_no_door(world: World) -> None:
    opened = [door.name for door, status in answers(make.user(), world, DOORS) if status not in {403, 404}]

    assert opened == ["casefile:my-work", "core:run"]


def test_anonymous_is_sent_to_sign_in_and_back(world: World) -> None:
    client, sign_in = client_of(None), reverse("account_login")
    answers = {door.url(world): visit(client, door.url(world), {} if door.post else None) for door in DOORS}

    elsewhere = {
        url: answer
        for url, answer in answers.items()
        if answer[0] != 302 or not answer[1].startswith(sign_in)
    }
    assert elsewhere == {}


def test_public_pages_open_to_anyone(world: World) -> None:
    closed = {
        door.url(world): status for door, status in answers(None, world, PUBLIC) if not passes(door, status)
    }

    assert closed == {}


@pytest.mark.parametrize(("name", "expected"), LIBRARY.items())
def test_the_pages_of_sign_in_answer_without_a_fault(name: str, expected: tuple[int, int]) -> None:
    url = reverse(name, args=doors.LIBRARY_ARGS.get(name, []))

    assert tuple(visit(client_of(user), url)[0] for user in (None, make.user())) == expected
