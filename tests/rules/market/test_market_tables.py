"""Another country's table, as CSV."""

from __future__ import annotations

import pytest

from fursa.rules.market.assess import assess
from fursa.rules.market.morocco import morocco_table
from fursa.rules.market.programme import Programme
from fursa.rules.market.tables import MarketTableError, read_table, write_table
from tests.rules.market.small_country import small_country

HEADER = "code,level,parent,name_fr,population,industry\n"
COUNTRY = "C,country,,Pays,1000000,4000\n"


def _problems(text: str) -> list[str]:
    with pytest.raises(MarketTableError) as caught:
        read_table(text, source="example", year=2020)
    return [str(message) for message in caught.value.messages]


def test_moroccos_table_survives_the_round_trip() -> None:
    table = morocco_table()

    assert read_table(write_table(table), source=table.source, year=2024, year_of_agriculture=2014) == table


def test_a_short_table_of_another_country_is_enough_for_an_answer() -> None:
    text = HEADER + COUNTRY + "P,province,C,Province,400000,1600\nT,commune,P,Ville,50000,100\n"

    table = read_table(text, source="Statistics office", year=2020)
    found = assess(table, Programme(table), "7531", "T", asked_in=2021)

    assert found.density.here == 2.0
    assert found.source == "Statistics office"
    assert found.saturation is not None
    assert found.saturation < 0.5


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    assert read_table("\ufeff" + HEADER + COUNTRY, source="x", year=2020).place("C").population == 1_000_000


def test_everything_that_is_wrong_is_said_at_once() -> None:
    text = HEADER + COUNTRY + "P,department,C,P,10,1\nT,commune,Z,T,ten,1\nC,commune,C,C2,5,-1\n"

    found = _problems(text)

    assert [problem.split(":")[0] for problem in found] == [
        "Row 3, column “level”",
        "Row 4, column “parent”",
        "Row 4, column “population”",
        "Row 5, column “code”",
        "Row 5, column “industry”",
    ]


@pytest.mark.parametrize("cell", ["nan", "inf", "1e300", "١٢x"])
def test_a_number_that_is_none_is_refused(cell: str) -> None:
    assert any("population" in problem for problem in _problems(HEADER + f"C,country,,Pays,{cell},1\n"))


def test_an_unknown_column_is_refused_by_name() -> None:
    assert _problems("code,level,parent,population,offence\n") == ["The column “offence” is not known."]


def test_a_table_without_a_country_is_refused() -> None:
    assert _problems(HEADER) == ["The table needs exactly one row of the level “country”."]


def test_the_small_country_survives_the_round_trip() -> None:
    table = small_country()

    assert read_table(write_table(table), source="example", year=2024, year_of_agriculture=2014) == table
