"""The filters of templates: one value as Morocco writes it, isolated."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template
from django.utils import translation

from fursa.rules.dates import PartialDate


def rendered(expression: str, value: Any, language: str = "ar") -> str:
    with translation.override(language):
        return Template(f"{{% load fursa_format %}}{{{{ value|{expression} }}}}").render(
            Context({"value": value})
        )


@pytest.mark.parametrize(
    ("expression", "value", "shown"),
    [
        ("mad", 123_456_750, '<bdi dir="ltr">1.234.567,50</bdi>&nbsp;<span class="unit">درهم</span>'),
        ("day", date(2026, 4, 3), '<bdi dir="ltr">03/04/2026</bdi>'),
        ("long_day", date(2015, 8, 7), "<bdi>7 غشت 2015</bdi>"),
        ("hijri_day", date(2015, 6, 19), "<bdi>2 رمضان 1436 هـ</bdi>"),
        ("partial_date", PartialDate(1987, 4), '<bdi dir="ltr">04/1987</bdi>'),
        ("count", 1436, '<bdi dir="ltr">1.436</bdi>'),
        ("bdi", "<Naïma>", "<bdi>&lt;Naïma&gt;</bdi>"),
    ],
)
def test_a_value_is_written_as_morocco_writes_it(expression: str, value: object, shown: str) -> None:
    assert shown in rendered(expression, value)


@pytest.mark.parametrize(
    "expression", ["mad", "day", "long_day", "hijri_day", "partial_date", "moment", "count", "bdi"]
)
def test_nothing_is_shown_as_nothing(expression: str) -> None:
    assert rendered(expression, None) == ""


@pytest.mark.parametrize(("language", "shown"), [("fr", "7 août 2015"), ("en", "7 August 2015")])
def test_a_long_day_speaks_the_readers_language(language: str, shown: str) -> None:
    assert shown in rendered("long_day", date(2015, 8, 7), language)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2015, 6, 2, 23, 20, tzinfo=UTC), "03/06/2015 00:20"),  # summer time, one hour ahead
        (datetime(2015, 6, 19, 16, 20, tzinfo=UTC), "19/06/2015 16:20"),  # Ramadan: back to UTC
    ],
)
def test_an_instant_is_shown_in_casablanca_in_ramadan_too(at: datetime, shown: str) -> None:
    assert shown in rendered("moment", at)
    assert shown[:10] in rendered("day", at)


def note_months(folder: Path, text: str, changed_at: int) -> None:
    path = folder / "hijri-months.csv"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (changed_at, changed_at))


def test_the_installation_corrects_the_first_day_of_a_hijri_month(
    tmp_path: Path, settings: LazySettings
) -> None:
    settings.FURSA_DATA = tmp_path
    note_months(tmp_path, "1450-09;2029-01-17\n", 1)
    assert "1 رمضان 1450" in rendered("hijri_day", date(2029, 1, 17))
    note_months(tmp_path, "1450-09;2029-01-16\n", 2)
    assert "2 رمضان 1450" in rendered("hijri_day", date(2029, 1, 17))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1450-09;2029-01-16\n1450/10;2029-02-15\n", "2"),
        ("1450-09;2029-01-16\n1450-10;2029-02-25\n", "9/1450"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, settings: LazySettings, text: str, says: str) -> None:
    settings.FURSA_DATA = tmp_path
    note_months(tmp_path, text, 3)
    with pytest.raises(ImproperlyConfigured, match=says):
        rendered("hijri_day", date(2029, 1, 17))
