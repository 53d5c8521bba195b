"""Between rows: keys, references, kinds, minors, recusals; and rows that wait for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from fursa.exchange.reader import read_folder
from tests.exchange.small_folder import EDITION, SHEETS, Rows, changed, write_folder


def faults(
    tmp_path: Path, *, edition: str = EDITION, **sheets: Rows
) -> list[tuple[str, int | None, str, str]]:
    folder = read_folder(write_folder(tmp_path, edition=edition, **sheets))
    return [
        (p.file.removesuffix(".csv"), p.row, p.column, str(p.message))
        for p in folder.problems
        if not p.is_waiting
    ]


@pytest.mark.parametrize(
    ("sheet", "column", "value"),
    [
        ("people", "centre", "centre-fes"),
        ("custody", "person", "P9"),
        ("custody", "establishment", "etab-fes"),
        ("diagnoses", "person", "P9"),
        ("diagnoses", "unit", "nowhere"),
        ("life_projects", "person", "P9"),
        ("life_projects", "unit", "nowhere"),
        ("applications", "person", "P9"),
        ("applications", "territory", "atlantis"),
        ("applications", "option1_kits", "boat:1"),
        ("marks", "application", "A9"),
        ("marks", "member", "m9"),
        ("marks", "criterion", "beauty"),
        ("pathways", "person", "P9"),
        ("pathways", "partner", "nobody"),
    ],
)
def test_what_is_not_there_cannot_be_named(tmp_path: Path, sheet: str, column: str, value: str) -> None:
    assert [f[:3] for f in faults(tmp_path, **{sheet: changed(sheet, **{column: value})})] == [
        (sheet, 2, column)
    ]


@pytest.mark.parametrize(
    ("sheet", "column", "value"),
    [
        ("people", "centre", "etab-sale"),
        ("custody", "establishment", "centre-sale"),
        ("diagnoses", "unit", "cfa-sale"),
        ("pathways", "partner", "etab-sale"),
    ],
)
def test_what_is_named_must_be_of_the_right_kind(tmp_path: Path, sheet: str, column: str, value: str) -> None:
    assert [f[2:] for f in faults(tmp_path, **{sheet: changed(sheet, **{column: value})})] == [
        (column, f"“{value}” is of another kind.")
    ]


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_row_that_stands_twice_is_said_and_the_first_one_kept(tmp_path: Path, sheet: str) -> None:
    rows = (*SHEETS[sheet], SHEETS[sheet][0])
    folder = read_folder(write_folder(tmp_path, **{sheet: rows}))

    assert "This is the same as row 2." in [str(p.message) for p in folder.problems]
    assert len(getattr(folder, sheet)) == len(SHEETS[sheet])


def test_a_person_applies_once(tmp_path: Path) -> None:
    again = {**SHEETS["applications"][0], "application": "A2"}

    assert [f[1:] for f in faults(tmp_path, applications=(*SHEETS["applications"], again))] == [
        (3, "person", "This person already applies in row 2.")
    ]


@pytest.mark.parametrize(
    ("birth", "wrong"), [("16/04/1998", True), ("15/04/1998", False), ("1998", False), ("1999", True)]
)
def test_a_minor_on_the_day_of_the_hand_over_needs_a_guardian(
    tmp_path: Path, birth: str, wrong: bool
) -> None:
    custody = changed("custody", entered_on="03/02/2014")
    found = faults(tmp_path, people=changed("people", birth_date=birth), custody=custody)
    with_guardian = faults(
        tmp_path, people=changed("people", birth_date=birth, guardian_name="علي الوردي"), custody=custody
    )

    assert [f[:3] for f in found] == [("applications", 2, "person")] * wrong
    assert with_guardian == []


def test_a_mark_above_the_criterions_maximum_is_said(tmp_path: Path) -> None:
    assert faults(tmp_path, marks=changed("marks", mark="20")) == []
    assert [f[2] for f in faults(tmp_path, marks=changed("marks", mark="20,5"))] == ["mark"]


def test_a_recused_member_marks_nothing_of_the_application(tmp_path: Path) -> None:
    mark = {"application": "A1", "member": "m2", "criterion": "skill", "mark": 3}

    assert [f[:3] for f in faults(tmp_path, marks=(*SHEETS["marks"], mark))] == [("marks", 4, "mark")]


def test_stays_of_a_person_do_not_overlap(tmp_path: Path) -> None:
    first = SHEETS["custody"][0]
    touching = {**first, "entered_on": "01/12/2014", "released_on": ""}
    overlapping = {**first, "entered_on": "30/11/2014", "released_on": ""}

    assert faults(tmp_path, custody=(first, touching)) == []
    assert [f[:3] for f in faults(tmp_path, custody=(first, overlapping))] == [("custody", 3, "entered_on")]


def test_nobody_is_held_before_they_are_born(tmp_path: Path) -> None:
    assert [f[:3] for f in faults(tmp_path, custody=changed("custody", entered_on="03/02/1989"))] == [
        ("custody", 2, "entered_on")
    ]


def test_rows_that_name_a_faulty_row_wait_and_are_said_once(tmp_path: Path) -> None:
    marks = [{**SHEETS["marks"][0], "criterion": c, "mark": 3} for c in ("market", "skill")]
    folder = read_folder(write_folder(tmp_path, people=changed("people", sex="x"), marks=marks))

    waiting = {p.file: p for p in folder.problems if p.is_waiting}
    assert set(waiting) == {
        "custody.csv",
        "diagnoses.csv",
        "life_projects.csv",
        "applications.csv",
        "marks.csv",
    }
    assert waiting["marks.csv"].message.params["count"] == 2
    assert (folder.applications, folder.marks) == ((), ())
    assert [p.person for p in folder.people] == ["P2"]


def test_good_rows_are_kept_beside_a_bad_one(tmp_path: Path) -> None:
    folder = read_folder(write_folder(tmp_path, people=changed("people", sex="x")))

    assert folder.read["people"] - len(folder.people) == 1
    assert len(folder.pathways) == 1
