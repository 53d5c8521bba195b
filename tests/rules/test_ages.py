"""Ages on a day, also where only the year of birth is known."""

from __future__ import annotations

from datetime import date

import pytest

from fursa.rules.ages import AgeRange, age_on, age_range_on, is_adult_on, is_aged_on, is_juvenile_on
from fursa.rules.dates import PartialDate

TODAY = date(2015, 6, 19)


@pytest.mark.parametrize(
    ("birth", "years"), [(date(1997, 6, 19), 18), (date(1997, 6, 20), 17), (date(1996, 2, 29), 19)]
)
def test_a_year_is_full_on_the_birthday(birth: date, years: int) -> None:
    assert age_on(birth, TODAY) == years


def test_who_was_born_on_29_february_grows_older_on_1_march() -> None:
    assert [age_on(date(1996, 2, 29), date(2015, month, day)) for month, day in ((2, 28), (3, 1))] == [18, 19]


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        (PartialDate(1990), AgeRange(24, 25)),
        (PartialDate(1990, 6), AgeRange(24, 25)),
        (PartialDate(1990, 5), AgeRange(25, 25)),
        (PartialDate(2015), AgeRange(0, 0)),
    ],
)
def test_an_age_is_known_as_well_as_the_birth(birth: PartialDate, expected: AgeRange) -> None:
    assert age_range_on(birth, TODAY) == expected


def test_nobody_has_an_age_before_the_birth() -> None:
    with pytest.raises(ValueError, match="before the birth"):
        age_range_on(PartialDate(2016), TODAY)


@pytest.mark.parametrize(
    ("birth", "adult"),
    [
        (PartialDate(1996), True),
        (PartialDate(1997), None),
        (PartialDate(1997, 6), None),
        (PartialDate(1997, 6, 19), True),
        (PartialDate(1998), False),
    ],
)
def test_majority_is_open_where_the_birth_is_not_known_well_enough(
    birth: PartialDate, adult: bool | None
) -> None:
    assert is_adult_on(birth, TODAY) is adult
    assert is_juvenile_on(birth, TODAY) is (None if adult is None else not adult)


@pytest.mark.parametrize(
    ("birth", "young"),
    [
        (PartialDate(1983), False),
        (PartialDate(1984), None),
        (PartialDate(1985), True),
        (PartialDate(1996), True),
        (PartialDate(1997), None),
        (PartialDate(1998), False),
    ],
)
def test_young_adults_are_18_to_30(birth: PartialDate, young: bool | None) -> None:
    assert is_aged_on(birth, TODAY, from_age=18, to_age=30) is young
