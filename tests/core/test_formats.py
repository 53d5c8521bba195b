"""Django's own dates and numbers, as Morocco writes them, in each language."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django import forms
from django.utils import translation
from django.utils.formats import date_format, number_format

LANGUAGES = ("ar", "fr", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03/04/2026", date(2026, 4, 3)),
        ("25/04/2026", date(2026, 4, 25)),
        ("3-4-2026", date(2026, 4, 3)),
        ("2026-04-03", date(2026, 4, 3)),
    ],
)
def test_the_day_comes_first_in_every_language(language: str, text: str, day: date) -> None:
    with translation.override(language):
        assert forms.DateField().clean(text) == day


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_and_an_hour_are_shown_without_marks_and_on_24_hours(language: str) -> None:
    with translation.override(language):
        assert date_format(datetime(2026, 4, 3, 16, 5), "SHORT_DATETIME_FORMAT") == "03/04/2026 16:05"  # noqa: DTZ001


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_grouped_by_points(language: str) -> None:
    with translation.override(language):
        assert number_format(1234567.5, 2, use_l10n=True, force_grouping=True) == "1.234.567,50"


@pytest.mark.parametrize(
    ("language", "shown"), [("ar", "7 غشت 2015"), ("fr", "7 août 2015"), ("en", "7 August 2015")]
)
def test_months_are_named_as_morocco_names_them(language: str, shown: str) -> None:
    with translation.override(language):
        assert date_format(date(2015, 8, 7)) == shown
        assert date_format(date(2015, 8, 7), "j E Y") == shown
