"""Under whose eyes: a request's scope ends with it, a job opens that of its user, a failed page keeps nothing."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fursa.accounts import tasks as system_tasks
from fursa.accounts.models import User
from fursa.audit.models import Entry
from fursa.core.errors import WrongStateError
from fursa.core.models import ActKey, Run
from fursa.core.origin import current_origin
from fursa.core.scope import USER_SETTING, current_user_id, scope
from fursa.editions import tasks as edition_tasks
from fursa.people.actions import recording
from fursa.people.models import Person
from tests import make

PERSON = {
    "given_name_ar": "مريم", "family_name_ar": "الوردي", "given_name_latin": "", "family_name_latin": "",
    "sex": "female", "birth": "1990", "birth_place": "", "cnie": "", "cnie_valid_until": "", "phone": "",
    "safe_contact": "", "can_read": "yes",
}  # fmt: skip


def database_user() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [USER_SETTING])
        return str(cursor.fetchone()[0])


def client_of(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def send(client: Client) -> Any:
    return client.post(f"{reverse('casefile:new-person')}?q=x", PERSON | {"key": str(uuid4())})


@pytest.mark.django_db
def test_the_database_has_the_day_of_the_program_whatever_its_own_clock_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def database_day() -> date:
        with connection.cursor() as cursor:
            cursor.execute("SELECT fursa_today()")
            found: date = cursor.fetchone()[0]
        return found

    user, tomorrow = make.user(), timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: tomorrow)
    with scope(user):
        told = database_day()
    with scope(user, today=date(2015, 6, 1)), scope(user):
        inside = database_day()

    assert (told, inside) == (tomorrow, date(2015, 6, 1))


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("path", "status"), [("/people/", 200), ("/reports/", 200), ("/people/new/?q=x", 200)]
)
def test_after_a_request_no_user_stands_on_the_connection(path: str, status: int) -> None:
    centre = make.unit()
    make.person(seen_by=centre)

    response = client_of(make.user(role="centre_adviser", of=centre)).get(path)

    assert response.status_code == status
    assert (database_user(), current_user_id(), Person.objects.count()) == ("", None, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("error", "status"), [(WrongStateError, 409), (ZeroDivisionError, 500)])
def test_a_page_that_fails_keeps_nothing_and_leaves_no_user_behind(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception], status: int
) -> None:
    """It fails at the very end of the act, when the person, the access and the key are written."""
    adviser = make.user(role="centre_adviser", of=make.unit())

    def fail(*_args: Any, **_more: Any) -> None:
        raise error

    monkeypatch.setattr(recording, "record", fail)

    assert send(client_of(adviser)).status_code == status

    assert (database_user(), current_user_id()) == ("", None)
    with scope(make.system()):
        assert (Person.objects.count(), ActKey.objects.count(), Entry.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_a_page_that_fails_after_its_act_takes_the_act_back(
    adviser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_more: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(import_module("fursa.casefile.views.people"), "redirect", fail)

    assert send(client_of(adviser)).status_code == 500

    with scope(adviser):
        assert Person.objects.count() == 0


@pytest.mark.django_db
def test_an_error_in_sql_is_a_page_and_the_next_request_works(
    adviser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_more: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    client = client_of(adviser)
    with monkeypatch.context() as broken:
        broken.setattr(recording, "record", fail)
        assert send(client).status_code == 500

    assert send(client).status_code == 302


@pytest.mark.django_db
def test_every_page_tells_the_record_its_route_and_never_its_address(adviser: User) -> None:
    response = send(client_of(adviser))

    with scope(make.user(role="auditor")):
        entry = Entry.objects.get(action="person.recorded")
    assert (entry.origin_kind, entry.origin_name) == ("page", "casefile:new-person")
    assert entry.request_id == response.headers["X-Request-Id"]


@pytest.mark.django_db
def test_the_systems_own_job_acts_as_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int | None, str]] = []

    def look() -> int:
        seen.append((database_user(), current_user_id(), current_origin().kind))
        return 0

    monkeypatch.setattr(system_tasks, "seal_entries", look)
    system_tasks.seal_the_record(0)

    system = make.system()
    assert seen == [(str(system.pk), system.pk, "job")]
    assert (database_user(), current_user_id()) == ("", None)


@pytest.mark.django_db
def test_a_job_opens_the_scope_of_the_user_it_acts_for(monkeypatch: pytest.MonkeyPatch) -> None:
    manager, edition = make.user(role="programme_manager"), make.edition()
    run = Run.objects.create(kind="edition.propose", actor_id=manager.pk, actor_label=manager.label)
    seen: list[tuple[str, str]] = []

    def look(*, actor: User, **_more: Any) -> None:
        seen.append((database_user(), current_origin().kind))
        assert actor == manager

    monkeypatch.setattr(edition_tasks, "make_proposals", look)
    edition_tasks.propose(str(run.uuid), manager.pk, edition.code)

    assert seen == [(str(manager.pk), "job")]
    assert database_user() == ""
