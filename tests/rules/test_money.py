"""Amounts: read as people write them, shown in one way."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.errors import UnreadableError
from fursa.rules.money import (
    MOST_CENTIMES,
    format_money,
    format_money_with_unit,
    money_from_number,
    parse_money,
)


@pytest.mark.parametrize(
    ("text", "centimes"),
    [
        ("1.234.567,50", 123456750),
        ("1 234 567,50", 123456750),
        ("1\u00a0234\u202f567,50", 123456750),
        ("1234567.5", 123456750),
        ("1,234,567.50", 123456750),
        ("1,234,567", 123456700),
        ("١٬٢٣٤٬٥٦٧٫٥٠", 123456750),
        ("۱۲۳۴", 123400),
        ("8.000", 800000),
        ("8.000 درهم", 800000),
        ("٨٠٠٠ دراهم", 800000),
        ("12 درهما", 1200),
        ("1234،5", 123450),
        ("40000 DH", 4000000),
        ("40000dhs", 4000000),
        ("MAD 40.000,00", 4000000),
        ("15 د.م.", 1500),
        ("\u20671.500,00\u2069", 150000),
        ("0", 0),
        ("0,05", 5),
        ("1,5", 150),
    ],
)
def test_an_amount_is_read_in_every_convention(text: str, centimes: int) -> None:
    assert parse_money(text) == centimes


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1,234", "write 1.234 or 1,23"),
        ("1234,567", "more than two digits"),
        ("1.234,567", "more than two digits"),
        ("1,234.567", "more than two digits"),
        ("0.500", "more than two digits"),
        ("12345.6789", "more than two digits"),
        ("1.234.56", "not an amount"),
        ("12.34.567", "not an amount"),
        ("1 234 5", "not an amount"),
        ("1.234 567,00", "not an amount"),
        ("01.234", "not an amount"),
        ("ألف درهم", "not an amount"),
        ("1e5", "not an amount"),
        (",50", "not an amount"),
        ("-5", "negative"),
        ("", "no amount"),
        ("درهم", "no amount"),
        ("9" * 15, "too large"),
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_refused(text: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        parse_money(text)


@given(st.integers(0, MOST_CENTIMES), st.sampled_from(["ar", "fr", "en"]))
def test_what_is_shown_is_read_back(centimes: int, language: str) -> None:
    assert parse_money(format_money(centimes)) == centimes
    assert parse_money(format_money_with_unit(centimes, language)) == centimes


@pytest.mark.parametrize(
    ("centimes", "shown"),
    [(123456750, "1.234.567,50"), (5, "0,05"), (100000, "1.000,00"), (-123450, "-1.234,50"), (-5, "-0,05")],
)
def test_an_amount_is_grouped_by_points(centimes: int, shown: str) -> None:
    assert format_money(centimes) == shown


def test_the_unit_is_joined_by_a_no_break_space_and_no_direction_mark() -> None:
    shown = format_money_with_unit(800000, "ar")
    assert shown == "8.000,00\u00a0درهم"
    assert not any(unicodedata.category(char) == "Cf" for char in shown)


@pytest.mark.parametrize(
    ("number", "centimes"),
    [(8000, 800000), (1234.1, 123410), (0.1 + 0.2, 30), (Decimal("0.29"), 29), (1e6, 100000000)],
)
def test_a_number_of_a_spreadsheet_is_an_amount(number: float | Decimal, centimes: int) -> None:
    assert money_from_number(number) == centimes


@pytest.mark.parametrize("number", [1.234, -1, float("nan"), float("inf"), 1e30])
def test_a_number_that_is_no_amount_is_refused(number: float) -> None:
    with pytest.raises(UnreadableError):
        money_from_number(number)
