"""A job is asked about after six weeks, three, six and twelve months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fursa.rules.retention import CHECKS, open_checks


@pytest.mark.parametrize(
    ("started", "due"),
    [
        (date(2026, 1, 1), [date(2026, 2, 12), date(2026, 4, 1), date(2026, 7, 1), date(2027, 1, 1)]),
        # The 31st becomes the last day of a shorter month; so does the 29th of February.
        (date(2026, 8, 31), [date(2026, 10, 12), date(2026, 11, 30), date(2027, 2, 28), date(2027, 8, 31)]),
        (date(2024, 2, 29), [date(2024, 4, 11), date(2024, 5, 29), date(2024, 8, 29), date(2025, 2, 28)]),
    ],
)
def test_the_days_on_which_it_is_asked(started: date, due: list[date]) -> None:
    assert [check.due_on(started) for check in CHECKS] == due


def test_the_checks_stand_in_order_whatever_the_day() -> None:
    for number in range(4 * 366):
        started = date(2024, 1, 1) + timedelta(days=number)
        due = [check.due_on(started) for check in CHECKS]

        assert due == sorted(due)
        assert started < due[0]


def test_what_was_asked_is_asked_no_more_and_nothing_after_the_end() -> None:
    started = date(2026, 1, 1)

    assert [check.code for check, _due in open_checks(started, done={"six_weeks"}, ended_on=None)] == [
        "three_months",
        "six_months",
        "twelve_months",
    ]
    # One that was made answers the ones before it.
    assert [check.code for check, _due in open_checks(started, done={"six_months"}, ended_on=None)] == [
        "twelve_months"
    ]
    assert [check.code for check, _due in open_checks(started, done=(), ended_on=date(2026, 4, 1))] == [
        "six_weeks",
        "three_months",
    ]
