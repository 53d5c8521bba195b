"""Marks: hidden until all are in, then fixed; a member who declared an interest gives none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fursa.accounts.models import User
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.editions import queries
from fursa.editions.actions.marks import declare_recusal, record_mark, record_marks
from fursa.editions.models import Application, Edition
from fursa.editions.queries.marks import MarkSheet
from tests import make

pytestmark = pytest.mark.django_db
BOTH = {"plan": Decimal("14"), "market": Decimal("12.5")}


def holder(edition: Edition, code: str) -> User:
    user = edition.members.get(code=code).user
    assert user is not None
    return user


def sheet(user: User, application: Application) -> MarkSheet:
    with scope(user):
        return queries.list_marks(user, application)


def give(user: User, application: Application, marks: dict[str, Decimal] = BOTH) -> None:
    with scope(user):
        record_marks(actor=user, application_uuid=application.uuid, marks=marks)


def test_a_member_sees_only_their_own_marks_until_all_are_in() -> None:
    edition = make.edition(members=2)
    application = make.application(edition, mark=None)
    one, other = holder(edition, "m1"), holder(edition, "m2")
    give(one, application)

    assert [mark.mark for mark in sheet(one, application).marks] == [Decimal("14.00"), Decimal("12.50")]
    before = sheet(other, application)
    assert (before.marks, before.means, before.hundredths, before.complete) == ((), (), None, False)

    give(other, application, {"plan": Decimal(16), "market": Decimal(10)})
    after = sheet(other, application)
    assert after.complete
    assert {mark.member.code for mark in after.marks} == {"m1", "m2"}
    assert [mean.hundredths for mean in after.means] == [1500, 1125]
    assert after.hundredths == 2 * 1500 + 1688  # 1.5 × 11.25 = 16.875, and half a hundredth counts up


@pytest.mark.parametrize("role", ["programme_manager", "director", "auditor"])
def test_nobody_outside_the_committee_sees_a_mark_before_all_are_in(role: str) -> None:
    application = make.application(make.edition(members=2), mark=None)
    make.give_marks(application, "14", members=["m1"])

    found = sheet(make.user(role=role), application)

    assert (found.marks, found.means, found.hundredths) == ((), (), None)
    assert [(m.member.code, m.given, m.owed) for m in found.members] == [("m1", 2, 0), ("m2", 0, 2)]


def test_a_centre_adviser_is_refused_the_marks() -> None:
    centre = make.unit()
    application = make.application(make.edition(), applicant=make.person(seen_by=centre))

    with pytest.raises(ForbiddenError):
        sheet(make.user(role="centre_adviser", of=centre), application)


def test_a_mark_may_be_changed_until_all_are_in_and_not_after() -> None:
    edition = make.edition(members=2)
    application = make.application(edition, mark=None)
    one, other = holder(edition, "m1"), holder(edition, "m2")
    give(one, application)
    give(one, application, {"plan": Decimal(15)})
    assert sheet(one, application).marks[0].mark == Decimal(15)
    give(other, application)

    with pytest.raises(WrongStateError):
        give(one, application, {"plan": Decimal(20)})


@pytest.mark.parametrize("mark", ["-0.01", "20.01", "14.555", "NaN", "Infinity"])
def test_a_mark_outside_the_grid_is_refused(mark: str) -> None:
    edition = make.edition()
    application = make.application(edition, mark=None)

    with pytest.raises(InvalidError):
        give(holder(edition, "m1"), application, {"plan": Decimal(mark)})


def test_all_marks_of_a_form_are_kept_or_none() -> None:
    edition = make.edition()
    application = make.application(edition, mark=None)
    one = holder(edition, "m1")

    with pytest.raises(InvalidError):
        give(one, application, {"plan": Decimal(14), "luck": Decimal(1)})

    assert sheet(one, application).marks == ()


def test_who_has_no_seat_marks_nothing() -> None:
    application = make.application(make.edition(), mark=None)
    stranger = make.user(role="committee_member")

    with scope(stranger), pytest.raises(ForbiddenError):
        record_mark(actor=stranger, application_uuid=application.uuid, criterion="plan", mark=Decimal(3))


def test_a_recused_member_marks_nothing_and_what_they_gave_is_not_counted() -> None:
    edition = make.edition(members=2)
    application = make.application(edition, mark=None)
    one, other = holder(edition, "m1"), holder(edition, "m2")
    give(one, application, {"plan": Decimal(0), "market": Decimal(0)})
    with scope(one):
        first = declare_recusal(actor=one, application_uuid=application.uuid)
        assert declare_recusal(actor=one, application_uuid=application.uuid) == first
    with pytest.raises(ForbiddenError):
        give(one, application)

    give(other, application)

    found = sheet(other, application)
    assert found.hundredths == 2 * 1400 + 1875
    assert {mark.member.code for mark in found.marks} == {"m2"}


def test_marking_is_closed_once_the_committee_decides() -> None:
    edition = make.edition(state=Edition.State.DECIDING)
    application = make.application(edition, mark=None)

    with pytest.raises(WrongStateError):
        give(holder(edition, "m1"), application)


def test_the_first_mark_opens_marking() -> None:
    edition = make.edition(state=Edition.State.PREPARING)

    give(holder(edition, "m1"), make.application(edition, mark=None))

    edition.refresh_from_db()
    assert edition.state == Edition.State.MARKING


def test_how_far_a_seat_is() -> None:
    edition = make.edition(members=2)
    one = holder(edition, "m1")
    make.application(edition)
    make.application(edition, mark=None)
    aside = make.application(edition, mark=None)

    with scope(one):
        declare_recusal(actor=one, application_uuid=aside.uuid)
        progress = queries.get_marking_progress(one, edition)

    assert (progress.to_mark, progress.done, progress.recused) == (2, 1, 1)
