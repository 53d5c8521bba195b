"""The ceremony's page: one large answer in three states, the least data, an honest day."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from fursa.accounts.queries import today
from fursa.core.scope import scope
from fursa.editions.models import Award, Edition
from fursa.handover.models import Ceremony, HandOver
from fursa.people.models import DuplicatePair, Person
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return make.edition(members=0)


@pytest.fixture
def client(settings: Any) -> Client:
    settings.FURSA_DEMO = True
    client = Client()
    client.force_login(make.user(role="programme_manager", full_name="سلمى الإدريسي"))
    return client


def ready(edition: Edition, **person: object) -> Award:
    return make.ready_award(make.application(edition, applicant=make.person(**person)))  # type: ignore[arg-type]


def give(client: Client, ceremony: Ceremony, award: Award, **form: str) -> Any:
    url = reverse("handover:give", args=[ceremony.uuid, award.uuid, "cheque"])
    return client.post(url, {"key": str(uuid4()), **form})


def given() -> list[HandOver]:
    with scope(make.system()):
        return list(HandOver.objects.all())


def test_given_already_given_and_not_entitled_are_three_large_answers(
    client: Client, edition: Edition
) -> None:
    award, ceremony = ready(edition), make.ceremony(edition)
    waits = make.award_row(make.application(edition))

    answers = [give(client, ceremony, award), give(client, ceremony, award), give(client, ceremony, waits)]

    assert [(a.status_code, a.context["result"]) for a in answers] == [
        (200, "given"),
        (409, "already"),
        (409, "refused"),
    ]
    assert "سلمى الإدريسي" in answers[1].context["detail"]


def test_a_page_sent_again_gives_the_same_answer_once(client: Client, edition: Edition) -> None:
    award, ceremony, key = ready(edition), make.ceremony(edition), str(uuid4())

    answers = [give(client, ceremony, award, key=key) for _ in range(2)]

    assert [a.context["result"] for a in answers] == ["given", "given"]
    assert len(given()) == 1


@pytest.mark.parametrize("held_on", [date(2015, 6, 18), date(2999, 1, 1)])
def test_a_hand_over_is_dated_the_day_it_happens(client: Client, edition: Edition, held_on: date) -> None:
    give(client, make.ceremony(edition, held_on=held_on), ready(edition))

    assert [one.given_on for one in given()] == [today()]


def test_who_does_not_read_is_asked_for_a_witness_and_who_reads_is_not(
    client: Client, edition: Edition
) -> None:
    ceremony = make.ceremony(edition)
    reads, listens = ready(edition), ready(edition, can_read=False)

    assert give(client, ceremony, reads).context["result"] == "given"
    asked = give(client, ceremony, listens)
    assert list(asked.context["form"].errors) == ["understood", "witness"]
    told = give(client, ceremony, listens, understood="on", witness="شاهدة")
    assert told.context["result"] == "given"


def test_everyone_expected_is_found_by_either_script_and_by_reference(
    client: Client, edition: Edition
) -> None:
    ceremony = make.ceremony(edition)
    wanted = ready(edition)
    other = ready(edition, given_name_ar="سعيد", family_name_ar="العلمي", given_name_latin="Said",
                  family_name_latin="Alami")  # fmt: skip
    url = reverse("handover:ceremony", args=[ceremony.uuid])

    def found(text: str) -> list[int]:
        return [place.award.pk for place, _key in client.get(url, {"q": text}).context["places"]]

    assert found("يوسف") == found("Youssef") == found(wanted.reference) == [wanted.pk]
    assert found("") == [wanted.pk, other.pk]


def test_the_page_of_the_ceremony_tells_no_more_than_handing_over_needs(
    client: Client, edition: Edition
) -> None:
    award = ready(edition, phone="0612345678", safe_contact="لا تتصل مساء")
    with scope(make.system()):
        Person.objects.filter(pk=award.person_id).update(cnie="AB777777")

    html = client.get(reverse("handover:ceremony", args=[make.ceremony(edition).uuid])).content.decode()

    assert award.reference in html
    assert not [word for word in ("0612345678", "AB777777", "لا تتصل") if word in html]


def test_undoing_through_the_page_asks_why(client: Client, edition: Edition) -> None:
    give(client, make.ceremony(edition), ready(edition))
    (one,) = given()
    url = reverse("handover:undo", args=[one.uuid])

    assert list(client.post(url, {"reason": " "}).context["form"].errors) == ["reason"]
    assert client.post(url, {"reason": "سُلّم لشخص آخر"}).status_code == 302
    assert given()[0].undone_reason == "سُلّم لشخص آخر"
    assert client.get(url).status_code == 404


def test_who_waits_for_a_review_is_shown_before_anything_is_tried(client: Client, edition: Edition) -> None:
    """On the day, the list says why there is no button, and where two people can let the payment go."""
    award, ceremony, free = ready(edition), make.ceremony(edition), ready(edition)
    with scope(make.system()):
        DuplicatePair.objects.create(
            person=award.person, other=make.person(), probability=0.8, model_version="m"
        )

    page = client.get(reverse("handover:ceremony", args=[ceremony.uuid])).content.decode()
    alone = client.get(reverse("handover:give", args=[ceremony.uuid, award.uuid, "cheque"])).content.decode()
    refused = give(client, ceremony, award)

    waits = "الأداء معلّق مؤقتا في انتظار التحقق من الهوية"
    assert (page.count(waits), waits in alone) == (1, True)
    assert reverse("casefile:release-payment", args=[award.person.uuid]) in page
    assert reverse("handover:give", args=[ceremony.uuid, award.uuid, "cheque"]) not in page
    assert reverse("handover:give", args=[ceremony.uuid, free.uuid, "cheque"]) in page
    assert (refused.status_code, given()) == (409, [])
