"""The fairness page counts a proposal's own lines, and keeps stays from who may not read them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fursa.editions.models import Edition
from fursa.editions.queries.fairness import MIDDLE, UNSURE, YOUNG, age_band
from tests import make
from tests.editions.pages import address, client_of, text_of
from tests.editions.stage import holder, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"


@pytest.fixture
def edition() -> Edition:
    """Twelve apply in Rabat and twelve in Fes, whose marks are lower; there are twelve places."""
    edition = make.edition(places=12, territories=("rabat", "fes"))
    for territory, mark in (("rabat", "18"), ("fes", "12")):
        for _each in range(12):
            make.application(edition, territory=territory, mark=mark)
    proposed(edition)
    return edition


def rows_of(page: Any, title: str) -> dict[str, list[Any]]:
    section = next(section for section in page.context["sections"] if section.title == title)
    return {str(row[0]): list(row[1:]) for row in section.table.rows}


def test_a_territory_passed_over_is_warned_of_by_its_name(edition: Edition, settings: Any) -> None:
    page = client_of(make.user(role="director"), settings).get(address("fairness", edition, "value"))

    counted = {name: row[:2] for name, row in rows_of(page, "حسب المجال الترابي").items()}
    names = {row.code: row.name for row in edition.territories.all()}
    assert counted == {names["rabat"]: [12, 12], names["fes"]: [0, 12]}
    assert f"لدى: {names['fes']}" in text_of(page)


def test_who_may_not_read_stays_sees_no_establishment(edition: Edition, settings: Any) -> None:
    director = client_of(make.user(role="director"), settings).get(address("fairness", edition, "value"))
    member = client_of(holder(edition, "m1"), settings).get(address("fairness", edition, "value"))

    assert len(director.context["sections"]) == 4
    assert len(member.context["sections"]) == 3
    assert "السجنية" not in text_of(member)


@pytest.mark.parametrize(
    ("birth_on", "precision", "band"),
    [
        (date(1985, 6, 1), "day", YOUNG),
        (date(1984, 6, 1), "day", MIDDLE),
        (date(1984, 1, 1), "year", UNSURE),
        (date(1990, 1, 1), "year", YOUNG),
    ],
)
def test_an_age_that_is_not_sure_is_not_guessed(birth_on: date, precision: str, band: str) -> None:
    assert age_band(birth_on, precision, date(2015, 6, 1)) == band
