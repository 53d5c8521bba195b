"""When it is asked whether somebody kept a job: 6 weeks, 3, 6 and 12 months after it began.

Six weeks is where most jobs of people who start again are lost; the other three are those that employment services
count.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Check:
    """One question, `days` or `months` after the beginning."""

    code: str
    days: int = 0
    months: int = 0

    def due_on(self, started_on: date) -> date:
        """The day it falls due; the 31st becomes the last day of a shorter month."""
        month = started_on.month - 1 + self.months
        year, month = started_on.year + month // 12, month % 12 + 1
        day = min(started_on.day, calendar.monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days)


CHECKS = (
    Check("six_weeks", days=42),
    Check("three_months", months=3),
    Check("six_months", months=6),
    Check("twelve_months", months=12),
)


def open_checks(
    started_on: date, *, done: Collection[str], ended_on: date | None
) -> Iterator[tuple[Check, date]]:
    """The checks still to be made, each with its day, in order; none after the job ended.

    A check that was made answers the ones before it that nobody made.
    """
    last = max((number for number, check in enumerate(CHECKS) if check.code in done), default=-1)
    for check in CHECKS[last + 1 :]:
        due_on = check.due_on(started_on)
        if ended_on is None or due_on <= ended_on:
            yield check, due_on
