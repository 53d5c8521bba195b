"""Days, day first; dates known in part."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    PartialDate,
    format_day,
    format_long_day,
    format_partial_date,
    parse_day,
    parse_partial_date,
)
from fursa.rules.errors import UnreadableError

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        *("03/04/2026", "3/4/2026", "03-04-2026", "03.04.2026", "2026-04-03", "2026/4/3", "٠٣/٠٤/٢٠٢٦"),
        *("3 أبريل 2026", "٣ ابريل ٢٠٢٦", "3 avril 2026", "3 April 2026", "\u200f03/04/2026\u200f"),
    ],
)
def test_the_third_of_april_is_read_in_every_spelling(text: str) -> None:
    assert parse_day(text) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("1987", PartialDate(1987)),
        ("١٩٨٧", PartialDate(1987)),
        ("06/1987", PartialDate(1987, 6)),
        ("1987-06", PartialDate(1987, 6)),
        ("يونيو 1987", PartialDate(1987, 6)),
        ("Août 1987", PartialDate(1987, 8)),
        ("aout 1987", PartialDate(1987, 8)),
        ("أغسطس 1987", PartialDate(1987, 8)),
        ("1er janvier 1987", PartialDate(1987, 1, 1)),
        ("29/02/2024", PartialDate(2024, 2, 29)),
    ],
)
def test_a_date_may_be_known_in_part(text: str, partial: PartialDate) -> None:
    assert parse_partial_date(text) == partial


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31/04/2015", "no day 31 in 04/2015: it goes from 1 to 30"),
        ("29/02/2015", "from 1 to 28"),
        ("00/05/2015", "no day 0"),
        ("04/25/2015", "The day comes first: 25/04/2015"),
        ("31/13/2015", "no month 13: it goes from 1 to 12"),
        ("01/00/2015", "no month 0"),
        ("03/04/26", "four digits"),
        ("03/04/1815", "between 1900 and 2100"),
        ("3 Foo 2015", "Foo is not the name of a month"),
        ("yesterday", "not a date"),
        ("", "not a date"),
        ("2015-04-03T10:00", "not a date"),
    ],
)
def test_an_impossible_date_is_refused_with_what_would_be_right(text: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        parse_partial_date(text)


@pytest.mark.parametrize("text", ["2015", "04/2015"])
def test_a_whole_day_needs_its_day(text: str) -> None:
    with pytest.raises(UnreadableError, match="whole date"):
        parse_day(text)


@given(DAYS)
def test_what_is_shown_is_read_back(day: date) -> None:
    assert parse_day(format_day(day)) == day
    assert all(parse_day(format_long_day(day, language)) == day for language in ("ar", "fr", "en"))


@given(DAYS, st.sampled_from(["year", "month", "day"]))
def test_a_partial_date_spans_the_days_it_can_be(day: date, precision: str) -> None:
    known = {"year": 1, "month": 2, "day": 3}[precision]
    partial = PartialDate(*(day.year, day.month, day.day)[:known])
    assert partial.precision == precision
    assert partial.earliest() <= day <= partial.latest()
    assert (partial.earliest() == partial.latest()) == (precision == "day")
    assert PartialDate.from_iso(partial.iso()) == partial
    assert parse_partial_date(format_partial_date(partial)) == partial


@pytest.mark.parametrize(("year", "month", "day"), [(2015, None, 3), (2015, 13, None), (2015, 2, 29)])
def test_a_partial_date_cannot_be_impossible(year: int, month: int | None, day: int | None) -> None:
    with pytest.raises(ValueError, match=r"month|day"):
        PartialDate(year, month, day)


@pytest.mark.parametrize(
    ("day", "language", "shown"),
    [
        (date(2015, 8, 7), "ar", "7 غشت 2015"),
        (date(2015, 7, 1), "fr", "1er juillet 2015"),
        (date(2015, 7, 1), "en", "1 July 2015"),
        (date(2015, 11, 30), "ar", "30 نونبر 2015"),
    ],
)
def test_months_are_named_as_morocco_names_them(day: date, language: str, shown: str) -> None:
    assert format_long_day(day, language) == shown
