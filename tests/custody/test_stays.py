"""Entering, leaving and moving: one stay at a time, and the file follows the person."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from fursa.accounts.models import Unit, User
from fursa.accounts.queries import today
from fursa.audit.models import Entry
from fursa.core.errors import ForbiddenError, FursaError, InvalidError, MissingError, WrongStateError
from fursa.core.scope import scope
from fursa.custody import actions, queries
from fursa.custody.models import Episode
from fursa.network.models import Centre, Establishment
from fursa.people.actions import open_access
from fursa.people.models import Access, Person
from tests import make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


class Cast:
    """Two establishments, a centre, and one person recorded in the first establishment."""

    def __init__(self) -> None:
        self.today = today()
        self.here: Establishment = make.establishment()
        self.there: Establishment = make.establishment()
        self.centre: Centre = make.centre()
        self.officer: User = make.user(role="reintegration_officer", of=self.here.unit)
        self.other_officer: User = make.user(role="reintegration_officer", of=self.there.unit)
        self.adviser: User = make.user(role="centre_adviser", of=self.centre.unit)
        self.person: Person = make.person(seen_by=self.here.unit)

    def admit(self, actor: User | None = None, *, key: UUID | None = None, **changed: object) -> Episode:
        who = actor or self.officer
        asked = {"establishment": self.here.code, "entered_on": self.today - 300 * DAY, **changed}
        with scope(who):
            return actions.admit(
                actor=who, person_uuid=self.person.uuid, key=key or uuid4(), today=self.today, **asked
            )  # type: ignore[arg-type]

    def release(self, stay: Episode, actor: User | None = None, *, key: UUID | None = None, on: date | None = None,
                centre: str | None = None) -> None:  # fmt: skip
        who = actor or self.officer
        with scope(who):
            actions.release(
                actor=who, stay_uuid=stay.uuid, released_on=on or self.today, key=key or uuid4(), today=self.today,
                centre=self.centre.code if centre is None else centre,
            )  # fmt: skip

    def move(self, actor: User | None = None, *, key: UUID | None = None, left: Unit | None = None,
             joined: Unit | None = None, on: date | None = None) -> None:  # fmt: skip
        who = actor or self.officer
        with scope(who):
            actions.move(
                actor=who, person_uuid=self.person.uuid, from_unit=(left or self.here.unit).code,
                to_unit=(joined or self.there.unit).code, on=on or self.today, key=key or uuid4(), today=self.today,
            )  # fmt: skip

    def sees(self, user: User, *, on: date | None = None) -> bool:
        with scope(user, today=on or self.today):
            return Person.objects.filter(pk=self.person.pk).exists()

    def stays(self) -> list[Episode]:
        with scope(make.system()):
            return list(Episode.objects.filter(person=self.person).order_by("entered_on", "pk"))

    def acts(self) -> list[str]:
        with scope(make.user(role="auditor")):
            return list(Entry.objects.filter(person_id=self.person.pk).values_list("action", flat=True))


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_an_admission_begins_a_stay_and_opens_the_file_to_the_establishment(cast: Cast) -> None:
    stay = cast.admit(committal_number="771")

    with scope(cast.officer):
        access = Access.objects.get(person=cast.person, reason="admitted")
    assert (stay.establishment, stay.committal_number, stay.ended_on) == (cast.here, "771", None)
    assert (access.unit, access.from_on, access.until_on) == (cast.here.unit, stay.entered_on, None)
    assert "custody.admitted" in cast.acts()


def test_an_admission_sent_twice_begins_one_stay(cast: Cast) -> None:
    key = uuid4()

    assert cast.admit(key=key) == cast.admit(key=key)
    assert len(cast.stays()) == 1


@pytest.mark.parametrize("entered", [-400, -300, -1])
def test_nobody_is_in_two_stays_at_a_time(cast: Cast, entered: int) -> None:
    cast.admit()

    with pytest.raises(WrongStateError):
        cast.admit(entered_on=cast.today + entered * DAY)


@pytest.mark.parametrize(("entered", "refused"), [(-51, True), (-50, False), (-49, False)])
def test_a_stay_begins_on_the_day_another_ended_and_not_before(
    cast: Cast, entered: int, refused: bool
) -> None:
    cast.release(cast.admit(), on=cast.today - 50 * DAY)
    manager = make.user(role="programme_manager")

    if refused:
        with pytest.raises(WrongStateError):
            cast.admit(manager, entered_on=cast.today + entered * DAY)
    else:
        assert cast.admit(manager, entered_on=cast.today + entered * DAY).ended_on is None


@pytest.mark.parametrize("changed", [{"entered_on": 1}, {"expected_release_on": -301}])
def test_an_impossible_day_of_admission_is_refused(cast: Cast, changed: dict[str, int]) -> None:
    days = {name: cast.today + shift * DAY for name, shift in changed.items()}

    with pytest.raises(InvalidError):
        cast.admit(**days)


def test_an_officer_admits_to_their_own_establishment_alone(cast: Cast) -> None:
    with pytest.raises(ForbiddenError):
        cast.admit(establishment=cast.there.code)
    assert cast.admit(make.user(role="programme_manager"), establishment=cast.there.code)


def test_an_adviser_admits_nobody(cast: Cast) -> None:
    make.give_access(cast.person.pk, cast.centre.unit, make.system())

    with pytest.raises(ForbiddenError):
        cast.admit(cast.adviser)


def test_the_file_opens_to_the_receiving_centre_from_the_day_it_is_named(cast: Cast) -> None:
    stay = cast.admit()
    assert not cast.sees(cast.adviser)

    with scope(cast.officer):
        actions.set_expected_release(
            actor=cast.officer, stay_uuid=stay.uuid, expected_on=cast.today + 60 * DAY,
            centre=cast.centre.code, key=uuid4(), today=cast.today,
        )  # fmt: skip

    assert cast.sees(cast.adviser)
    assert not cast.sees(cast.adviser, on=cast.today - DAY)
    assert cast.stays()[0].expected_release_on == cast.today + 60 * DAY


def test_the_release_ends_the_establishments_sight_after_the_days_of_the_setting(cast: Cast) -> None:
    stay = cast.admit()

    cast.release(stay)

    last = cast.today + settings.FURSA_DAYS_AFTER_RELEASE * DAY
    assert cast.stays()[0].released_on == cast.today
    assert cast.sees(cast.officer, on=last - DAY)
    assert not cast.sees(cast.officer, on=last)
    assert cast.sees(cast.adviser, on=last)


def test_a_release_of_long_ago_ends_the_sight_at_once(cast: Cast) -> None:
    cast.release(cast.admit(), on=cast.today - 31 * DAY)

    assert not cast.sees(cast.officer)
    assert cast.sees(cast.adviser)


def test_a_release_names_the_centre_that_receives(cast: Cast) -> None:
    stay = cast.admit()

    with pytest.raises(InvalidError):
        cast.release(stay, centre="")
    make.give_access(cast.person.pk, cast.centre.unit, make.system())
    cast.release(stay, centre="")


def test_a_release_sent_twice_is_one_and_another_one_is_refused(cast: Cast) -> None:
    stay, key = cast.admit(), uuid4()

    cast.release(stay, key=key)
    cast.release(stay, key=key)

    assert cast.acts().count("custody.released") == 1
    with pytest.raises(WrongStateError):
        cast.release(stay)


@pytest.mark.parametrize("shift", [1, -301])
def test_an_impossible_day_of_release_is_refused(cast: Cast, shift: int) -> None:
    stay = cast.admit()

    with pytest.raises(InvalidError):
        cast.release(stay, on=cast.today + shift * DAY)


def test_after_the_release_the_establishment_writes_nothing_and_the_centre_does(cast: Cast) -> None:
    stay = cast.admit()
    with scope(cast.officer):
        assert queries.writing_unit(cast.officer, cast.person, today=cast.today) == cast.here.unit

    cast.release(stay)

    with scope(cast.officer), pytest.raises(ForbiddenError):
        queries.writing_unit(cast.officer, cast.person, today=cast.today)
    with scope(cast.adviser):
        assert queries.writing_unit(cast.adviser, cast.person, today=cast.today) == cast.centre.unit


def test_a_move_between_establishments_closes_one_file_opens_the_other_and_begins_a_stay(cast: Cast) -> None:
    cast.admit(expected_release_on=cast.today + 90 * DAY)

    cast.move()

    before, after = cast.stays()
    assert (before.transferred_on, before.released_on) == (cast.today, None)
    assert (after.establishment, after.entered_on, after.ended_on) == (cast.there, cast.today, None)
    assert after.expected_release_on == before.expected_release_on
    assert (cast.sees(cast.officer), cast.sees(cast.other_officer)) == (False, True)
    assert {"person.transferred", "access.closed"} <= set(cast.acts())


def test_a_move_sent_twice_is_one_though_the_sender_sees_the_file_no_more(cast: Cast) -> None:
    cast.admit()
    key = uuid4()

    cast.move(key=key)
    cast.move(key=key)

    assert len(cast.stays()) == 2
    with pytest.raises(MissingError):
        cast.move()


def test_a_move_between_centres_needs_no_stay(cast: Cast) -> None:
    make.give_access(cast.person.pk, cast.centre.unit, make.system())
    other = make.centre()

    cast.move(cast.adviser, left=cast.centre.unit, joined=other.unit)

    assert not cast.sees(cast.adviser)
    assert cast.sees(make.user(role="centre_adviser", of=other.unit))
    assert cast.stays() == []


def test_a_move_goes_between_two_units_of_a_kind_from_ones_own(cast: Cast) -> None:
    cast.admit()
    refused: list[tuple[Unit, Unit, type[FursaError]]] = [
        (cast.here.unit, cast.centre.unit, InvalidError),
        (cast.here.unit, cast.here.unit, InvalidError),
        (cast.there.unit, cast.here.unit, ForbiddenError),
    ]

    for left, joined, error in refused:
        with pytest.raises(error):
            cast.move(left=left, joined=joined)
    with pytest.raises(InvalidError):
        cast.move(on=cast.today + DAY)
    with pytest.raises(InvalidError):
        cast.move(on=cast.today - 301 * DAY)
    assert cast.sees(cast.officer)


def test_who_only_reads_opens_a_file_to_nobody(cast: Cast) -> None:
    director = make.user(role="director")

    with scope(director), pytest.raises(ForbiddenError):
        open_access(
            actor=director, person_pk=cast.person.pk, unit=cast.centre.unit, reason="referred",
            from_on=cast.today,
        )  # fmt: skip
