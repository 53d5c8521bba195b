"""Somebody known is found among many: rare keys first, and keys follow the rules that make them."""

from __future__ import annotations

from datetime import date

import pytest

from fursa.core.scope import scope
from fursa.people.actions.blocking import keep_blocks, rekey
from fursa.people.models import Block, Person
from fursa.people.queries import duplicates
from fursa.people.queries.duplicates import describe, find_candidates
from fursa.rules.dates import PartialDate
from fursa.rules.identity import Described
from tests import make

pytestmark = pytest.mark.django_db

ASKED = Described("", "", "Mohamed", "Ben Ali", "male", PartialDate(1985, 4, 20))


def known(given: str, family: str, born: date, **more: object) -> Person:
    names = {
        "given_name_ar": given,
        "family_name_ar": family,
        "given_name_latin": "",
        "family_name_latin": "",
    }
    one = make.person(birth_on=born, **names, **more)
    with scope(make.system()):
        keep_blocks({one.pk: describe(one)})
    return one


def test_who_shares_rare_keys_is_weighed_before_many_who_share_as_many_common_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ten bear the name, born on that day of another year; one bears half of it, born on that very day."""
    monkeypatch.setattr(duplicates, "MOST_WEIGHED", 3)
    for _ in range(10):
        known("محمد", "بنعلي", date(1969, 4, 20))
    wanted = known("محمد", "الفاسي", date(1985, 4, 20))

    with scope(make.system()):
        found = find_candidates(make.system(), ASKED, least=0.0)

    assert wanted in [candidate.person for candidate in found]
    assert len(found) == 3


def test_a_name_that_many_bear_says_less_though_few_of_them_are_weighed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = known("محمد", "بنعلي", date(1985, 4, 20))
    with scope(make.system()):
        alone = find_candidates(make.system(), ASKED, least=0.0)[0].likeness.probability
    for _ in range(30):
        known("محمد", "بنعلي", date(1969, 1, 9))
    monkeypatch.setattr(duplicates, "MOST_WEIGHED", 2)

    with scope(make.system()):
        first, *_others = find_candidates(make.system(), ASKED, least=0.0)

    assert first.person == wanted
    assert (1 - first.likeness.probability) > 10 * (1 - alone)


def test_half_a_name_and_the_place_find_somebody_whose_day_is_not_known() -> None:
    wanted = known("طيب", "القاسمي", date(1969, 1, 1), birth_precision="year", birth_place="وجدة")
    asked = Described("", "", "Tagb", "Kasmi", "male", PartialDate(1970, 10, 26), "Oujda")

    with scope(make.system()):
        (found,) = find_candidates(make.system(), asked, least=0.0)

    assert found.person == wanted


def test_an_article_glued_to_a_name_hides_nobody() -> None:
    wanted = known("هشام", "الهاشمي", date(2002, 1, 5))
    asked = Described("", "", "Icham", "Elhachimi", "male", PartialDate(2002))

    with scope(make.system()):
        (found,) = find_candidates(make.system(), asked, least=0.0)

    assert found.person == wanted


def test_keys_are_worked_out_anew_after_an_upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    from fursa.people.actions import blocking

    asked: list[list[int]] = []
    monkeypatch.setattr(
        blocking, "compare_new", type("Job", (), {"defer": staticmethod(lambda people: asked.append(people))})
    )
    one, other = (known("محمد", family, date(1985, 4, 20)) for family in ("بنعلي", "العلوي"))
    with scope(make.system()):
        Block.objects.filter(person=one.pk).first().delete()  # type: ignore[union-attr]

        first = rekey(actor=make.system(), after=one.pk - 1)

        assert first is not None
        assert (first.last, first.read, first.changed) == (other.pk, 2, 1)
        assert rekey(actor=make.system(), after=first.last) is None
    assert asked == [[one.pk]]


def test_the_command_goes_through_everyone(monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from fursa.config.cli import database
    from fursa.people.actions import blocking

    monkeypatch.setattr(database, "open_database", lambda: None)
    monkeypatch.setattr(blocking, "REKEYED_TOGETHER", 2)
    for year in (1984, 1985, 1986):
        known("محمد", "بنعلي", date(year, 4, 20))

    done = CliRunner(env={"FURSA_LANG": "en"}).invoke(database.database, ["rekey"])

    assert done.exit_code == 0
    assert done.output.strip() == "3 people read; 0 are compared anew."
