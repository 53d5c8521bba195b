"""A partner says who came and how it ended, sees no person, and whoever accompanies them takes it over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.errors import ForbiddenError, InvalidError, MissingError, WrongStateError
from fursa.core.scope import scope
from fursa.documents.paper.neutrality import words_of_prison
from fursa.pathways.actions import (
    answer_referral,
    begin_from_referral,
    record_result,
    say_attendance,
    say_end,
    set_word_aside,
    stop_pathway,
    take_over,
)
from fursa.pathways.models import Attendance, PartnerWord, Pathway, Referral
from fursa.people.models import Person
from tests import make
from tests.editions.pages import client_of, text_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


class Cast:
    """Somebody who began with a partner, the partner's contact, and the adviser."""

    def __init__(self) -> None:
        self.adviser: User = make.user(role="centre_adviser", of=make.unit())
        self.person: Person = make.person(seen_by=self.adviser.roles.get().unit)
        opening = make.opening()
        self.contact: User = make.user(role="partner_contact", of=opening.partner.unit)
        self.referral: Referral = make.referral(self.person, opening)
        with scope(self.contact):
            answer_referral(actor=self.contact, referral_uuid=self.referral.uuid, accepts=True)
        with scope(self.adviser):
            self.way: Pathway = begin_from_referral(
                actor=self.adviser, referral_uuid=self.referral.uuid, started_on=today() - 60 * DAY, key=uuid4(),
                today=today(),
            )  # fmt: skip

    def says(
        self, held: int = 10, attended: int = 8, excused: int = 1, by: User | None = None, ago: int = 31
    ) -> None:
        contact = by or self.contact
        with scope(contact):
            say_attendance(
                actor=contact, referral_uuid=self.referral.uuid, month=today() - ago * DAY, held=held,
                attended=attended, excused=excused, today=today(),
            )  # fmt: skip

    def says_end(self, end: str = "passed", ago: int = 1) -> None:
        with scope(self.contact):
            say_end(
                actor=self.contact, referral_uuid=self.referral.uuid, end=end, ended_on=today() - ago * DAY,
                today=today(),
            )  # fmt: skip

    def words(self) -> list[PartnerWord]:
        with scope(self.adviser):
            return list(PartnerWord.objects.all())


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_the_way_that_begins_carries_the_trade_of_its_place(cast: Cast) -> None:
    assert cast.way.trade_isco == "7531"


def test_what_the_partner_says_of_a_month_is_taken_over_as_attendance(cast: Cast) -> None:
    cast.says()
    [word] = cast.words()

    with scope(cast.adviser):
        assert not Attendance.objects.exists()  # nothing by itself
        take_over(actor=cast.adviser, word_uuid=word.uuid, today=today())
        found = Attendance.objects.get(pathway=cast.way)
        assert (found.month, found.held, found.attended, found.excused) == (word.about_on, 10, 8, 1)
        with pytest.raises(WrongStateError):
            take_over(actor=cast.adviser, word_uuid=word.uuid, today=today())


def test_said_again_it_is_corrected_and_after_it_was_taken_over_it_waits_anew(cast: Cast) -> None:
    cast.says(attended=7)
    cast.says(attended=8)
    [word] = cast.words()
    assert word.attended == 8
    with scope(cast.adviser):
        take_over(actor=cast.adviser, word_uuid=word.uuid, today=today())

    cast.says(attended=9)

    assert sorted(word.state for word in cast.words()) == ["taken", "waiting"]


def test_a_word_set_aside_counts_for_nothing_and_stays_on_record(cast: Cast) -> None:
    cast.says()
    [word] = cast.words()
    with scope(cast.adviser):
        set_word_aside(actor=cast.adviser, word_uuid=word.uuid, today=today())
        assert not Attendance.objects.exists()
    assert [word.state for word in cast.words()] == ["aside"]


@pytest.mark.parametrize("numbers", [(0, 0, 0), (201, 1, 0), (10, 8, 3), (10, -1, 0)])
def test_impossible_sessions_are_refused_when_they_are_said(
    cast: Cast, numbers: tuple[int, int, int]
) -> None:
    with pytest.raises(InvalidError):
        cast.says(*numbers)
    with pytest.raises(InvalidError):
        cast.says(ago=-40)


@pytest.mark.parametrize(("end", "ago"), [("", 1), ("flew away", 1), ("passed", -1)])
def test_an_impossible_end_is_refused(cast: Cast, end: str, ago: int) -> None:
    with pytest.raises(InvalidError):
        cast.says_end(end, ago)


def test_the_result_answers_what_the_partner_said_of_the_end(cast: Cast) -> None:
    cast.says_end()
    [word] = cast.words()
    with scope(cast.adviser):
        with pytest.raises(WrongStateError):
            take_over(actor=cast.adviser, word_uuid=word.uuid, today=today())
        record_result(
            actor=cast.adviser, pathway_uuid=cast.way.uuid, result="passed", certificate="شهادة", ended_on=today(),
            key=uuid4(), today=today(),
        )  # fmt: skip
    assert [word.state for word in cast.words()] == ["taken"]


def test_giving_up_answers_it_too(cast: Cast) -> None:
    cast.says_end("left")
    with scope(cast.adviser):
        stop_pathway(
            actor=cast.adviser, pathway_uuid=cast.way.uuid, ended_on=today(), key=uuid4(), today=today()
        )
    assert [word.state for word in cast.words()] == ["taken"]


def test_another_partner_and_another_centre_say_and_see_nothing(cast: Cast) -> None:
    cast.says()
    other = make.user(role="partner_contact", of=make.opening().partner.unit)
    with pytest.raises(MissingError):
        cast.says(by=other)
    with pytest.raises(ForbiddenError):
        cast.says(by=cast.adviser)
    for stranger in (other, make.user(role="centre_adviser", of=make.unit())):
        with scope(stranger):
            assert not PartnerWord.objects.exists()
    with scope(cast.contact):
        assert PartnerWord.objects.exists()
        assert not Person.objects.exists()


def test_of_somebody_who_did_not_begin_nothing_is_said() -> None:
    opening = make.opening()
    referral = make.referral(make.person(), opening, state="accepted")
    contact = make.user(role="partner_contact", of=opening.partner.unit)
    with scope(contact), pytest.raises(WrongStateError):
        say_end(
            actor=contact, referral_uuid=referral.uuid, end="left", ended_on=date(2015, 5, 1), today=today()
        )


def test_both_work_on_pages_that_say_nothing_of_prison(cast: Cast, settings: Any) -> None:
    settings.FURSA_DEMO = True
    partner, adviser = client_of(cast.contact, settings), client_of(cast.adviser, settings)
    place = reverse("pathways:placement", args=[cast.referral.uuid])
    attendance, end = (
        reverse(f"pathways:say-{name}", args=[cast.referral.uuid]) for name in ("attendance", "end")
    )
    month = f"{today() - 31 * DAY:%d/%m/%Y}"

    assert (
        partner.post(attendance, {"month": month, "held": "5", "attended": "9", "excused": "0"}).status_code
        == 422
    )
    sent = partner.post(attendance, {"month": month, "held": "12", "attended": "9", "excused": "1"})
    assert (sent.status_code, sent["Location"]) == (302, place)
    assert partner.post(end, {"end": "passed", "ended_on": f"{today():%d/%m/%Y}"}).status_code == 302
    for language in ("ar", "fr", "en"):
        cast.contact.language = language
        cast.contact.save()
        for url in (place, attendance, end):
            page = partner.get(url)
            assert f'lang="{language}"' in page.content.decode()
            assert words_of_prison(page.content.decode()) == []
    cast.contact.language = "ar"
    cast.contact.save()
    assert "9 من 12" in text_of(partner.get(place))

    [about_month] = [word for word in cast.words() if word.kind == "attendance"]
    way = reverse("casefile:way", args=[cast.person.uuid, cast.way.uuid])
    settle = reverse("casefile:settle-word", args=[cast.person.uuid, cast.way.uuid, about_month.uuid])
    assert way in adviser.get("/").content.decode()
    assert settle in adviser.get(way).content.decode()
    assert adviser.post(settle).status_code == 302
    assert settle not in adviser.get(way).content.decode()
    with scope(cast.adviser):
        assert Attendance.objects.get().attended == 9
