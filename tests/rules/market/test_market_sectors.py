"""Which sector of the census speaks for a trade."""

from __future__ import annotations

import pytest

from fursa.rules.market.isco import UnknownTradeError, is_trade, trades, unit_codes
from fursa.rules.market.sectors import INDICATOR_TITLES, SECTOR_TITLES, _by_prefix, sector_of


def test_every_trade_has_a_sector_with_a_reason() -> None:
    found = [sector_of(code) for code in trades()]

    assert all(one.sector in SECTOR_TITLES and one.why for one in found)


def test_every_prefix_is_a_group_and_every_indicator_has_a_title() -> None:
    assert [code for code in _by_prefix() if not is_trade(code)] == []
    assert {one.indicator for one in _by_prefix().values()} - {None} <= set(INDICATOR_TITLES)


def test_every_indicator_pulls_some_trade() -> None:
    assert {sector_of(code).indicator for code in unit_codes()} - {None} == set(INDICATOR_TITLES)


@pytest.mark.parametrize(
    ("code", "sector"),
    [
        ("5221", "commerce"),
        ("7231", "commerce"),
        ("7531", "industry"),
        ("7512", "industry"),
        ("5141", "services"),
        ("7411", "construction"),
        ("6121", "agriculture"),
        ("5412", "public"),
    ],
)
def test_trades_stand_where_the_census_counts_them(code: str, sector: str) -> None:
    assert sector_of(code).sector == sector


def test_a_finer_line_of_the_mapping_wins() -> None:
    assert sector_of("7212").fit == "close"
    assert sector_of("7211").fit == "broad"


def test_a_code_outside_the_list_has_no_sector() -> None:
    with pytest.raises(UnknownTradeError):
        sector_of("9999")
