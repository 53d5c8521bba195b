"""A request for reconsideration: in time, weighed exactly, answered once and with a reason."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from fursa.accounts.models import Unit
from fursa.audit.models import Entry
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.editions import queries
from fursa.editions.actions.reconsideration import answer_request, record_request
from fursa.editions.models import Application, Edition, Minutes, ReconsiderationRequest, Recusal
from fursa.editions.queries.requests import list_waiting
from fursa.editions.tasks import weigh_reconsideration
from tests import make
from tests.editions.pages import address, client_of, text_of
from tests.editions.stage import holder, ruled, signed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"


@pytest.fixture
def edition() -> Edition:
    """One place, two applications: the best is taken, the next is not; the minutes are signed."""
    edition = make.edition(places=1)
    centre = make.unit("centre", "centre-rabat")
    make.application(
        edition, reference="D-best", mark="18", applicant=make.person(seen_by=centre, given_name_ar="مريم")
    )
    make.application(edition, reference="D-next", mark="15", applicant=make.person(seen_by=centre))
    signed(ruled(edition))
    return edition


def of(reference: str) -> Application:
    with scope(make.system()):
        return Application.objects.select_related("edition", "person").get(reference=reference)


def adviser() -> Any:
    return make.user(role="centre_adviser", of=Unit.objects.get(code="centre-rabat"))


def window(edition: Edition) -> tuple[date, date]:
    """The first and the last day on which a request is made."""
    with scope(make.system()):
        told = queries.explain_to_person(make.system(), of("D-next"))
    assert told.review_until_on is not None
    return told.decided_on, told.review_until_on


def recorded(edition: Edition, on: date | None = None, today: date | None = None) -> ReconsiderationRequest:
    user, (first, last) = adviser(), window(edition)
    with scope(user):
        return record_request(
            actor=user,
            application_uuid=of("D-next").uuid,
            asked_on=on or first,
            grounds="المحل جاهز",
            today=today or last,
        )


def weighed(edition: Edition) -> ReconsiderationRequest:
    asked, member = recorded(edition), holder(edition, "m1")
    run = Run.objects.create(kind="edition.weigh_reconsideration", subject=str(asked.uuid))
    weigh_reconsideration(run_uuid=str(run.uuid), user_pk=member.pk, request_uuid=str(asked.uuid))
    run.refresh_from_db()
    assert run.state == Run.State.DONE
    with scope(make.system()):
        asked.refresh_from_db()
    return asked


def test_the_last_day_of_the_sheet_is_in_time_and_the_next_is_not(edition: Edition) -> None:
    _first, last = window(edition)
    after = last + timedelta(days=1)

    with pytest.raises(InvalidError):
        recorded(edition, on=after, today=after)
    assert recorded(edition, on=last).asked_on == last


def test_a_day_before_the_decision_or_to_come_is_refused(edition: Edition) -> None:
    first, _last = window(edition)

    with pytest.raises(InvalidError):
        recorded(edition, on=first - timedelta(days=1))
    with pytest.raises(InvalidError):
        recorded(edition, on=first + timedelta(days=1), today=first)


def test_a_decision_has_one_request_and_an_acceptance_none(edition: Edition) -> None:
    recorded(edition)
    user, (first, last) = adviser(), window(edition)

    with pytest.raises(WrongStateError):
        recorded(edition)
    with scope(user), pytest.raises(WrongStateError):
        record_request(
            actor=user, application_uuid=of("D-best").uuid, asked_on=first, grounds="x", today=last
        )


def test_weighing_names_who_would_leave(edition: Edition) -> None:
    effect = weighed(edition).effect

    assert (effect["possible"], effect["exact"], effect["leaves"], effect["enters"]) == (
        True,
        True,
        ["D-best"],
        [],
    )
    assert effect["says"]


def test_the_committee_reads_names_and_the_adviser_reads_none(edition: Edition, settings: Any) -> None:
    weighed(edition)
    best = of("D-best").person.full_name
    url = address("reconsideration", edition, of("D-next").uuid)

    member = text_of(client_of(holder(edition, "m1"), settings).get(url))
    field = text_of(client_of(adviser(), settings).get(url))

    assert best in member
    assert "سيخرج من اللائحة" in member
    assert best not in field
    assert "سيخرج" not in field


def test_an_answer_is_given_once_with_its_reason_and_noted(edition: Edition) -> None:
    weighed(edition)
    member, application = holder(edition, "m1"), of("D-next")

    with scope(member):
        with pytest.raises(InvalidError):
            answer_request(actor=member, application=application, answer="stands", reason="  ")
        assert list_waiting(member, edition).count() == 1
        answer_request(actor=member, application=application, answer="stands", reason="لا مقعد شاغر")
        with pytest.raises(WrongStateError):
            answer_request(actor=member, application=application, answer="taken_up", reason="x")
        assert list_waiting(member, edition).count() == 0
    with scope(make.user(role="auditor")):
        assert Entry.objects.filter(action="reconsideration.answered").count() == 1


def test_nothing_is_answered_before_it_is_weighed_nor_by_who_has_an_interest(edition: Edition) -> None:
    recorded(edition)
    member, application = holder(edition, "m1"), of("D-next")

    with scope(member), pytest.raises(WrongStateError):
        answer_request(actor=member, application=application, answer="stands", reason="x")
    with scope(make.system()):
        seat = edition.members.get(code="m1")
        Recusal.objects.create(person_id=application.person_id, application=application, member=seat)
    with scope(member), pytest.raises(ForbiddenError):
        answer_request(actor=member, application=application, answer="stands", reason="x")


def test_a_request_is_recorded_weighed_and_answered_through_the_pages(
    edition: Edition, settings: Any
) -> None:
    first, _last = window(edition)
    uuid = of("D-next").uuid
    Minutes.objects.filter(edition=edition).update(held_on=first)
    url = address("reconsideration", edition, uuid)
    field, member = client_of(adviser(), settings), client_of(holder(edition, "m2"), settings)

    empty = field.post(url, {"asked_on": "", "grounds": ""})
    done = field.post(url, {"asked_on": first.strftime("%d/%m/%Y"), "grounds": "المحل جاهز"})
    queued = member.post(address("weigh", edition, uuid), {"key": str(uuid4())})

    assert (empty.status_code, done.status_code, queued.status_code) == (422, 302, 302)
    assert "في انتظار اللجنة" in text_of(member.get(url))
    assert Run.objects.filter(kind="edition.weigh_reconsideration").count() == 1
    assert "الجواب عن طلب إعادة النظر" in text_of(member.get("/"))
