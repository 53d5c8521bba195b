"""The reviewer's queue, the ruling on a pair, and a payment that two people let go."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from fursa.accounts.queries import today
from fursa.casefile.queries.my_work import list_tasks
from fursa.core.errors import WrongStateError
from fursa.core.scope import scope
from fursa.editions.models import Award
from fursa.handover.actions import record_hand_over
from fursa.people.models import DuplicatePair, Person
from tests import make
from tests.casefile.conftest import SignIn

pytestmark = pytest.mark.django_db


def pair(one: Person, other: Person, probability: float = 0.9) -> DuplicatePair:
    with scope(make.system()):
        return DuplicatePair.objects.create(
            person=one, other=other, probability=probability, model_version="m", evidence={"name": "same"}
        )


def ready() -> tuple[Award, Person]:
    edition, person = make.edition(members=0, state="handing_over"), make.person()
    make.budget(edition)
    return make.ready_award(make.application(edition, applicant=person)), person


def test_a_pair_is_read_side_by_side_and_settled(sign_in: SignIn) -> None:
    found = pair(make.person(), make.person(given_name_ar="ادريس"))
    client = sign_in(make.user(role="identity_reviewer"))
    page = reverse("casefile:duplicate", args=[found.uuid])

    queue = client.get(reverse("casefile:duplicates"))
    shown = client.get(page)
    empty = client.post(page, {"verdict": "same", "reason": ""})
    client.post(page, {"verdict": "same", "reason": "نفس رقم البطاقة"})
    settled = client.get(reverse("casefile:duplicates"), {"show": "settled"})
    old = client.get(reverse("casefile:person", args=[found.other.uuid]))
    client.post(reverse("casefile:retract", args=[found.uuid]), {"reason": "خطأ"})
    back = client.get(reverse("casefile:person", args=[found.other.uuid]))

    assert len(queue.context["table"].rows) == 1
    assert "ادريس" in shown.content.decode()
    assert empty.status_code == 422
    assert len(settled.context["table"].rows) == 1
    assert old.headers["Location"] == reverse("casefile:person-tab", args=[found.person.uuid, "journey"])
    assert back.status_code == 200


def test_an_award_asks_for_a_second_reviewer(sign_in: SignIn) -> None:
    _award, person = ready()
    found = pair(person, make.person())
    page = reverse("casefile:duplicate", args=[found.uuid])

    states = []
    for _reviewer in range(2):
        sign_in(make.user(role="identity_reviewer")).post(page, {"verdict": "different", "reason": "توأم"})
        with scope(make.system()):
            states.append(DuplicatePair.objects.get().state)

    assert states == ["open", "different"]


def test_what_two_reviewers_decided_one_asks_and_another_agrees_to_take_back(sign_in: SignIn) -> None:
    _award, person = ready()
    found = pair(person, make.person())
    one, other = (make.user(role="identity_reviewer") for _each in range(2))
    page, back = (reverse(f"casefile:{name}", args=[found.uuid]) for name in ("duplicate", "retract"))
    for who in (one, other):
        client = sign_in(who)
        client.post(page, {"verdict": "different", "reason": "توأم"})

    def state() -> str:
        with scope(make.system()):
            return DuplicatePair.objects.get().state

    client = sign_in(one)
    said_before = client.get(page).content.decode()
    client.post(back, {"reason": "ليسا توأما"})
    waits, again = client.get(page).content.decode(), client.post(back, {"reason": "مرة أخرى"})
    settled = client.get(reverse("casefile:duplicates"), {"show": "settled"}).content.decode()
    with scope(one):
        assert [task for task in list_tasks(one, today=today()) if task.kind == "identity"] == []
    with scope(other):
        [asked] = [task for task in list_tasks(other, today=today()) if task.kind == "identity"]
    still = state()
    client = sign_in(other)
    shown = client.get(asked.url).content.decode()
    client.post(back)

    assert "طلب التراجع عن القرار" in said_before
    assert "يبقى القرار قائما" in waits
    assert "ليسا توأما" in shown
    assert "طُلب التراجع عنه" in settled
    assert (again.status_code, still, state()) == (403, "different", "open")
    assert "تراجع" in client.get(page).content.decode()


def test_a_payment_waits_and_two_people_let_it_go_on_the_day(sign_in: SignIn) -> None:
    award, person = ready()
    pair(person, make.person())
    ceremony = make.ceremony(award.edition)
    manager, director = make.user(role="programme_manager"), make.user(role="director")
    page = reverse("casefile:release-payment", args=[person.uuid])

    def give() -> None:
        with scope(manager):
            record_hand_over(
                actor=manager, award_uuid=award.uuid, part=award.parts[0], ceremony=ceremony,
                on=ceremony.held_on, key=uuid4(),
            )  # fmt: skip

    with pytest.raises(WrongStateError, match="الأداء معلّق مؤقتا في انتظار التحقق من الهوية"):
        give()
    first = sign_in(manager)
    assert "الأداء معلّق" in first.get(reverse("casefile:person", args=[person.uuid])).content.decode()
    first.post(page, {"reason": "الحفل اليوم"})
    assert first.post(page, {"reason": "x"}).status_code == 403
    with scope(director):
        [asked] = [task for task in list_tasks(director, today=today()) if task.kind == "identity"]
    assert (asked.url, asked.due_on) == (page, today())  # among what is due, not after everything else
    with pytest.raises(WrongStateError):
        give()
    sign_in(director).post(page)
    give()

    with scope(manager):
        award.refresh_from_db()
    assert award.state != Award.State.CANCELLED


def test_a_release_that_a_review_overtook_is_asked_anew_and_the_page_says_so(sign_in: SignIn) -> None:
    one, other = make.person(), make.person()
    found = pair(one, other)
    manager, director = make.user(role="programme_manager"), make.user(role="director")
    page = reverse("casefile:release-payment", args=[one.uuid])
    sign_in(manager).post(page, {"reason": "الحفل اليوم"})
    client = sign_in(make.user(role="identity_reviewer"))
    client.post(reverse("casefile:duplicate", args=[found.uuid]), {"verdict": "different", "reason": "توأم"})
    client.post(reverse("casefile:retract", args=[found.uuid]), {"reason": "خطأ"})

    client = sign_in(director)
    shown = client.get(page).content.decode()
    confirmed = client.post(page)
    with scope(director):
        assert [task for task in list_tasks(director, today=today()) if task.kind == "identity"] == []
    asked = client.post(page, {"reason": "الحفل غدا"}, follow=True).content.decode()

    assert "لم يعد معتبرا" in shown
    assert confirmed.status_code == 422
    assert "لم يعد معتبرا" in confirmed.content.decode()
    assert "لم يعد معتبرا" not in asked
    assert "الحفل غدا" in asked


def test_what_hangs_on_a_pair_is_said_before_the_ruling(sign_in: SignIn) -> None:
    first, second, third = (make.person(given_name_ar=name) for name in ("ادريس", "سعاد", "عمر"))
    settled, waits = pair(first, second), pair(second, third)
    client = sign_in(make.user(role="identity_reviewer"))
    client.post(
        reverse("casefile:duplicate", args=[settled.uuid]), {"verdict": "same", "reason": "نفس البطاقة"}
    )

    shown = client.get(reverse("casefile:duplicate", args=[waits.uuid]))
    client.post(
        reverse("casefile:duplicate", args=[waits.uuid]), {"verdict": "same", "reason": "نفس البطاقة"}
    )
    again = client.get(reverse("casefile:duplicates"), {"show": "chains"})

    assert len(shown.context["chain"]) == 2
    assert "صارت 3 سجلات" in shown.context["chain"][0]
    assert "ادريس" in shown.context["chain"][0]
    assert len(again.context["table"].rows) == 2


def test_a_reviewer_puts_two_records_side_by_side_by_their_references(sign_in: SignIn) -> None:
    one, other = make.person(), make.person(given_name_ar="زينب", sex="female")
    client, page = sign_in(make.user(role="identity_reviewer")), reverse("casefile:new-pair")

    named = client.post(page, {"one": f" {other.reference.lower()}", "other": one.reference})
    again = client.post(page, {"one": one.reference, "other": other.reference})
    wrong = [
        client.post(page, {"one": one.reference, "other": reference}).status_code
        for reference in ("", one.reference, "P-0000-000000-X", "<b>" * 6)
    ]

    with scope(make.system()):
        found = DuplicatePair.objects.get()
    assert (found.person_id, found.other_id, found.state) == (one.pk, other.pk, "open")
    assert {answer.headers["Location"] for answer in (named, again)} == {
        reverse("casefile:duplicate", args=[found.uuid])
    }
    assert wrong == [422] * 4


def test_a_reviewer_sees_which_pairs_wait_for_another_and_a_reference_is_never_broken(
    sign_in: SignIn,
) -> None:
    award, person = ready()
    found = pair(person, make.person())
    mine, other = (make.user(role="identity_reviewer") for _each in range(2))
    page, queue = reverse("casefile:duplicate", args=[found.uuid]), reverse("casefile:duplicates")

    client = sign_in(mine)
    client.post(page, {"verdict": "same", "reason": "نفس البطاقة"})
    own, shown = client.get(queue).content.decode(), client.get(page).content.decode()

    assert "في انتظار مراجع(ة) آخر" in own
    assert "في انتظار مراجع(ة) آخر" not in sign_in(other).get(queue).content.decode()
    for reference in (award.reference, person.reference):
        assert f'class="digits">{reference}</bdi>' in shown
