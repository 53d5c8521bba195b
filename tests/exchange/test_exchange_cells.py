"""Wrong cells: named by file, row, column and value, with what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from fursa.exchange.problems import Problem
from fursa.exchange.reader import read_folder
from tests.exchange.small_folder import SHEETS, Rows, changed, write_folder


def problems(tmp_path: Path, **sheets: Rows) -> tuple[Problem, ...]:
    """What is wrong with the small folder once these sheets are changed, waiting rows left out."""
    return tuple(p for p in read_folder(write_folder(tmp_path, **sheets)).problems if not p.is_waiting)


@pytest.mark.parametrize(
    ("sheet", "column", "value", "message", "right"),
    [
        ("people", "sex", "x", "not in the list", "female | male"),
        ("people", "birth_date", "31/02/1990", "no day 31", "14/05/1990"),
        ("people", "birth_date", "14/05/90", "four digits", "14/05/1990"),
        ("people", "birth_date", "1790", "year 1790", "14/05/1990"),
        ("people", "given_name_ar", "Meryem", "column's script", "Arabic letters"),
        ("people", "given_name_ar", "مر1يم", "no digits", "Arabic letters"),
        ("people", "given_name_latin", "Mеryem", "column's script", "Latin letters"),
        ("people", "family_name_ar", "و" * 10_000, "10000 characters", "at most 100"),
        ("people", "cnie", "АB123456", "identity card", "BE123456"),
        ("people", "phone", "12", "telephone", "0661"),
        ("people", "can_read", "perhaps", "neither yes nor no", "yes or no"),
        ("people", "residence", "Atlantide", "No such place", "commune"),
        ("people", "residence", "Casablnca", "No such place", "Casablanca"),
        ("people", "residence", "سيدي غانم", "Several places", "HCP codes"),
        ("people", "residence", "99.999.99.9", "No such place", "HCP code"),
        ("people", "centre", "مركز سلا", "not a code", "a–z"),
        ("custody", "entered_on", "2012", "whole date", "26/06/2015"),
        ("diagnoses", "languages", "darija | klingon", "klingon", "tachelhit"),
        ("diagnoses", "trade1_isco", "9999", "not a trade", "ISCO-08"),
        ("diagnoses", "trade1_years", "-3", "not such a number", "0 to 60"),
        ("life_projects", "goal", "rich", "not in the list", "self_employment"),
        ("applications", "option1_cheque_mad", "douze", "not an amount", "12.500,00"),
        ("applications", "option1_cheque_mad", "1,234", "two ways", "12.500,00"),
        ("applications", "option1_cheque_mad", "-5", "negative", "12.500,00"),
        ("applications", "option1_kits", "sewing:0", "not a kit", "sewing:1"),
        ("applications", "application", "A\u0007", "not a reference", "60 characters"),
        ("marks", "mark", "-1", "not a mark", "14"),
        ("marks", "mark", "14.555", "not a mark", "14"),
        ("marks", "mark", "NaN", "not a mark", "14"),
        ("pathways", "year", "14", "not such a number", "2000"),
        ("pathways", "place", "#REF!", "formula", "commune"),
    ],
)
def test_a_wrong_cell_is_named(
    tmp_path: Path, sheet: str, column: str, value: str, message: str, right: str
) -> None:
    found = problems(tmp_path, **{sheet: changed(sheet, **{column: value})})
    (problem,) = [p for p in found if p.file == f"{sheet}.csv"]

    assert (problem.file, problem.row, problem.column) == (f"{sheet}.csv", 2, column)
    assert problem.value == value[:200]
    assert message in str(problem.message)
    assert right in str(problem.right)


@pytest.mark.parametrize(
    ("sheet", "column"),
    [
        (name, column)
        for name, rows in SHEETS.items()
        for column in rows[0]
        if column in ("person", "code", "sex")
    ],
)
def test_a_required_cell_that_is_empty_is_named(tmp_path: Path, sheet: str, column: str) -> None:
    found = problems(tmp_path, **{sheet: changed(sheet, **{column: ""})})

    assert (f"{sheet}.csv", 2, column, "This cell must be filled.") in [
        (p.file, p.row, p.column, str(p.message)) for p in found
    ]


def test_all_faults_of_a_row_are_said_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, people=changed("people", sex="x", birth_date="x", phone="x"))

    assert {p.column for p in found} == {"sex", "birth_date", "phone"}


@pytest.mark.parametrize(
    ("sheet", "cells", "column"),
    [
        ("network", {"state": None}, "state"),
        ("network", {"partner_kind": "school"}, "partner_kind"),
        ("network", {"agreement_ref": "C1"}, "agreement_ref"),
        ("people", {"family_name_ar": None}, "family_name_ar"),
        ("people", {"cnie": None, "cnie_valid_until": "01/01/2020"}, "cnie"),
        ("people", {"guardian_cnie": "AB1234"}, "guardian_name"),
        ("custody", {"released_on": "01/01/2012"}, "released_on"),
        ("diagnoses", {"trade2_years": 3}, "trade2_isco"),
        ("life_projects", {"read_aloud": "yes"}, "witness"),
        ("applications", {"option1_cheque_mad": None}, "option1_cheque_mad"),
        ("applications", {"option1_cheque_mad": 0}, "option1_cheque_mad"),
        ("applications", {"option1_kits": None}, "option1_kits"),
        ("applications", {"option1_kind": "cheque"}, "option1_kits"),
        ("applications", {"option1_kind": "equipment"}, "option1_cheque_mad"),
        ("applications", {"option2_cheque_mad": 9000}, "option2_kind"),
        ("marks", {"criterion": None}, "criterion"),
        ("marks", {"mark": None}, "mark"),
        ("marks", {"recused": "yes"}, "mark"),
        ("pathways", {"funder": "own"}, "funder"),
        ("pathways", {"kind": "micro_project", "partner": None}, "funder"),
        ("pathways", {"certificate": "شهادة"}, "result"),
        ("pathways", {"started_on": "02/01/2014", "ended_on": "01/01/2014"}, "ended_on"),
    ],
)
def test_cells_of_a_row_must_agree(tmp_path: Path, sheet: str, cells: dict[str, object], column: str) -> None:
    assert [p.column for p in problems(tmp_path, **{sheet: changed(sheet, **cells)})] == [column]


def test_a_name_in_one_script_is_enough(tmp_path: Path) -> None:
    latin = {
        "given_name_ar": None,
        "family_name_ar": None,
        "given_name_latin": "Meryem",
        "family_name_latin": "Ouardi",
    }

    assert problems(tmp_path, people=changed("people", **latin)) == ()


def test_an_unknown_column_is_said_and_its_sheet_read(tmp_path: Path) -> None:
    folder = read_folder(write_folder(tmp_path, people=changed("people", birth_dat="x", shoe_size=42)))

    assert [(p.row, p.column) for p in folder.problems] == [(1, "birth_dat"), (1, "shoe_size")]
    assert "تاريخ الازدياد" in str(folder.problems[0].right)
    assert len(folder.people) == 2


def test_a_column_that_is_missing_is_said_once_and_not_for_every_row(tmp_path: Path) -> None:
    rows = [{k: v for k, v in row.items() if k != "sex"} for row in SHEETS["people"]]

    found = problems(tmp_path, people=rows)

    assert [(p.file, p.row, p.column) for p in found] == [("people.csv", 1, "sex")]


def test_a_column_that_stands_twice_is_said(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "marks.csv").write_text("application,member,criterion,mark,Note\nA1,m1,market,3,4\n", "utf-8")

    assert [str(p.message) for p in read_folder(tmp_path).problems] == ["This column stands twice."]


def test_direction_marks_around_a_text_are_not_part_of_it(tmp_path: Path) -> None:
    write_folder(
        tmp_path, people=changed("people", person="\u200fP1\u200f", family_name_ar="\u202bالوردي\u202c")
    )

    folder = read_folder(tmp_path)

    assert folder.problems == ()
    assert (folder.people[0].person, folder.people[0].family_name_ar) == ("P1", "الوردي")


def test_a_sheet_with_a_header_alone_is_an_empty_sheet(tmp_path: Path) -> None:
    write_folder(tmp_path, marks=())
    (tmp_path / "marks.csv").write_text("application,member,criterion,mark\n", "utf-8")

    folder = read_folder(tmp_path)

    assert (folder.problems, folder.marks) == ((), ())
