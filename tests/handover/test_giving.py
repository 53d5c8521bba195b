"""«تأكيد التسليم»: each part once, to the right person, who understood; taken back only with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils.translation import gettext

from fursa.accounts.models import User
from fursa.core.errors import ConflictError, ForbiddenError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.editions.models import Award, Kit
from fursa.handover.actions import give_up_award, record_hand_over, undo_hand_over
from fursa.handover.models import Ceremony, HandOver
from fursa.handover.queries import list_table
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2015, 6, 18)


def ready(*, kits: bool = False, **person: object) -> Award:
    """A ready award of one cheque, or of a cheque and a kit."""
    edition = make.edition(members=0)
    application = make.application(edition, applicant=make.person(**person))  # type: ignore[arg-type]
    if kits:
        with scope(make.system()):
            kit = Kit.objects.create(edition=edition, code="sewing", name_ar="عدة", price_centimes=650_000)
            application.options.update(kind="both", equipment_centimes=kit.price_centimes)
    return make.ready_award(application)


def give(
    award: Award, part: str = "cheque", *, key: UUID | None = None, on: date = ON, **more: object
) -> HandOver:
    manager = make.user(role="programme_manager")
    return give_as(manager, award, part, key=key, on=on, **more)


def give_as(
    actor: User,
    award: Award,
    part: str = "cheque",
    *,
    key: UUID | None = None,
    on: date = ON,
    **more: Any,
) -> HandOver:
    there = Ceremony.objects.filter(territory=award.territory).first()
    ceremony = there or make.ceremony(award.edition)
    with scope(actor):
        return record_hand_over(
            actor=actor,
            award_uuid=award.uuid,
            part=part,
            ceremony=ceremony,
            on=on,
            key=key or uuid4(),
            **more,
        )


def state_of(award: Award) -> str:
    with scope(make.system()):
        return str(Award.objects.get(pk=award.pk).state)


def test_an_award_of_both_kinds_is_handed_over_when_each_part_was_given() -> None:
    award = ready(kits=True)

    cheque = give(award, "cheque")
    assert state_of(award) == "ready"
    equipment = give(award, "equipment")

    assert state_of(award) == "handed_over"
    assert (cheque.amount_centimes, equipment.amount_centimes) == (1_500_000, 650_000)


def test_the_same_key_twice_is_one_hand_over() -> None:
    award, key, adviser = ready(), uuid4(), make.user(role="programme_manager")

    one, two = (give_as(adviser, award, key=key) for _ in range(2))

    assert one == two
    with scope(adviser):
        assert HandOver.objects.count() == 1


def test_the_same_key_for_another_person_is_refused() -> None:
    key, manager = uuid4(), make.user(role="programme_manager")
    give_as(manager, ready(), key=key)

    with pytest.raises(ConflictError):
        give_as(manager, ready(), key=key)


def test_what_was_given_already_is_refused_with_who_gave_it_and_when() -> None:
    award = ready(kits=True)
    first = make.user(role="programme_manager", full_name="سلمى الإدريسي")
    give_as(first, award)

    with pytest.raises(WrongStateError) as error:
        give(award, on=date(2015, 6, 19))

    assert "سلمى الإدريسي" in str(error.value)
    assert "18/06/2015" in str(error.value)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("committed", "The undertaking is not signed yet."),
        ("undertaken", "The cheque or the equipment is not prepared yet."),
        ("cancelled", "This award was cancelled; nothing is due."),
    ],
)
def test_what_is_not_ready_is_refused_with_what_is_missing(state: str, sentence: str) -> None:
    award = ready()
    with scope(make.system()):
        Award.objects.filter(pk=award.pk).update(state=state)

    with pytest.raises(WrongStateError) as error:
        give(award)
    assert str(error.value) == gettext(sentence)


def test_an_award_is_given_at_the_ceremony_of_its_territory_alone() -> None:
    award, elsewhere = ready(), make.ceremony(make.edition(members=0))
    manager = make.user(role="programme_manager")

    with scope(manager), pytest.raises(InvalidError):
        record_hand_over(
            actor=manager, award_uuid=award.uuid, part="cheque", ceremony=elsewhere, on=ON, key=uuid4()
        )


def test_a_part_the_award_does_not_have_is_not_given() -> None:
    with pytest.raises(InvalidError):
        give(ready(), "equipment")


def test_a_minors_award_is_received_by_the_guardian_alone() -> None:
    award = ready(birth_on=date(1998, 1, 1), guardian_name="فاطمة", guardian_cnie="AB1")

    with pytest.raises(InvalidError):
        give(award)

    assert give(award, receiver="guardian").receiver == "guardian"


def test_nobody_receives_for_an_adult() -> None:
    with pytest.raises(InvalidError):
        give(ready(guardian_name="فاطمة"), receiver="guardian")


def test_who_turns_eighteen_on_the_day_receives_alone() -> None:
    assert give(ready(birth_on=date(1997, 6, 18), guardian_name="فاطمة")).receiver == "person"


def test_where_the_year_alone_leaves_majority_open_the_named_guardian_receives() -> None:
    award = ready(birth_on=date(1997, 1, 1), birth_precision="year", guardian_name="فاطمة")

    with pytest.raises(InvalidError):
        give(award)


@pytest.mark.parametrize("said", [{}, {"read_aloud": True}, {"witness": "شاهدة"}])
def test_who_does_not_read_has_the_receipt_read_aloud_before_a_witness(said: dict[str, object]) -> None:
    award = ready(can_read=False)

    with pytest.raises(InvalidError):
        give(award, **said)

    given = give(award, read_aloud=True, witness="شاهدة")
    assert (given.read_aloud, given.witness) == (True, "شاهدة")


def test_a_refused_hand_over_may_be_tried_again_under_its_key() -> None:
    award, key, manager = ready(can_read=False), uuid4(), make.user(role="programme_manager")
    with pytest.raises(InvalidError):
        give_as(manager, award, key=key)

    assert give_as(manager, award, key=key, read_aloud=True, witness="شاهدة").pk


@pytest.mark.parametrize("role", ["finance_officer", "director", "auditor", "committee_member"])
def test_who_pays_approves_or_checks_hands_nothing_over(role: str) -> None:
    with pytest.raises(ForbiddenError):
        give_as(make.user(role=role), ready())


def test_a_hand_over_undone_keeps_its_record_and_the_part_waits_again() -> None:
    award, manager = ready(), make.user(role="programme_manager")
    given = give_as(manager, award)

    with scope(manager):
        undone = undo_hand_over(actor=manager, hand_over_uuid=given.uuid, reason=" سُلّم لشخص آخر ")
        (place,) = list_table(manager, given.ceremony)

    assert (undone.undone_by, undone.undone_reason) == (manager, "سُلّم لشخص آخر")
    assert (state_of(award), place.waiting) == ("ready", ["cheque"])
    give_as(manager, award)
    with scope(manager):
        assert HandOver.objects.count() == 2


def test_undoing_asks_for_a_reason_and_happens_once() -> None:
    award, manager = ready(), make.user(role="programme_manager")
    given = give_as(manager, award)

    with scope(manager):
        with pytest.raises(InvalidError):
            undo_hand_over(actor=manager, hand_over_uuid=given.uuid, reason="  ")
        undo_hand_over(actor=manager, hand_over_uuid=given.uuid, reason="خطأ")
        with pytest.raises(WrongStateError):
            undo_hand_over(actor=manager, hand_over_uuid=given.uuid, reason="خطأ")


def test_an_adviser_gives_and_does_not_undo() -> None:
    centre = make.unit()
    award = ready(seen_by=centre)
    adviser = make.user(role="centre_adviser", of=centre)
    given = give_as(adviser, award)

    with scope(adviser), pytest.raises(ForbiddenError):
        undo_hand_over(actor=adviser, hand_over_uuid=given.uuid, reason="خطأ")


def test_an_award_of_which_a_part_was_given_is_not_given_up() -> None:
    award, finance = ready(kits=True), make.user(role="finance_officer")
    give(award, "cheque")

    with scope(finance), pytest.raises(WrongStateError):
        give_up_award(actor=finance, award_uuid=award.uuid, reason="تنازل")
    assert state_of(award) == "ready"
