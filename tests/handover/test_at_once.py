"""From many places at the same moment: one hand-over, one person, one answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from fursa.core.errors import FursaError
from fursa.core.scope import scope
from fursa.handover.actions import record_hand_over, record_hand_overs
from fursa.handover.actions.giving import Wanted
from fursa.handover.models import HandOver
from fursa.people.actions import record_person
from fursa.people.models import Person
from tests import make
from tests.handover.many import ready_awards

pytestmark = pytest.mark.django_db(transaction=True)
ON = date(2015, 6, 18)
PERSON = {
    "given_name_ar": "مريم", "family_name_ar": "الوردي", "given_name_latin": "", "family_name_latin": "",
    "sex": "female", "birth_on": date(1990, 1, 1), "cnie": "AB123456", "phone": "",
}  # fmt: skip


def at_once(times: int, act: Callable[[], object]) -> list[object]:
    """What `act` gives in so many threads that start together; a refusal is given as its sentence."""
    start, answers, faults = threading.Barrier(times), [], []

    def run() -> None:
        start.wait()
        try:
            answers.append(act())
        except FursaError as error:
            answers.append(str(error))
        except Exception as error:  # a fault in a thread is no failure of the test by itself
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    return answers


def test_ten_devices_hand_the_same_cheque_over_and_one_does() -> None:
    edition, manager = make.edition(members=0), make.user(role="programme_manager")
    (award,), ceremony = ready_awards(edition, 1), make.ceremony(edition)

    def give() -> object:
        with scope(manager):
            return record_hand_over(
                actor=manager, award_uuid=award.uuid, part="cheque", ceremony=ceremony, on=ON, key=uuid4()
            )

    answers = at_once(10, give)

    assert sum(isinstance(answer, HandOver) for answer in answers) == 1
    assert sum(manager.label in str(answer) for answer in answers if isinstance(answer, str)) == 9


def test_the_same_list_sent_from_four_lines_at_once_is_given_once_and_answered_alike() -> None:
    edition, manager = make.edition(members=0), make.user(role="programme_manager")
    awards, ceremony = ready_awards(edition, 12), make.ceremony(edition)
    wanted = [Wanted(award.uuid, "cheque", uuid4()) for award in awards]

    def give() -> object:
        with scope(manager):
            given, refused = record_hand_overs(actor=manager, ceremony=ceremony, on=ON, wanted=wanted)
            return sorted(str(one.uuid) for one in given), refused

    answers = at_once(4, give)

    assert len(answers) == 4
    assert all(answer == answers[0] for answer in answers)
    with scope(manager):
        assert HandOver.objects.count() == 12


def test_a_form_sent_eight_times_at_once_records_one_person() -> None:
    centre, key = make.unit(), uuid4()
    adviser = make.user(role="centre_adviser", of=centre)

    def save() -> object:
        with scope(adviser):
            return record_person(actor=adviser, fields=PERSON, unit=centre, key=key, today=ON).pk

    answers = at_once(8, save)

    assert len(set(answers)) == 1
    with scope(adviser):
        assert Person.objects.count() == 1


def test_two_awards_of_one_person_are_given_at_two_tables_and_one_goes_out() -> None:
    edition, manager = make.edition(members=0), make.user(role="programme_manager")
    awards, ceremony = ready_awards(edition, 2), make.ceremony(edition)
    with scope(make.system()):
        Person.objects.filter(pk=awards[1].person_id).update(canonical=awards[0].person_id)
    turns = iter(list(awards) * 4)

    def give() -> object:
        award = next(turns)
        with scope(manager):
            return record_hand_over(
                actor=manager, award_uuid=award.uuid, part="cheque", ceremony=ceremony, on=ON, key=uuid4()
            )

    answers = at_once(8, give)

    assert sum(isinstance(answer, HandOver) for answer in answers) == 1
    with scope(make.system()):
        assert HandOver.objects.count() == 1
