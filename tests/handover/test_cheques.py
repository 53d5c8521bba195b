"""Cheques: numbered in a row, for those whose undertaking is signed and whose card is valid, once each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.translation import gettext

from fursa.core.errors import ForbiddenError, InvalidError
from fursa.core.scope import scope
from fursa.editions.models import Award, Edition
from fursa.handover.actions import prepare_cheques, prepare_equipment
from fursa.handover.actions.cheques import Prepared
from fursa.handover.models import Cheque
from fursa.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
DRAWN = date(2015, 6, 10)


@pytest.fixture
def edition() -> Edition:
    return make.edition(members=0, territories=("rabat", "sale"))


def undertaken(
    edition: Edition, reference: str, *, state: str = "undertaken", place: str = "rabat", **person: object
) -> Award:
    award = make.award_row(make.application(edition, territory=place))
    with scope(make.system()):
        Award.objects.filter(pk=award.pk).update(state=state, reference=reference)
        if person:
            Person.objects.filter(pk=award.person_id).update(**person)
        award.refresh_from_db()
    return award


def prepare(edition: Edition, *, first: int = 101, account: str = "A1") -> Prepared:
    finance = make.user(role="finance_officer")
    with scope(finance):
        return prepare_cheques(
            actor=finance, edition=edition, account=account, first_number=first, drawn_on=DRAWN
        )


def drawn() -> Iterator[tuple[str, str]]:
    with scope(make.system()):
        yield from Cheque.objects.order_by("number").values_list("award__reference", "number")


def test_cheques_are_numbered_in_a_row_by_territory_and_reference(edition: Edition) -> None:
    for reference, place in (("A-3", "sale"), ("A-2", "rabat"), ("A-1", "sale")):
        undertaken(edition, reference, place=place)

    assert prepare(edition).done == ["A-2", "A-1", "A-3"]
    assert list(drawn()) == [("A-2", "0000101"), ("A-1", "0000102"), ("A-3", "0000103")]


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        ({"cnie": ""}, "There is no identity card on file."),
        ({"cnie_valid_until": None}, "The identity card is not valid on that day."),
        ({"cnie_valid_until": date(2015, 6, 9)}, "The identity card is not valid on that day."),
        (
            {"birth_on": date(1999, 1, 1), "guardian_name": "فاطمة", "guardian_cnie": ""},
            "The guardian's identity card is not recorded.",
        ),
    ],
)
def test_without_a_valid_card_a_cheque_waits_and_its_number_goes_to_the_next(
    edition: Edition, card: dict[str, object], sentence: str
) -> None:
    undertaken(edition, "A-1", **card)
    undertaken(edition, "A-2")

    prepared = prepare(edition)

    assert (prepared.done, prepared.not_done) == (["A-2"], [("A-1", gettext(sentence))])
    assert list(drawn()) == [("A-2", "0000101")]


def test_a_card_that_ends_on_the_day_itself_is_still_valid(edition: Edition) -> None:
    undertaken(edition, "A-1", cnie_valid_until=DRAWN)

    assert prepare(edition).done == ["A-1"]


def test_an_undertaking_that_is_not_signed_is_named_as_the_reason(edition: Edition) -> None:
    undertaken(edition, "A-1", state="committed")

    assert prepare(edition).not_done == [("A-1", gettext("The undertaking is not signed yet."))]


def test_prepared_again_nothing_is_drawn_twice(edition: Edition) -> None:
    undertaken(edition, "A-1")
    prepare(edition)

    assert prepare(edition, first=500).done == []
    assert list(drawn()) == [("A-1", "0000101")]


def test_a_number_of_the_account_that_is_drawn_already_is_refused_in_a_sentence(edition: Edition) -> None:
    undertaken(edition, "A-1")
    prepare(edition, first=102)
    undertaken(edition, "A-2")
    undertaken(edition, "A-3")

    with pytest.raises(InvalidError, match="0000102"):
        prepare(edition, first=101)
    assert prepare(edition, first=101, account="A2").done == ["A-2", "A-3"]


@pytest.mark.parametrize(("first", "account"), [(0, "A1"), (-5, "A1"), (101, "  ")])
def test_cheques_have_an_account_and_positive_numbers(edition: Edition, first: int, account: str) -> None:
    undertaken(edition, "A-1")

    with pytest.raises(InvalidError):
        prepare(edition, first=first, account=account)


def test_equipment_alone_is_ready_without_a_cheque(edition: Edition) -> None:
    award = undertaken(edition, "A-1")
    with scope(make.system()):
        Award.objects.filter(pk=award.pk).update(cheque_centimes=0, equipment_centimes=500)
    finance = make.user(role="finance_officer")

    assert prepare(edition).done == []
    with scope(finance):
        assert prepare_equipment(actor=finance, edition=edition).done == ["A-1"]
        assert Award.objects.get().state == Award.State.READY


@pytest.mark.parametrize("role", ["programme_manager", "director", "committee_member", "auditor"])
def test_only_finance_draws_cheques(edition: Edition, role: str) -> None:
    user = make.user(role=role)

    with scope(user), pytest.raises(ForbiddenError):
        prepare_cheques(actor=user, edition=edition, account="A1", first_number=1, drawn_on=DRAWN)
