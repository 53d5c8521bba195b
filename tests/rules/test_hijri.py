"""The Hijri calendar as Morocco keeps it."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.errors import UnreadableError
from fursa.rules.hijri import HijriCalendar, HijriDate, calculated_calendar, format_hijri, moroccan_calendar
from fursa.rules.hijri_sightings import SIGHTED_IN_MOROCCO


def lengths_since_1365(calendar: HijriCalendar) -> set[int]:
    """The lengths of months; the published calendar of before 1365 has months of 28 and 31 days."""
    starts = [first for month, first in sorted(calendar.first_days.items()) if month >= (1365, 1)]
    return {(later - earlier).days for earlier, later in itertools.pairwise(starts)}


def test_ramadan_1436_began_in_morocco_on_18_june_2015_and_had_30_days() -> None:
    calendar = moroccan_calendar()
    assert calendar.from_gregorian(date(2015, 6, 18)) == HijriDate(1436, 9, 1)
    assert calendar.from_gregorian(date(2015, 7, 17)) == HijriDate(1436, 9, 30)
    assert calendar.month_length((1436, 9)) == 30


def test_ramadan_1437_began_in_morocco_a_day_after_the_calculated_one() -> None:
    first = HijriDate(1437, 9, 1)
    assert calculated_calendar().to_gregorian(first) == date(2016, 6, 6)
    assert moroccan_calendar().to_gregorian(first) == date(2016, 6, 7)


def test_every_sighting_stands_in_the_table_and_every_month_has_29_or_30_days() -> None:
    days = moroccan_calendar().first_days
    assert {month: days[month] for month in SIGHTED_IN_MOROCCO} == SIGHTED_IN_MOROCCO
    assert lengths_since_1365(moroccan_calendar()) == {29, 30}


@given(st.dates(date(1924, 8, 1), date(2077, 10, 17)))
def test_a_day_goes_to_hijri_and_back(day: date) -> None:
    calendar = moroccan_calendar()
    assert calendar.to_gregorian(calendar.from_gregorian(day)) == day


def test_a_correction_moves_calculated_neighbours_and_nothing_else() -> None:
    calendar = calculated_calendar()
    start = calendar.first_days[1450, 9]
    moved = calendar.corrected({(1450, 9): start + timedelta(days=1)})
    changed = {m for m in calendar.first_days if calendar.first_days[m] != moved.first_days[m]}
    assert (1450, 9) in changed
    assert len(changed) <= 3
    assert lengths_since_1365(moved) == {29, 30}


def test_two_sightings_that_leave_28_days_are_refused() -> None:
    start = calculated_calendar().first_days[1450, 9]
    with pytest.raises(UnreadableError, match="9/1450 and 10/1450 cannot both be right"):
        calculated_calendar().corrected({(1450, 9): start, (1450, 10): start + timedelta(days=28)})


@pytest.mark.parametrize("day", [date(1924, 7, 31), date(2078, 1, 1)])
def test_outside_the_table_nothing_is_guessed(day: date) -> None:
    with pytest.raises(UnreadableError, match="does not reach"):
        moroccan_calendar().from_gregorian(day)


def test_a_month_of_29_days_has_no_day_30() -> None:
    calendar = moroccan_calendar()
    short = next(month for month in sorted(calendar.first_days) if calendar.month_length(month) == 29)
    with pytest.raises(UnreadableError, match="from 1 to 29"):
        calendar.to_gregorian(HijriDate(*short, 30))


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ar", "1 رمضان 1436 هـ"), ("fr", "1er ramadan 1436 H"), ("en", "1 Ramadan 1436 AH")],
)
def test_a_hijri_day_is_written_in_each_language(language: str, shown: str) -> None:
    assert format_hijri(HijriDate(1436, 9, 1), language) == shown
