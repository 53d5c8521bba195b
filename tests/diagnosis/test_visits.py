"""A visit lands in its table, stands in the file, and the next one that was agreed is not forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.scope import scope
from fursa.diagnosis.actions import choose, receive
from fursa.diagnosis.models import Diagnosis, Submission, Visit
from fursa.diagnosis.policies.shipped import shipped_workbook
from fursa.lifeproject.models import FollowUpEnd
from fursa.people.models import Person
from tests import make
from tests.diagnosis.sending import in_use, sent
from tests.editions.pages import client_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_use(manager: User) -> None:
    in_use(manager, shipped_workbook("follow_up_visit", []))


def take(actor: User, xml: bytes) -> Submission:
    with scope(actor):
        return receive(actor=actor, xml=xml, attachments=(), device=None, today=today())


def visit(person: Person, **answers: str) -> bytes:
    return sent("follow_up_visit", person, **{"visited_on": today().isoformat(), "present": "yes", **answers})


def test_a_visit_lands_in_its_own_table_and_makes_no_diagnosis(adviser: User, person: Person) -> None:
    made = take(
        adviser,
        visit(
            person, visited_where="work", situation="business", going="hard", monthly_income="٢٥٠٠",
            equipment_there="yes", others_employed="2", difficulty="الكراء", agreed_next="زيارة أخرى",
            next_visit=(today() + 30 * DAY).isoformat(),
        ),
    )  # fmt: skip

    with scope(adviser):
        assert (made.state, made.problem, made.person_id, made.diagnosis) == ("landed", "", person.pk, None)
        found = Visit.objects.get()
        assert found == made.visit
        assert (found.presence, found.where, found.situation, found.going) == (
            "yes",
            "work",
            "business",
            "hard",
        )
        assert (found.income_centimes, found.equipment_there, found.others_employed) == (250_000, True, 2)
        assert (found.difficulty, found.agreed_next) == ("الكراء", "زيارة أخرى")
        assert found.next_on == today() + 30 * DAY
        assert not Diagnosis.objects.exists()


def test_a_visit_sent_twice_is_one(adviser: User, person: Person) -> None:
    xml = visit(person)
    take(adviser, xml)
    take(adviser, xml)
    with scope(adviser):
        assert Visit.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"present": "perhaps"}, "perhaps"),
        ({"present": ""}, "حاضرا"),
        ({"situation": "king"}, "king"),
        ({"visited_on": (today() + DAY).isoformat()}, "لم يأت"),
        ({"next_visit": today().isoformat()}, "بعد هذه"),
        ({"others_employed": "1001"}, "1000"),
        ({"monthly_income": "1000001"}, "المداخيل"),
        ({"difficulty": "متهم بالسرقة"}, ""),
    ],
)
def test_what_cannot_be_waits_with_its_reason(
    adviser: User, person: Person, answers: dict[str, str], said: str
) -> None:
    made = take(adviser, visit(person, **answers))

    assert made.state == "received"
    assert made.problem
    assert said in made.problem
    with scope(adviser):
        assert not Visit.objects.exists()


def test_of_two_contents_of_a_visit_the_chosen_one_takes_the_place(adviser: User, person: Person) -> None:
    first = visit(person, going="well")
    take(adviser, first)
    other = take(adviser, first.replace(b"well", b"stopping"))
    assert other.state == "conflict"

    with scope(adviser):
        chosen = choose(actor=adviser, submission=other, reason="هذه هي الصحيحة", today=today())
        assert (chosen.state, Visit.objects.get().going) == ("landed", "stopping")
        assert Submission.objects.exclude(pk=chosen.pk).get().visit is None


def test_another_centre_sees_nothing_of_it(adviser: User, person: Person) -> None:
    take(adviser, visit(person))
    with scope(make.user(role="centre_adviser", of=make.unit())):
        assert not Visit.objects.exists()


def test_the_file_shows_visits_and_the_next_one_stands_in_the_work_until_it_is_made(
    adviser: User, person: Person, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    client = client_of(adviser, settings)
    page = reverse("casefile:person-tab", args=[person.uuid, "support"])
    before = {"visited_on": (today() - 30 * DAY).isoformat(), "next_visit": (today() + 7 * DAY).isoformat()}
    take(adviser, visit(person, difficulty="غلاء المواد", **before))

    assert "غلاء المواد" in client.get(page).content.decode()
    assert page in client.get("/").content.decode()

    with scope(adviser):
        ended = FollowUpEnd.objects.create(
            person=person, ended_on=today(), unit=adviser.roles.get().unit, recorded_by=adviser
        )
    assert page not in client.get("/").content.decode()  # nobody visits who does not wish it
    with scope(adviser):
        FollowUpEnd.objects.filter(pk=ended.pk).update(resumed_on=today())
    assert page in client.get("/").content.decode()

    take(adviser, visit(person))
    assert page not in client.get("/").content.decode()


def test_a_visit_that_is_far_off_does_not_stand_in_the_work(
    adviser: User, person: Person, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    take(adviser, visit(person, next_visit=(today() + 8 * DAY).isoformat()))
    page = reverse("casefile:person-tab", args=[person.uuid, "support"])
    assert page not in client_of(adviser, settings).get("/").content.decode()
