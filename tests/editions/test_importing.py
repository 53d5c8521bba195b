"""The edition folder becomes rows: once, whatever interrupts it; seen by who accompanies; mended by corrections."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from fursa.accounts.models import Unit, User
from fursa.config.cli import main
from fursa.core.actions import running
from fursa.core.errors import ForbiddenError, WrongStateError
from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.custody.models import Episode
from fursa.diagnosis.models import Diagnosis
from fursa.editions.actions.importing import Imported, history, import_edition
from fursa.editions.models import Application, Edition, Mark, Recusal, SupportOption
from fursa.exchange.reader import read_folder
from fursa.ledger.models import Budget
from fursa.lifeproject.models import LifeProject
from fursa.people.models import Person, SourceRecord
from fursa.sample.build import write_ramadan_2015
from tests import make
from tests.exchange.small_folder import EDITION, SHEETS, changed, write_folder

pytestmark = pytest.mark.django_db
# What tells of an import and is not of it.
TELLING = {"audit_entry", "audit_seal", "core_run", "pghistory_context", "procrastinate_jobs"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "spring")


def imported(folder: Path, *, by: User | None = None) -> Imported:
    actor, read = by or make.system(), read_folder(folder)
    with running(actor, "edition.import", "test") as progress:
        return import_edition(actor=actor, folder=read, progress=progress)


def row_counts() -> dict[str, int]:
    """The number of rows of every table, histories included."""
    with scope(make.system()):
        tables = {m._meta.db_table: m for m in apps.get_models() if m._meta.managed}
        return {table: m._default_manager.count() for table, m in tables.items() if table not in TELLING}


def person_of(reference: str) -> Person:
    with scope(make.system()):
        return Person.objects.get(pk=SourceRecord.objects.filter(reference=reference).values("person_id")[:1])


def test_every_sheet_of_the_folder_becomes_rows(folder: Path) -> None:
    imported(folder)

    with scope(make.system()):
        application = Application.objects.get(reference="A1")
        option = SupportOption.objects.get()
        assert application.person == person_of("P1")
        assert (option.kind, option.cheque_centimes, option.equipment_centimes) == (
            "both",
            850_000,
            1_300_100,
        )
        assert Mark.objects.get().mark == 14.5
        assert Recusal.objects.get().member.code == "m2"
        assert Diagnosis.objects.get().trades.get().isco == "7531"
        plan = LifeProject.objects.get()
        assert plan.diagnosis == Diagnosis.objects.get()
        assert [step.text for step in plan.steps.all()] == ["كراء محل", "اقتناء آلة"]
        assert Episode.objects.get().released_on == date(2014, 12, 1)
    budget = Budget.objects.get(purpose="edition:spring-2016")
    assert (budget.funder, budget.amount_centimes) == ("own", 10_000_000)


def test_the_same_folder_twice_changes_nothing(folder: Path) -> None:
    imported(folder)
    before = row_counts()

    again = imported(folder)

    assert row_counts() == before
    assert not again.changed_anything
    assert {sheet: counts.same for sheet, counts in again.counts.items()}["people"] == 2


def test_an_import_interrupted_in_the_middle_goes_on_to_the_same_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction.atomic():
        imported(folder)
        straight = row_counts()
        transaction.set_rollback(True)

    def interrupt(*_args: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(history, "write_life_projects", interrupt)
        with pytest.raises(KeyboardInterrupt):
            imported(folder)

    assert Run.objects.latest("pk").state == "interrupted"
    half = row_counts()
    assert (half["people_person"], half["lifeproject_lifeproject"]) == (2, 0)
    imported(folder)
    assert row_counts() == straight


def test_a_corrected_row_updates_its_person_and_keeps_what_was_said_before(
    tmp_path: Path, folder: Path
) -> None:
    imported(folder)
    first, before = person_of("P1"), row_counts()

    done = imported(write_folder(folder, people=changed("people", family_name_ar="الوردية")))

    after = row_counts()
    assert (done.counts["people"].changed, done.counts["people"].same) == (1, 1)
    assert person_of("P1").pk == first.pk
    assert person_of("P1").family_name_ar == "الوردية"
    assert person_of("P1").reference == first.reference
    grown = {table: after[table] - before[table] for table in before if after[table] != before[table]}
    assert grown == {"people_personevent": 1, "people_source_record": 1}


def test_a_person_is_found_under_the_corrected_name_and_the_committal_number(folder: Path) -> None:
    from fursa.people.queries import search_people

    imported(write_folder(folder, custody=changed("custody", committal_number="77123")))
    director = make.user(role="director")

    with scope(director):
        assert [p.pk for p in search_people(director, "77123")] == [person_of("P1").pk]
        assert [p.pk for p in search_people(director, "meryem wardi")] == [person_of("P1").pk]


def test_what_a_source_said_is_never_changed(folder: Path) -> None:
    imported(folder)

    with scope(make.system()):
        for act in (lambda rows: rows.update(reference="x"), lambda rows: rows.delete()):
            with pytest.raises(DatabaseError), transaction.atomic():
                act(SourceRecord.objects.all())
        assert SourceRecord.objects.get(reference="P1").content["cnie"] == "AB123456"


def test_the_centre_sees_whom_it_accompanies_and_nobody_else(folder: Path) -> None:
    imported(folder)
    adviser = make.user(role="centre_adviser", of=Unit.objects.get(code="centre-sale"))

    with scope(adviser):
        assert [person.pk for person in Person.objects.all()] == [person_of("P1").pk]
        assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "seen"),
    [(date(2012, 2, 2), 0), (date(2012, 2, 3), 1), (date(2014, 12, 30), 1), (date(2014, 12, 31), 0)],
)
def test_the_establishment_sees_from_entry_until_thirty_days_after_release(
    folder: Path, day: date, seen: int
) -> None:
    imported(folder)
    officer = make.user(role="reintegration_officer", of=Unit.objects.get(code="etab-sale"))

    with scope(officer, today=day):
        assert Person.objects.count() == seen


def test_a_release_learnt_later_ends_what_the_establishment_sees(folder: Path) -> None:
    imported(write_folder(folder, custody=changed("custody", released_on=None)))
    officer = make.user(role="reintegration_officer", of=Unit.objects.get(code="etab-sale"))
    with scope(officer):
        assert Person.objects.count() == 1

    imported(write_folder(folder))

    with scope(officer):
        assert Person.objects.count() == 0


def test_once_the_committee_decides_the_folder_is_refused_and_nothing_changes(folder: Path) -> None:
    imported(folder)
    Edition.objects.update(state=Edition.State.DECIDING)
    before = row_counts()

    with pytest.raises(WrongStateError):
        imported(write_folder(folder, people=changed("people", family_name_ar="الوردية")))

    assert row_counts() == before


def test_only_a_manager_imports(folder: Path) -> None:
    with pytest.raises(ForbiddenError):
        imported(folder, by=make.user(role="director"))
    assert not Edition.objects.exists()


def test_the_sample_of_ramadan_2015_goes_in_and_again_changes_nothing(tmp_path: Path) -> None:
    write_ramadan_2015(tmp_path / "sample")
    read = read_folder(tmp_path / "sample")

    first = imported(tmp_path / "sample")
    before = row_counts()
    again = imported(tmp_path / "sample")

    assert read.problems == ()
    assert {sheet: counts.new for sheet, counts in first.counts.items()}["people"] == len(read.people)
    assert before["editions_application"] == len(read.applications)
    assert before["pathways_pathway"] == len(read.pathways)
    assert not again.changed_anything
    assert row_counts() == before


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
    """`fursa …` as typed: its exit status, and what it said on both outputs."""
    monkeypatch.setattr("fursa.config.cli.edition.open_database", lambda: None)
    monkeypatch.delenv("FURSA_LANG", raising=False)

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["fursa", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out, said.err

    return run  # type: ignore[return-value]


def test_the_command_says_what_it_did_and_ends_with_0(folder: Path, command: Any) -> None:
    status, out, _err = command("edition", "import", folder)
    assert (status, Edition.objects.count()) == (0, 1)
    assert "الأشخاص: جديد 2" in out

    status, out, _err = command("edition", "import", folder)
    assert status == 0
    assert "كل ما في هذا المجلد مسجل من قبل" in out

    write_folder(folder, edition=EDITION.replace("places = 4", "places = 3"))
    _status, out, _err = command("edition", "import", folder)
    assert "صارت الدورة كما يصفها ملفها" in out
    assert Edition.objects.get().places == 3


BAD = {"people": (*SHEETS["people"], {"person": "P3", "given_name_ar": "علي", "sex": "male"})}


def test_good_rows_go_in_and_the_wrong_one_is_named_with_its_file_row_and_column(
    folder: Path, command: Any
) -> None:
    write_folder(folder, **BAD)

    status, _out, err = command("edition", "import", folder)

    assert status == 1
    assert "people.csv 4" in err
    with scope(make.system()):
        assert Person.objects.count() == 2
    corrections = folder.with_name("spring-corrections")
    assert any(corrections.iterdir())


def test_with_strict_nothing_goes_in(folder: Path, command: Any) -> None:
    write_folder(folder, **BAD)

    status, _out, err = command("edition", "import", "--strict", folder)

    assert status == 1
    assert "لم" in err
    assert (Edition.objects.count(), row_counts()["people_person"]) == (0, 0)


@pytest.mark.parametrize("broken", ["", "code = ", EDITION.replace("places = 4", "places = -4")])
def test_without_a_good_edition_nothing_goes_in(folder: Path, command: Any, broken: str) -> None:
    write_folder(folder, edition=broken)

    status, _out, err = command("edition", "import", folder)

    assert (status, Edition.objects.count()) == (1, 0)
    assert "edition.toml" in err


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path, command: Any) -> None:
    status, out, err = command("edition", "import", tmp_path / "nowhere")

    assert status == 1
    assert "nowhere" in err
    assert "Traceback" not in out + err


def test_an_account_nobody_has_is_one_sentence(folder: Path, command: Any) -> None:
    status, _out, err = command("edition", "import", folder, "--as", "nobody")

    assert (status, "nobody" in err) == (1, True)
