"""Another country brings its own table: put in force whole, or refused with everything that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fursa.accounts.models import User
from fursa.config.cli.market import market
from fursa.core.errors import ForbiddenError, InvalidError
from fursa.core.scope import scope
from fursa.rules.market.tables import write_table
from fursa.territory.actions import import_market_table
from fursa.territory.models import Area, MarketFigures
from fursa.territory.queries import get_market_table
from tests import make
from tests.rules.market.small_country import small_country

pytestmark = pytest.mark.django_db
TABLE = write_table(small_country()).encode()


def bring(actor: User, content: bytes = TABLE, **more: object) -> MarketFigures:
    with scope(actor):
        values = {"source": "Statistics office", "year": 2024, **more}
        return import_market_table(actor=actor, content=content, **values)  # type: ignore[arg-type]


@pytest.fixture
def manager() -> User:
    return make.user(role="programme_manager")


def test_morocco_s_own_figures_are_in_force_until_a_country_brings_its_own(manager: User) -> None:
    assert "MA" in get_market_table().places

    bring(manager)

    table = get_market_table()
    assert (set(table.places), table.source, table.year) == (
        {"C", "R", "R.1", "R.2", "R.1.T", "R.1.V", "R.2.T"}, "Statistics office", 2024,
    )  # fmt: skip
    assert table.place("R.1.T").workplaces["commerce"] == 800.0


def test_its_places_enter_the_gazetteer_under_their_parents(manager: User) -> None:
    bring(manager)

    town = Area.objects.get(code="R.1.T")
    assert town.parent is not None
    assert (town.parent.code, town.level, Area.objects.filter(code="C").exists()) == ("R.1", "commune", False)


def test_the_same_file_again_changes_nothing_and_a_newer_one_replaces_it(manager: User) -> None:
    assert bring(manager) == bring(manager)

    bring(manager, year=2025)

    assert (MarketFigures.objects.count(), get_market_table().year) == (2, 2025)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TABLE.replace(b"commune", b"village"), "village"),
        (TABLE.replace(b"population,", b"people,", 1), "people"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"", "code"),
        (TABLE.replace(b"R.1.V,commune,R.1", b"R.1.V,commune,R.9"), "R.9"),
    ],
)
def test_a_wrong_table_is_refused_with_its_faults_and_nothing_is_kept(
    manager: User, content: bytes, said: str
) -> None:
    with pytest.raises(InvalidError) as refused:
        bring(manager, content)

    assert said in str(refused.value)
    assert not MarketFigures.objects.exists()
    assert "MA" in get_market_table().places


@pytest.mark.parametrize("wrong", [{"source": " "}, {"year": 24}, {"year_of_agriculture": 1}])
def test_figures_without_source_or_year_are_refused(manager: User, wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidError):
        bring(manager, **wrong)


def test_who_only_works_with_people_imports_no_figures() -> None:
    with pytest.raises(ForbiddenError):
        bring(make.user(role="centre_adviser", of=make.unit()))


def test_the_command_writes_an_example_and_imports_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fursa.config.cli.market.open_database", lambda: None)
    example = tmp_path / "example.csv"

    written = CliRunner().invoke(market, ["export", str(example)])
    brought = CliRunner().invoke(market, ["import", str(example), "--source", "HCP", "--year", "2024"])

    assert (written.exit_code, brought.exit_code) == (0, 0), brought.output
    assert (get_market_table().source, len(get_market_table().places)) == ("HCP", 1640)
