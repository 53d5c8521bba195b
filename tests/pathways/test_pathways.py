"""A pathway begins once, ends once, and a certificate is for those who passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.errors import ForbiddenError, InvalidError, MissingError, WrongStateError
from fursa.core.scope import scope
from fursa.network.models import Partner
from fursa.pathways.actions import Beginning, begin_pathway, record_result, stop_pathway
from fursa.pathways.models import Pathway
from fursa.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TRAINING = Beginning("vocational_training", today() - 100 * DAY)


def begin(actor: User, person: Person, beginning: Beginning = TRAINING, key: UUID | None = None) -> Pathway:
    with scope(actor):
        return begin_pathway(
            actor=actor, person_uuid=person.uuid, beginning=beginning, key=key or uuid4(), today=today()
        )


def end(actor: User, pathway: Pathway, **asked: Any) -> Pathway:
    values = {"result": "passed", "certificate": "دبلوم الخياطة", "ended_on": today(), **asked}
    with scope(actor):
        record_result(actor=actor, pathway_uuid=pathway.uuid, key=uuid4(), today=today(), **values)
        pathway.refresh_from_db()
    return pathway


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def person(adviser: User) -> Person:
    return make.person(seen_by=adviser.roles.get().unit)


def test_a_pathway_begins_once_per_key_and_not_again_on_that_day(adviser: User, person: Person) -> None:
    key = uuid4()

    begun = begin(adviser, person, key=key)

    assert begun == begin(adviser, person, key=key)
    assert (begun.state, begun.year, begun.recorded_by) == ("active", TRAINING.started_on.year, adviser)
    with pytest.raises(WrongStateError):
        begin(adviser, person)


@pytest.mark.parametrize(
    "changed",
    [
        {"started_on": today() + DAY},
        {"funder": "own"},
        {"kind": "micro_project"},
        {"kind": "employment"},
        {"place": "nowhere"},
    ],
)
def test_a_wrong_beginning_is_refused(adviser: User, person: Person, changed: dict[str, Any]) -> None:
    with pytest.raises(InvalidError):
        begin(adviser, person, replace(TRAINING, **changed))


def test_an_unknown_partner_is_not_there_and_a_known_one_employs(adviser: User, person: Person) -> None:
    Partner.objects.create(
        code="partner", unit=make.unit("partner"), name_ar="شريك", kind="citizen_enterprise"
    )
    job = Beginning("employment", today(), partner="partner")

    with pytest.raises(MissingError):
        begin(adviser, person, replace(job, partner="other"))
    assert begin(adviser, person, job).partner is not None


@pytest.mark.parametrize(("days_ago", "inside"), [(60, True), (50, False), (10, False)])
def test_whether_it_begins_inside_follows_from_the_stays(
    adviser: User, person: Person, days_ago: int, inside: bool
) -> None:
    make.stay(person, make.establishment(), released_on=today() - 50 * DAY)

    begun = begin(adviser, person, Beginning("apprenticeship", today() - days_ago * DAY))

    assert begun.inside is inside


@pytest.mark.parametrize(("birth_on", "juvenile"), [(date(2010, 1, 1), True), (date(1990, 1, 1), False)])
def test_a_minor_on_that_day_is_counted_as_a_juvenile(adviser: User, birth_on: date, juvenile: bool) -> None:
    person = make.person(seen_by=adviser.roles.get().unit, birth_on=birth_on)

    begun = begin(adviser, person, Beginning("secondary_education", date(2026, 1, 5)))

    assert begun.juvenile is juvenile


def test_a_result_completes_a_pathway_once(adviser: User, person: Person) -> None:
    pathway = end(adviser, begin(adviser, person))

    assert (pathway.state, pathway.result, pathway.certificate, pathway.ended_on) == (
        "completed", "passed", "دبلوم الخياطة", today(),
    )  # fmt: skip
    with pytest.raises(WrongStateError):
        end(adviser, pathway)


@pytest.mark.parametrize(
    "asked",
    [{"result": "failed"}, {"ended_on": today() + DAY}, {"ended_on": TRAINING.started_on - DAY}],
)
def test_a_wrong_result_is_refused(adviser: User, person: Person, asked: dict[str, Any]) -> None:
    pathway = begin(adviser, person)

    with pytest.raises(InvalidError):
        end(adviser, pathway, **asked)


def test_a_pathway_given_up_has_no_result_any_more(adviser: User, person: Person) -> None:
    pathway, key = begin(adviser, person), uuid4()

    with scope(adviser):
        for _time in range(2):
            stop_pathway(actor=adviser, pathway_uuid=pathway.uuid, ended_on=today(), key=key, today=today())
        pathway.refresh_from_db()

    assert (pathway.state, pathway.ended_on) == ("stopped", today())
    with pytest.raises(WrongStateError):
        end(adviser, pathway)


def test_who_only_reads_and_who_does_not_see_the_person_change_nothing(adviser: User, person: Person) -> None:
    pathway = begin(adviser, person)

    with pytest.raises(ForbiddenError):
        end(make.user(role="director"), pathway)
    with pytest.raises(MissingError):
        end(make.user(role="centre_adviser", of=make.unit()), pathway)


def test_the_establishment_that_a_person_left_changes_no_pathway(adviser: User, person: Person) -> None:
    place = make.establishment()
    officer = make.user(role="reintegration_officer", of=place.unit)
    make.give_access(person.pk, place.unit, make.system())
    make.stay(person, place, released_on=today())

    with pytest.raises(ForbiddenError):
        end(officer, begin(adviser, person))
    with pytest.raises(ForbiddenError):
        begin(officer, person)
