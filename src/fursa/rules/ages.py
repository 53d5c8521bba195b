"""How old someone is on a day, also where only the year of birth is known.

Majority is 18 full Gregorian years, in the Family Code (article 209) and in the Code of Criminal Procedure
(article 458). Where the birth date leaves both answers open the predicates say None: a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fursa.rules.dates import PartialDate

AGE_OF_MAJORITY = 18


@dataclass(frozen=True, slots=True)
class AgeRange:
    """An age in full years: at least and at most this; both the same where the birth date is known well."""

    at_least: int
    at_most: int


def age_on(birth: date, day: date) -> int:
    """Full years on `day`; whoever was born on 29 February grows older on 1 March in a common year."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def age_range_on(birth: PartialDate, day: date) -> AgeRange:
    """Full years on `day`, as far as the birth date tells. A day before the birth raises ValueError."""
    if day < birth.earliest():
        raise ValueError("the day is before the birth")
    return AgeRange(max(0, age_on(birth.latest(), day)), age_on(birth.earliest(), day))


def is_aged_on(birth: PartialDate, day: date, *, from_age: int, to_age: int | None = None) -> bool | None:
    """Whether someone is `from_age` to `to_age` years old on `day`, both included (young adults: 18 to 30).

    None where the birth date is not known well enough to say.
    """
    age = age_range_on(birth, day)
    inside = [
        from_age <= years and (to_age is None or years <= to_age) for years in (age.at_least, age.at_most)
    ]
    if all(inside):
        return True
    none_inside = age.at_most < from_age or (to_age is not None and age.at_least > to_age)
    return False if none_inside else None


def is_adult_on(birth: PartialDate, today: date) -> bool | None:
    """Whether someone has reached majority; None where the birth date leaves it open."""
    return is_aged_on(birth, today, from_age=AGE_OF_MAJORITY)


def is_juvenile_on(birth: PartialDate, today: date) -> bool | None:
    """Whether someone is a minor; None where the birth date leaves it open."""
    adult = is_adult_on(birth, today)
    return None if adult is None else not adult
