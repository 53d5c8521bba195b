"""One person and one opening: points, reasons, shut doors."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from fursa.rules.matching.profiles import (
    KnownTrade,
    Opening,
    Place,
    ProfileError,
    Seeker,
    read_opening,
    read_seeker,
)
from fursa.rules.matching.rank import STANDARD
from fursa.rules.matching.reasons import SHUT, match
from fursa.rules.matching.weights import Weights
from tests.rules.matching.people import (
    CITY,
    DAY,
    ELSEWHERE,
    NEXT_COMMUNE,
    NEXT_PROVINCE,
    opening,
    openings,
    seeker,
    seekers,
)


def _points(someone: Seeker, something: Opening) -> int:
    return match(someone, something, STANDARD, "en").points


def _shut(someone: Seeker, something: Opening) -> list[str]:
    return [message.msgid for message in match(someone, something, STANDARD, "en").shut]


def test_everything_that_fits_brings_every_point() -> None:
    assert _points(seeker(wishes=("o",)), opening()) == 1000


def test_a_trade_wished_comes_before_one_practised_and_one_that_is_near() -> None:
    wished, practised = seeker(), seeker(trades=(KnownTrade("7531", 3, wished=False),))
    near = seeker(trades=(KnownTrade("8153", 3),))

    points = [_points(someone, opening()) for someone in (wished, near, practised)]

    assert points == sorted(points, reverse=True)
    assert len(set(points)) == 3


def test_a_trade_too_far_shuts_the_door() -> None:
    assert _shut(seeker(trades=(KnownTrade("5120", 3),)), opening()) == [SHUT["trade"]]


def test_whose_trade_is_not_known_is_not_shut_out() -> None:
    assert _shut(seeker(trades=()), opening()) == []


def test_nearer_is_better() -> None:
    places = [CITY, NEXT_COMMUNE, NEXT_PROVINCE, ELSEWHERE]

    points = [_points(seeker(reach="country"), opening(place=place)) for place in places]

    assert points == sorted(points, reverse=True)
    assert len(set(points)) == 4


@pytest.mark.parametrize(
    ("reach", "open_to"), [("commune", 1), ("province", 2), ("region", 3), ("country", 4)]
)
def test_how_far_a_person_can_go_shuts_what_is_further(reach: str, open_to: int) -> None:
    places = [CITY, NEXT_COMMUNE, NEXT_PROVINCE, ELSEWHERE]

    doors = [_shut(seeker(reach=reach), opening(place=place)) for place in places]

    assert [not shut for shut in doors] == [number < open_to for number in range(4)]


def test_lodging_opens_what_is_too_far() -> None:
    assert _shut(seeker(), opening(place=ELSEWHERE)) == [SHUT["reach"]]
    assert _shut(seeker(), opening(place=ELSEWHERE, lodging=True)) == []
    assert _points(seeker(), opening(place=ELSEWHERE, lodging=True)) == 450 + 100 + 150 + 100


def test_a_place_not_known_never_shuts_the_door() -> None:
    assert _shut(seeker(place=Place()), opening()) == []
    assert _shut(seeker(reach="commune"), opening(place=Place("R1", "P1"))) == []


def test_coordinates_say_how_near_better_than_borders() -> None:
    here = Place("R1", "P1", "C1", (33.57, -7.59))
    over_the_border = Place("R1", "P1", "C2", (33.58, -7.60))
    far_in_the_same_commune = Place("R1", "P1", "C1", (33.9, -7.2))

    near = match(seeker(place=here), opening(place=over_the_border), STANDARD, "en")
    far = match(seeker(place=here), opening(place=far_in_the_same_commune), STANDARD, "en")

    assert near.points > far.points
    assert [str(r.message) for r in near.reasons if r.side == "nearness"] == ["About 1 km away."]
    assert [str(r.message) for r in far.reasons if r.side == "nearness"] == ["About 51 km away."]


def test_waiting_costs_points_and_a_start_in_the_past_shuts_the_door() -> None:
    soon, late = (opening(starts_on=DAY + timedelta(days)) for days in (10, 100))

    assert _points(seeker(), soon) > _points(seeker(), late)
    assert _shut(seeker(), opening(starts_on=DAY - timedelta(1))) == [SHUT["dates"]]
    assert _shut(seeker(), opening(starts_on=DAY - timedelta(30), closes_on=DAY)) == []


@pytest.mark.parametrize(
    ("held", "asked", "is_open"),
    [
        ("primary", "lower_secondary", False),
        ("lower_secondary", "primary", True),
        ("upper_secondary", "vocational", False),
        ("vocational", "upper_secondary", False),
        ("university", "upper_secondary", True),
        (None, "university", True),
    ],
)
def test_schooling_opens_what_it_meets(held: str | None, asked: str, *, is_open: bool) -> None:
    assert (_shut(seeker(schooling=held), opening(schooling_least=asked)) == []) is is_open


def test_schooling_not_known_is_something_to_check() -> None:
    found = match(seeker(), opening(schooling_least="primary"), STANDARD, "en")

    assert any("check it" in str(reason.message) for reason in found.reasons if reason.side == "level")


def test_practice_asked_and_missing_costs_points_but_shuts_no_door() -> None:
    enough, less = seeker(trades=(KnownTrade("7531", 5),)), seeker(trades=(KnownTrade("7531", 1),))
    asks = opening(years_least=5.0)

    assert _points(enough, asks) > _points(less, asks)
    assert _shut(less, asks) == []


@pytest.mark.parametrize(
    ("changes", "block"),
    [
        ({"kind": "apprenticeship"}, "kind"),
        ({"literacy_least": "reads_and_writes"}, "literacy"),
        ({"asks": frozenset({"driving_licence"})}, "conditions"),
        ({"age_least": 30}, "age"),
        ({"age_most": 20}, "age"),
        ({"places": 0}, "full"),
    ],
)
def test_each_condition_shuts_the_door_by_itself(changes: dict[str, object], block: str) -> None:
    someone = seeker(kinds=frozenset({"employment"}), literacy="reads", age=25)

    assert _shut(someone, opening()) == []
    assert _shut(someone, opening(**changes)) == [SHUT[block]]  # type: ignore[index]


def test_little_that_fits_is_no_match() -> None:
    weights = Weights(least=990)

    assert [m.msgid for m in match(seeker(), opening(), weights, "en").shut] == [SHUT["too_little"]]


@settings(deadline=None)
@given(seekers(), openings())
def test_points_are_the_sum_of_the_reasons(someone: Seeker, something: Opening) -> None:
    found = match(someone, something, STANDARD, "ar")

    assert 0 <= found.points <= 1000
    assert abs(sum(reason.points for reason in found.reasons) - found.points) <= 3
    assert all(0 <= reason.points <= reason.most for reason in found.reasons)


@settings(deadline=None)
@given(seekers(), openings())
def test_what_is_not_known_never_shuts_a_door(someone: Seeker, something: Opening) -> None:
    unknown = replace(
        someone, trades=(), place=Place(), schooling=None, literacy=None, age=None, available_from=None
    )

    assert set(_shut(unknown, something)) <= {SHUT[b] for b in ("kind", "conditions", "full", "too_little")}


@pytest.mark.parametrize("field", ["offence", "sentence", "name", "establishment", "الجريمة"])
def test_a_field_that_matching_does_not_know_is_refused(field: str) -> None:
    with pytest.raises(ProfileError, match=field):
        read_seeker({"key": "s", field: "x"})
    with pytest.raises(ProfileError, match=field):
        read_opening({"key": "o", "trade": "7531", "kind": "employment", "places": 1, field: "x"})


def test_named_values_become_profiles() -> None:
    assert read_seeker({"key": "s", "priority": 2}) == Seeker(key="s", priority=2)


@pytest.mark.parametrize(
    "broken",
    [
        lambda: Weights(trade=451),
        lambda: Place(coordinates=(91.0, 0.0)),
        lambda: KnownTrade("7531", -1),
        lambda: seeker(priority=10),
        lambda: opening(places=-1),
    ],
)
def test_impossible_values_are_refused(broken: object) -> None:
    with pytest.raises(ProfileError):
        broken()  # type: ignore[operator]
