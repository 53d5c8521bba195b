"""How one value is written on a page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from django.utils.safestring import mark_safe

from fursa.core.templatetags.cells import cell, icon, moment, money, status
from fursa.core.templatetags.parts import Link, Money, Status
from fursa.rules.dates import PartialDate


def test_text_is_escaped_and_isolated() -> None:
    assert cell("<b>Naïma</b>") == "<bdi>&lt;b&gt;Naïma&lt;/b&gt;</bdi>"


def test_markup_made_by_us_is_left_alone() -> None:
    assert cell(mark_safe("<em>نعم</em>")) == "<em>نعم</em>"


def test_an_amount_keeps_its_direction_and_never_breaks_before_its_currency() -> None:
    text = money(123_456)
    assert '<bdi dir="ltr">' in text
    assert "</bdi>&nbsp;" in text
    assert "درهم" in text


def test_a_column_of_money_shows_bare_amounts() -> None:
    assert "درهم" not in cell(123_456, "money")
    assert "1.234,56" in cell(123_456, "money")


def test_zero_is_a_value_and_not_a_gap() -> None:
    assert cell(0) == '<bdi dir="ltr">0</bdi>'


@pytest.mark.parametrize("gap", [None, ""])
def test_a_gap_is_heard_as_well_as_seen(gap: object) -> None:
    assert "—" in cell(gap)
    assert "غير متوفر" in cell(gap)


def test_a_legal_day_has_no_invented_hour() -> None:
    assert ":" not in moment(date(2015, 2, 3)).split(">", 1)[1]


def test_an_instant_is_shown_in_casablanca() -> None:
    # In June 2015, outside Ramadan, Morocco was one hour ahead of UTC.
    with translation.override("fr"):
        assert "16:20" in moment(datetime(2015, 6, 2, 15, 20, tzinfo=UTC))


def test_a_date_known_in_part_is_shown_as_far_as_it_is_known() -> None:
    assert cell(PartialDate(1987)) == '<bdi dir="ltr">1987</bdi>'


def test_a_state_is_a_word_and_a_shape_beside_its_colour() -> None:
    text = status("عدم القبول", "bad")
    assert "عدم القبول" in text
    assert "#cross" in text
    assert text == cell(Status("عدم القبول", "bad"))


def test_arrows_turn_round_and_clocks_do_not() -> None:
    assert "icon-mirror" in icon("forward")
    assert "icon-mirror" not in icon("clock")


def test_a_link_isolates_its_words() -> None:
    assert cell(Link("Naïma", "/people/1/")) == '<a href="/people/1/"><bdi>Naïma</bdi></a>'


def test_an_amount_stands_in_any_cell() -> None:
    assert cell(Money(100)) == money(100)


def test_yes_and_no_are_words() -> None:
    assert (cell(True), cell(False)) == ("نعم", "لا")


@pytest.mark.parametrize("text", ["P-2026-003996-R", "+212500009585", "ZZ000004"])
def test_a_code_that_stands_alone_is_never_broken(text: str) -> None:
    assert cell(text) == f'<bdi dir="ltr" class="digits">{text}</bdi>'


@pytest.mark.parametrize("text", ["عائشة", "Aicha", "A B-1", "R-1 ب"])
def test_other_text_keeps_the_direction_it_has(text: str) -> None:
    assert cell(text) == f"<bdi>{text}</bdi>"
