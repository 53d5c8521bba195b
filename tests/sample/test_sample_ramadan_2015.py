"""The sample edition: published totals, counted; nobody real; the same for the same seed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from fursa.exchange.folder import Folder
from fursa.exchange.reader import read_folder
from fursa.rules.ages import is_juvenile_on
from fursa.rules.allocation import solve
from fursa.rules.allocation.mapping import instance_from_mapping
from fursa.rules.market.isco import trade
from fursa.sample.build import write_ramadan_2015
from fursa.sample.folder import NotASampleError
from fursa.sample.people import EDITION_DAY
from fursa.sample.trades import TRADES
from fursa.sample.write import SAMPLE_MARK
from tests.sample.allocation_of import instance_of, marks_of, whole_files

LEARNING = {"secondary_education", "university", "vocational_training", "apprenticeship", "paid_placement"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ramadan-2015")
    write_ramadan_2015(folder)
    return folder


@pytest.fixture(scope="module")
def folder(path: Path) -> Folder:
    return read_folder(path)


def edition(folder: Folder) -> Any:
    assert folder.edition is not None
    return folder.edition


def test_it_is_read_without_a_problem(folder: Folder) -> None:
    assert folder.problems == ()


def test_it_is_marked_as_a_sample_everywhere(folder: Folder, path: Path) -> None:
    assert edition(folder).sample
    assert SAMPLE_MARK in (path / "edition.toml").read_text("utf-8")


def test_places_territories_and_budget_are_the_published_ones(folder: Folder) -> None:
    facts = edition(folder)

    assert (facts.places, len(facts.territories)) == (317, 12)
    assert 500_000_000 < facts.budget_centimes < 550_000_000
    assert facts.places == facts.published_edition.beneficiaries


def test_greater_casablanca_is_a_territory_of_its_own_and_agadir_two_communes(folder: Folder) -> None:
    codes = {t.code: [h.code for h in t.hcp] for t in edition(folder).territories}

    assert len(codes["casablanca"]) == 4
    assert codes["agadir"] == ["09.001.01.01", "09.273.01.05"]


def test_nine_centres_are_open_and_seven_under_construction(folder: Folder) -> None:
    states = Counter(row.state for row in folder.network if row.kind == "centre")

    assert states == {"open": 9, "under_construction": 7}


def test_the_results_of_2014_are_counted_from_rows(folder: Folder) -> None:
    year = [row for row in folder.pathways if row.year == 2014]
    partners = {row.code: row.partner_kind for row in folder.network}
    women = {row.person for row in folder.people if row.sex == "female"}
    employed = [r for r in year if r.kind == "employment" and partners[r.partner] == "citizen_enterprise"]
    learning = [r for r in year if r.kind in LEARNING]

    assert len({r.person for r in employed}) == len(employed) == 933
    assert len({r.person for r in year if r.kind == "micro_project"}) == 1436
    assert len({r.funder for r in year if r.kind == "micro_project"}) == 4
    assert len({r.person for r in learning}) == len(learning) == 1401
    assert sum(r.person in women for r in learning) == 63
    assert sum(r.juvenile for r in learning) == 644


def test_the_published_results_of_2014_overlap_in_people(folder: Folder) -> None:
    year = [row for row in folder.pathways if row.year == 2014]

    assert len({row.person for row in year}) < len(year)


def test_juveniles_are_minors_in_the_year_they_are_counted(folder: Folder) -> None:
    births = {row.person: row.birth_date for row in folder.people}

    assert all(is_juvenile_on(births[r.person], dt.date(2014, 1, 1)) for r in folder.pathways if r.juvenile)


def test_about_450_applications_compete_with_amounts_of_the_field(folder: Folder) -> None:
    costs = [option.cost_centimes for row in folder.applications for option in row.options]

    assert 440 <= len(folder.applications) <= 460
    assert min(costs) >= 800_000
    assert max(costs) <= 4_000_000
    assert {option.kind for row in folder.applications for option in row.options} == {
        "cheque",
        "equipment",
        "both",
    }


@pytest.mark.parametrize("aim", ["value", "merit"])
def test_exactly_317_places_are_filled_for_a_little_over_five_million(folder: Folder, aim: Any) -> None:
    data = instance_of(folder)

    result = solve(instance_from_mapping(data), aim=aim)

    assert result.count == 317
    assert 500_000_000 < result.cost <= edition(folder).budget_centimes
    chosen = {
        a["id"]: a["groups"]
        for a in data["applicants"]
        if a["id"] in result.to_mapping(instance_from_mapping(data))["chosen"]
    }
    women = sum("sex:female" in groups for groups in chosen.values())
    assert Fraction(women, 317) >= Fraction(14, 100)


def test_a_few_files_are_incomplete_in_each_way(folder: Folder) -> None:
    people = {row.person: row for row in folder.people}
    applicants = [people[row.person] for row in folder.applications]

    assert sum(not p.cnie for p in applicants) == 8
    assert sum(p.cnie_valid_until is not None and p.cnie_valid_until < EDITION_DAY for p in applicants) == 7
    assert len(applicants) - len(folder.diagnoses) == 6
    assert len(applicants) - len(folder.life_projects) == 4
    assert len(folder.applications) - len(whole_files(folder)) == 8 + 7 + 6 + 4


def test_some_applicants_are_minors_each_with_a_guardian(folder: Folder) -> None:
    people = {row.person: row for row in folder.people}
    minors = [
        p for row in folder.applications if is_juvenile_on((p := people[row.person]).birth_date, EDITION_DAY)
    ]

    assert len(minors) == 5
    assert all(p.guardian_name and p.guardian_cnie for p in minors)


def test_who_cannot_read_had_the_plan_read_aloud_before_a_witness(folder: Folder) -> None:
    reads = {row.person: row.can_read for row in folder.people}
    aloud = [row for row in folder.life_projects if reads[row.person] is False]

    assert len(aloud) > 20
    assert all(row.read_aloud and row.witness for row in aloud)


def test_some_projects_are_under_the_pass_mark_and_some_members_recused(folder: Folder) -> None:
    marks = marks_of(folder, edition(folder))

    assert 10 < sum(mark < edition(folder).pass_mark for mark in marks.values()) < 100
    assert 5 < sum(row.recused for row in folder.marks) < 40


def test_no_two_people_share_a_name_and_no_number_is_anybodys(folder: Folder) -> None:
    full = Counter((p.given_name_ar, p.family_name_ar) for p in folder.people if p.given_name_ar)

    assert full.most_common(1)[0][1] == 1
    assert all(p.cnie.startswith("ZZ") for p in folder.people if p.cnie)
    assert all(p.phone.startswith("+212500") for p in folder.people if p.phone)


def test_names_stand_in_both_scripts_in_one_or_in_the_other(folder: Folder) -> None:
    scripts = Counter((bool(p.given_name_ar), bool(p.given_name_latin)) for p in folder.people)

    assert set(scripts) == {(True, True), (True, False), (False, True)}


def test_about_forty_trades_are_groups_of_isco() -> None:
    assert 38 <= len({t.isco for t in TRADES}) <= 50
    assert {trade(t.isco).level for t in TRADES} == {"unit"}


def test_the_same_seed_writes_the_same_bytes_and_another_seed_others(path: Path, tmp_path: Path) -> None:
    write_ramadan_2015(tmp_path / "same")
    write_ramadan_2015(tmp_path / "other", seed=7)

    same, other = ({f.name: f.read_bytes() for f in (tmp_path / n).iterdir()} for n in ("same", "other"))
    assert same == {f.name: f.read_bytes() for f in path.iterdir()}
    assert other["people.xlsx"] != same["people.xlsx"]


def test_a_larger_scale_adds_people_and_changes_nothing_that_was_published(
    folder: Folder, tmp_path: Path
) -> None:
    write_ramadan_2015(tmp_path, scale=2)
    larger = read_folder(tmp_path)

    assert larger.problems == ()
    assert len(larger.people) == len(folder.people) + 3500
    assert sum(r.year == 2014 for r in larger.pathways) == sum(r.year == 2014 for r in folder.pathways)
    assert len(larger.applications) == len(folder.applications)


def test_a_real_edition_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text('code = "real"')

    with pytest.raises(NotASampleError):
        write_ramadan_2015(tmp_path)

    assert [f.name for f in tmp_path.iterdir()] == ["edition.toml"]


def test_a_sample_is_written_anew_over_a_sample(tmp_path: Path) -> None:
    write_ramadan_2015(tmp_path, seed=1)
    write_ramadan_2015(tmp_path, seed=2)

    assert read_folder(tmp_path).problems == ()
    assert not [f for f in tmp_path.iterdir() if f.name.startswith(".")]


def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fursa.sample.build.write_csv", full)

    with pytest.raises(OSError, match="No space"):
        write_ramadan_2015(tmp_path)

    assert list(tmp_path.iterdir()) == []
