"""Demand, saturation and confidence of a trade at a place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.market.assess import Assessment, assess
from fursa.rules.market.isco import unit_codes
from fursa.rules.market.morocco import morocco_table
from fursa.rules.market.places import MarketTable, UnknownPlaceError
from fursa.rules.market.programme import MicroProjectCount, OpeningCount, Programme
from tests.rules.market.small_country import small_country

TOWN = "R.1.T"
counts = st.integers(0, 500)


def _assess(
    trade: str = "7531",
    place: str = TOWN,
    *,
    openings: tuple[OpeningCount, ...] = (),
    projects: tuple[MicroProjectCount, ...] = (),
    asked_in: int = 2024,
    **of_town: object,
) -> Assessment:
    table = small_country(**of_town)
    return assess(table, Programme(table, openings, projects), trade, place, asked_in=asked_in)


def test_a_place_like_its_country_is_balanced() -> None:
    found = _assess()

    assert found.verdict == "balanced"
    assert found.demand == pytest.approx(0.5, abs=0.01)
    assert found.saturation == pytest.approx(0.5, abs=0.01)


def test_half_the_usual_businesses_are_a_need() -> None:
    found = _assess(workplaces={"industry": 100.0})

    assert found.verdict == "needed"
    assert found.density.here == pytest.approx(2.0)
    assert (found.density.province, found.density.country) == (4.0, 4.0)


def test_twice_the_usual_businesses_are_a_crowd() -> None:
    found = _assess(workplaces={"industry": 400.0})

    assert found.verdict == "crowded"
    assert found.saturation == pytest.approx(2 / 3, abs=0.02)


def test_a_place_that_loses_its_people_asks_little() -> None:
    found = _assess(population_before=100_000, employed=6_000, founded_recently=150)

    assert found.verdict == "little_asked"


def test_a_few_more_in_a_village_crowd_it_less_than_many_more_in_a_town() -> None:
    places = dict(small_country().places)
    places["R.1.V"] = replace(places["R.1.V"], workplaces={"industry": 12.0})
    crowded = MarketTable(places, "example", 2024)

    village = assess(crowded, Programme(crowded), "7512", "R.1.V", asked_in=2024)
    town = _assess("7512", workplaces={"industry": 600.0})

    assert village.density.here == town.density.here == 12.0
    assert village.saturation is not None
    assert town.saturation is not None
    assert village.saturation < 0.65 < town.saturation
    assert village.confidence < town.confidence


def test_few_farmers_in_a_town_are_no_need() -> None:
    found = _assess("6121", workplaces={"agriculture": 10.0}, indicators={"agriculture_share": 0.5})

    assert found.saturation is None
    assert found.verdict != "needed"


def test_no_business_stands_for_the_police() -> None:
    found = _assess("5412")

    assert (found.demand, found.saturation, found.verdict, found.confidence) == (None, None, "unknown", 0.0)


def test_a_town_without_a_weekly_souk_asks_for_vendors_as_usual() -> None:
    assert _assess("5211", indicators={"weekly_souks": 0.0}).demand == _assess("5211", indicators={}).demand


def test_many_cars_pull_mechanics() -> None:
    many, few = (_assess("7231", indicators={"cars": cars}).demand for cars in (30.0, 5.0))

    assert many is not None
    assert few is not None
    assert many > 0.5 > few


def test_openings_nearby_turn_a_balanced_trade_into_a_need() -> None:
    found = _assess("7212", openings=(OpeningCount("7212", TOWN, 20),))

    assert found.verdict == "needed"
    assert found.counted.openings == 20


def test_an_opening_speaks_for_trades_near_it_only() -> None:
    openings = (OpeningCount("7531", TOWN, 10),)

    assert _assess("7533", openings=openings).counted.openings == pytest.approx(9)
    assert _assess("7212", openings=openings).counted.openings == 0


def test_what_is_counted_in_a_commune_counts_in_its_province_and_not_beside_it() -> None:
    openings = (OpeningCount("7531", TOWN, 10),)

    assert _assess(place="R.1", openings=openings).counted.openings == 10
    assert _assess(place="R.1.V", openings=openings).counted.openings == 0


def test_micro_projects_that_closed_here_speak_of_saturation() -> None:
    elsewhere = MicroProjectCount("7531", "R.2.T", running=80, closed=10)
    here = MicroProjectCount("7531", TOWN, running=10, closed=30)

    found = _assess(projects=(elsewhere, here))

    assert found.saturation is not None
    assert found.saturation > 0.55
    assert found.confidence > _assess().confidence


def test_where_no_closure_is_known_anywhere_nothing_is_read_from_closures() -> None:
    here = MicroProjectCount("7531", TOWN, running=3, closed=0)
    elsewhere = MicroProjectCount("7531", "R.2.T", running=80, closed=1)

    assert "closures" not in {one.kind for one in _assess(projects=(here,)).signals}
    assert "closures" in {one.kind for one in _assess(projects=(here, elsewhere)).signals}


def test_confidence_fades_with_the_years() -> None:
    assert _assess(asked_in=2034).confidence < _assess(asked_in=2024).confidence


def test_a_trade_of_an_unknown_place_is_refused() -> None:
    with pytest.raises(UnknownPlaceError):
        _assess(place="nowhere")


@settings(deadline=None)
@given(
    st.sampled_from(unit_codes()), st.sampled_from([TOWN, "R.1.V", "R.1", "R", "C"]), counts, counts, counts
)
def test_every_figure_stays_between_0_and_1(
    code: str, place: str, places: int, running: int, closed: int
) -> None:
    found = _assess(
        code,
        place,
        openings=(OpeningCount(code, TOWN, places),),
        projects=(MicroProjectCount(code, TOWN, running, closed),),
    )

    assert all(
        0 <= value <= 1 for value in (found.demand, found.saturation, found.confidence) if value is not None
    )


@settings(deadline=None)
@given(counts, counts)
def test_more_openings_never_lower_the_demand(some: int, more: int) -> None:
    few, many = (
        _assess("7212", openings=(OpeningCount("7212", TOWN, places),)) for places in (some, some + more)
    )

    assert few.demand is not None
    assert many.demand is not None
    assert many.demand >= few.demand - 1e-9


@settings(deadline=None)
@given(st.floats(1, 2000), st.floats(1, 2000))
def test_more_businesses_never_lower_the_saturation(one: float, other: float) -> None:
    low, high = (_assess(workplaces={"industry": count}).saturation for count in sorted((one, other)))

    assert low is not None
    assert high is not None
    assert high >= low - 1e-9


def test_every_commune_of_morocco_can_be_assessed() -> None:
    table: MarketTable = morocco_table()
    programme = Programme(table)

    verdicts = {assess(table, programme, "5221", code, asked_in=2026).verdict for code in table.places}

    assert {"needed", "balanced", "crowded"} <= verdicts
