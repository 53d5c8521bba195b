"""An interview is recorded once a day, with trades of the list, and without what has no place in a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.audit.models import Entry
from fursa.core.errors import ForbiddenError, FursaError, InvalidError, MissingError, WrongStateError
from fursa.core.scope import scope
from fursa.diagnosis.actions import Interview, TradeKnown, record_diagnosis
from fursa.diagnosis.models import Diagnosis
from fursa.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
SEWING, WELDING = TradeKnown("7531", Decimal(4), "certificate"), TradeKnown("7212")


def told(**changed: object) -> Interview:
    first = Interview(
        made_on=today(), schooling="primary", literacy="reads", languages=("darija", "french"),
        wishes="ورشة خياطة", needs="سكن", trades=(SEWING, WELDING),
    )  # fmt: skip
    return replace(first, **changed)


def record(actor: User, person: Person, interview: Interview, key: UUID | None = None) -> Diagnosis:
    with scope(actor):
        return record_diagnosis(
            actor=actor, person_uuid=person.uuid, interview=interview, key=key or uuid4(), today=today()
        )


def test_a_diagnosis_keeps_what_was_told_with_its_trades_and_its_unit(adviser: User, person: Person) -> None:
    made = record(adviser, person, told())

    with scope(adviser):
        trades = [(t.isco, t.years, t.proof) for t in made.trades.all()]
    assert (made.unit, made.recorded_by, made.languages) == (
        adviser.roles.get().unit,
        adviser,
        "darija,french",
    )
    assert trades == [("7531", Decimal(4), "certificate"), ("7212", None, "declared")]
    with scope(make.user(role="auditor")):
        assert Entry.objects.get(action="diagnosis.recorded").person_id == person.pk


def test_the_same_form_twice_records_one_and_another_of_that_day_is_refused(
    adviser: User, person: Person
) -> None:
    key = uuid4()

    assert record(adviser, person, told(), key) == record(adviser, person, told(), key)
    with pytest.raises(WrongStateError):
        record(adviser, person, told(wishes="غيرها"))


@pytest.mark.parametrize(
    "changed",
    [
        {"made_on": today() + timedelta(days=1)},
        {"wishes": "يريد أن ينسى السرقة"},
        {"needs": "condamné à deux ans de prison"},
        {"trades": (SEWING, SEWING)},
        {"trades": (TradeKnown("75"),)},
        {"trades": (TradeKnown("0000"),)},
        {"trades": (TradeKnown("7531", Decimal(61)),)},
        {"trades": tuple(TradeKnown(code) for code in ("7531", "7212", "7522", "7115"))},
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(
    adviser: User, person: Person, changed: dict[str, object]
) -> None:
    with pytest.raises(InvalidError):
        record(adviser, person, told(**changed))

    with scope(adviser):
        assert not Diagnosis.objects.exists()


def test_three_trades_are_kept(adviser: User, person: Person) -> None:
    made = record(adviser, person, told(trades=tuple(TradeKnown(code) for code in ("7531", "7212", "7522"))))

    with scope(adviser):
        assert made.trades.count() == 3


@pytest.mark.parametrize(
    ("role", "error"), [("programme_manager", ForbiddenError), ("centre_adviser", MissingError)]
)
def test_another_role_or_another_centre_records_none(
    person: Person, role: str, error: type[FursaError]
) -> None:
    stranger = make.user(role=role, of=make.unit() if role == "centre_adviser" else None)

    with pytest.raises(error):
        record(stranger, person, told())


def test_the_establishment_that_a_person_left_records_none(person: Person) -> None:
    place = make.establishment()
    officer = make.user(role="reintegration_officer", of=place.unit)
    make.give_access(person.pk, place.unit, make.system())
    make.stay(person, place, released_on=today())

    with pytest.raises(ForbiddenError):
        record(officer, person, told())
