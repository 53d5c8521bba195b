"""A way is paused and goes on, sessions are counted, a job is asked about, and what was passed has its certificate."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.errors import ForbiddenError, InvalidError, MissingError, WrongStateError
from fursa.core.scope import scope
from fursa.documents.paper.neutrality import words_of_prison
from fursa.documents.paper.verification import State, verify_file
from fursa.documents.queries import get_key_ring, read_file
from fursa.pathways.actions import (
    Beginning,
    begin_pathway,
    issue_certificate,
    pause_pathway,
    record_attendance,
    record_result,
    record_retention,
    resume_pathway,
)
from fursa.pathways.models import Attendance, Pathway, Pause, RetentionCheck
from fursa.pathways.queries import list_due
from fursa.people.models import Person
from tests import make
from tests.documents.papers import text_of
from tests.editions.pages import client_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _folders(settings: Any, tmp_path: Path) -> None:
    settings.FURSA_FILES, settings.FURSA_KEYS = tmp_path / "files", tmp_path / "keys"


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def person(adviser: User) -> Person:
    return make.person(seen_by=adviser.roles.get().unit)


def begin(
    actor: User, person: Person, kind: str = "vocational_training", days: int = 100, **more: str
) -> Pathway:
    with scope(actor):
        return begin_pathway(
            actor=actor, person_uuid=person.uuid, beginning=Beginning(kind, today() - days * DAY, **more),
            key=uuid4(), today=today(),
        )  # fmt: skip


def job(actor: User, person: Person, days: int, **more: str) -> Pathway:
    return begin(actor, person, "employment", days, partner=make.partner().code, **more)


def act(action: Any, actor: User, pathway: Pathway, **asked: Any) -> Any:
    with scope(actor):
        return action(actor=actor, pathway_uuid=pathway.uuid, today=today(), **asked)


def pause(actor: User, pathway: Pathway, ago: int = 20, reason: str = "transfer", key: Any = None) -> None:
    act(pause_pathway, actor, pathway, reason=reason, from_on=today() - ago * DAY, key=key or uuid4())


def resume(actor: User, pathway: Pathway, ago: int = 5) -> None:
    act(resume_pathway, actor, pathway, resumed_on=today() - ago * DAY, key=uuid4())


def test_a_way_paused_by_a_transfer_is_taken_up_by_whoever_accompanies_then(
    adviser: User, person: Person
) -> None:
    pathway = begin(adviser, person)
    key = uuid4()
    pause(adviser, pathway, key=key)
    pause(adviser, pathway, key=key)  # sent twice, paused once
    new_centre = make.unit()
    make.give_access(person.pk, new_centre, make.system())
    colleague = make.user(role="centre_adviser", of=new_centre)

    resume(colleague, pathway)

    with scope(colleague):
        pathway.refresh_from_db()
        (stopped,) = Pause.objects.all()
    assert (pathway.state, stopped.resumed_on) == ("active", today() - 5 * DAY)
    # And paused again, and ended from there.
    pause(colleague, pathway, ago=2, reason="health")
    act(record_result, colleague, pathway, result="failed", ended_on=today(), key=uuid4())


def test_what_makes_no_sense_of_a_pause_is_refused(adviser: User, person: Person) -> None:
    pathway = begin(adviser, person)
    with pytest.raises(WrongStateError):
        resume(adviser, pathway)
    with pytest.raises(InvalidError):
        pause(adviser, pathway, ago=-1)
    with pytest.raises(InvalidError):
        pause(adviser, pathway, ago=101)
    with pytest.raises(InvalidError):
        pause(adviser, pathway, reason="bored")
    pause(adviser, pathway)
    with pytest.raises(WrongStateError):
        pause(adviser, pathway)
    with pytest.raises(InvalidError):
        resume(adviser, pathway, ago=21)
    with pytest.raises((ForbiddenError, MissingError)):
        resume(make.user(role="centre_adviser", of=make.unit()), pathway)


def test_a_way_that_ends_while_paused_is_paused_until_then(adviser: User, person: Person) -> None:
    pathway = begin(adviser, person)
    pause(adviser, pathway, ago=20)
    with pytest.raises(InvalidError):
        act(record_result, adviser, pathway, result="failed", ended_on=today() - 21 * DAY, key=uuid4())

    act(record_result, adviser, pathway, result="failed", ended_on=today() - 3 * DAY, key=uuid4())

    with scope(adviser):
        assert [one.resumed_on for one in Pause.objects.all()] == [today() - 3 * DAY]


def test_two_pauses_never_share_a_day(adviser: User, person: Person) -> None:
    pathway = begin(adviser, person)
    pause(adviser, pathway, ago=20)
    resume(adviser, pathway, ago=10)
    with pytest.raises(InvalidError):
        pause(adviser, pathway, ago=15)
    pause(adviser, pathway, ago=10)


def test_a_month_of_sessions_is_written_once_and_corrected(adviser: User, person: Person) -> None:
    pathway = begin(adviser, person)
    month = today() - 40 * DAY

    def attend(held: int, attended: int, excused: int = 0, on: Any = month) -> None:
        act(record_attendance, adviser, pathway, month=on, held=held, attended=attended, excused=excused)

    attend(20, 15, 2)
    attend(20, 16, 2)
    with scope(adviser):
        (row,) = Attendance.objects.all()
    assert (row.month, row.attended) == (month.replace(day=1), 16)
    for wrong in ((20, 19, 2), (0, 0, 0), (201, 0, 0)):
        with pytest.raises(InvalidError):
            attend(*wrong)
    for day in (today() + 40 * DAY, today() - 200 * DAY):
        with pytest.raises(InvalidError):
            attend(20, 15, on=day)


def test_a_job_is_asked_about_when_its_turn_has_come(adviser: User, person: Person) -> None:
    young, old = (
        job(adviser, person, 10),
        job(adviser, person, 200, contract="fixed_term", wage_band="2000_3000"),
    )
    with scope(adviser):
        due = list_due(adviser, today=today())
    # Ten days are too few; of the three that fell due, the last answers the others.
    assert [(one.pathway, one.check.code) for one in due] == [(old, "six_months")]

    act(record_retention, adviser, old, check="six_months", finding="kept", checked_on=today(), key=uuid4())
    with scope(adviser):
        assert [one.check.code for one in list_due(adviser, today=today())] == []
        assert [one.check.code for one in list_due(adviser, today=today() + 200 * DAY)] != []
    with pytest.raises(WrongStateError):
        act(
            record_retention,
            adviser,
            old,
            check="six_months",
            finding="left",
            checked_on=today(),
            key=uuid4(),
        )
    with pytest.raises(InvalidError):
        act(
            record_retention,
            adviser,
            young,
            check="six_weeks",
            finding="kept",
            checked_on=today(),
            key=uuid4(),
        )
    with pytest.raises(WrongStateError):
        act(
            record_retention, adviser, begin(adviser, person), check="six_weeks", finding="kept", checked_on=today(),
            key=uuid4(),
        )  # fmt: skip


def test_of_a_job_that_was_left_nothing_more_is_asked(adviser: User, person: Person) -> None:
    left = job(adviser, person, 100)
    act(
        record_retention,
        adviser,
        left,
        check="six_weeks",
        finding="dismissed",
        checked_on=today(),
        key=uuid4(),
    )

    with scope(adviser):
        assert list_due(adviser, today=today() + 400 * DAY) == []
        assert RetentionCheck.objects.count() == 1
    with pytest.raises(WrongStateError):
        act(
            record_retention,
            adviser,
            left,
            check="three_months",
            finding="kept",
            checked_on=today(),
            key=uuid4(),
        )


def test_a_check_that_a_later_one_answered_is_not_recorded(adviser: User, person: Person) -> None:
    old = job(adviser, person, 200)
    act(record_retention, adviser, old, check="six_months", finding="kept", checked_on=today(), key=uuid4())
    for check in ("six_weeks", "three_months", "some day"):
        with pytest.raises(WrongStateError):
            act(record_retention, adviser, old, check=check, finding="left", checked_on=today(), key=uuid4())


def test_a_contract_is_of_a_job_alone(adviser: User, person: Person) -> None:
    with pytest.raises(InvalidError):
        begin(adviser, person, contract="permanent")
    with pytest.raises(InvalidError):
        job(adviser, person, 10, contract="eternal")


def test_the_work_of_an_adviser_names_the_job_and_leads_to_the_question(
    adviser: User, person: Person, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    old = job(adviser, person, 50)
    client = client_of(adviser, settings)

    url = reverse("casefile:retention", args=[person.uuid, old.uuid])
    assert url in client.get("/").content.decode()
    page = client.get(reverse("casefile:way", args=[person.uuid, old.uuid])).content.decode()
    assert url in page
    sent = client.post(
        url,
        {"check": "six_weeks", "finding": "kept", "checked_on": f"{today():%d/%m/%Y}", "key": str(uuid4())},
    )
    assert sent.status_code == 302
    assert url not in client.get("/").content.decode()
    assert "ما زال" in client.get(reverse("casefile:way", args=[person.uuid, old.uuid])).content.decode()


def test_the_certificate_of_what_was_passed_is_one_neutral_and_genuine(
    adviser: User, person: Person, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    pathway = begin(adviser, person, partner=make.partner().code)
    client = client_of(adviser, settings)
    url = reverse("casefile:certificate", args=[person.uuid, pathway.uuid])
    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 409
    act(
        record_result, adviser, pathway, result="passed", certificate="دبلوم الخياطة", ended_on=today() - 10 * DAY,
        key=uuid4(),
    )  # fmt: skip

    assert client.post(url).status_code == 302
    pdf = client.get(url)

    assert pdf["Content-Type"] == "application/pdf"
    with scope(adviser):
        pathway.refresh_from_db()
        document = issue_certificate(actor=adviser, pathway=pathway, today=today() + DAY)
        assert read_file(document) == pdf.content
        said = verify_file(pdf.content, get_key_ring(), accepts_sample=True)
    text = text_of(pdf.content)
    assert words_of_prison(text) == []
    assert document.reference in text
    assert said.outcome.state is State.GENUINE


@pytest.mark.parametrize("title", ["شهادة من السجن المحلي", "Diplôme de la prison de Salé"])
def test_a_title_that_speaks_of_prison_is_refused(adviser: User, person: Person, title: str) -> None:
    pathway = begin(adviser, person)

    with pytest.raises(InvalidError):
        act(
            record_result, adviser, pathway, result="passed", certificate=title, ended_on=today(), key=uuid4()
        )
