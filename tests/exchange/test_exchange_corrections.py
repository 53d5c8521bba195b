"""Spreadsheets of corrections: coloured, explained, importable as they are."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter

from fursa.exchange.corrections import write_corrections
from fursa.exchange.folder import Folder
from fursa.exchange.headers import NOTE_HEADERS
from fursa.exchange.reader import read_folder
from tests.exchange.small_folder import EDITION, SHEETS, changed, write_csv, write_folder


def corrected(tmp_path: Path, language: str = "ar", **sheets: object) -> tuple[Folder, Path]:
    """The folder as first read, and the folder of corrections written from it."""
    first = read_folder(write_folder(tmp_path / "first", **sheets))  # type: ignore[arg-type]
    write_corrections(tmp_path / "corrections", first, language)
    return first, tmp_path / "corrections"


def cells(path: Path) -> list[list[object]]:
    return python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()  # type: ignore[return-value]


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def test_the_folder_of_corrections_has_the_same_faults_until_they_are_corrected(tmp_path: Path) -> None:
    first, folder = corrected(tmp_path, people=changed("people", sex="x", birth_date="31/02/1990"))
    again = read_folder(folder)

    assert [(p.row, p.column, p.value) for p in again.problems if not p.is_waiting] == [
        (p.row, p.column, p.value) for p in first.problems if not p.is_waiting
    ]


def test_corrected_in_place_it_is_imported_as_it_is(tmp_path: Path) -> None:
    _, folder = corrected(tmp_path, people=changed("people", sex="x"))
    header, *rows = cells(folder / "people.xlsx")
    with xlsxwriter.Workbook(folder / "people.xlsx") as book:  # a person types the right word and saves
        page = book.add_worksheet()
        for line, row in enumerate([header, *rows]):
            page.write_row(line, 0, ["أنثى" if cell == "x" else cell for cell in row])

    again = read_folder(folder)

    assert again.problems == ()
    assert again.people[0].sex == "female"


def test_the_sheet_keeps_its_own_columns_in_their_order_after_the_notes(tmp_path: Path) -> None:
    _, folder = corrected(tmp_path, "fr", people=changed("people", sex="x"))

    header = cells(folder / "people.xlsx")[0]
    assert header[0] == NOTE_HEADERS["fr"]
    assert header[1:] == list(dict.fromkeys(key for row in SHEETS["people"] for key in row))


def test_a_column_that_is_missing_is_there_to_be_filled(tmp_path: Path) -> None:
    rows = [{k: v for k, v in row.items() if k != "sex"} for row in SHEETS["people"]]
    _, folder = corrected(tmp_path, people=rows, life_projects=changed("life_projects", read_aloud="yes"))

    assert "الجنس" in cells(folder / "people.xlsx")[0]
    assert "الشاهد" in cells(folder / "life_projects.xlsx")[0]


def test_all_rows_are_there_and_only_the_wrong_ones_shown(tmp_path: Path) -> None:
    _, folder = corrected(tmp_path, people=changed("people", sex="x"))
    sheet = part(folder / "people.xlsx", "xl/worksheets/sheet1.xml")

    assert len(cells(folder / "people.xlsx")) == 3
    assert re.findall(r'<row r="(\d+)"[^>]*hidden="1"', sheet) == ["3"]


def test_a_wrong_cell_is_coloured_and_says_what_would_be_right(tmp_path: Path) -> None:
    _, folder = corrected(tmp_path, "en", people=changed("people", sex="x"))

    assert "FFC7CE" in part(folder / "people.xlsx", "xl/styles.xml")
    comments = part(folder / "people.xlsx", "xl/comments1.xml")
    at = cells(folder / "people.xlsx")[0].index("sex")
    assert f'ref="{"ABCDEFGH"[at]}2"' in comments
    assert "One of: female | male" in comments


@pytest.mark.parametrize(
    ("language", "word", "right_to_left"), [("ar", "أنثى | ذكر", True), ("fr", "femme | homme", False)]
)
def test_it_speaks_the_readers_language(
    tmp_path: Path, language: str, word: str, right_to_left: bool
) -> None:
    _, folder = corrected(tmp_path, language, people=changed("people", sex="x"))

    assert word in str(cells(folder / "people.xlsx")[1][0])
    assert ('rightToLeft="1"' in part(folder / "people.xlsx", "xl/worksheets/sheet1.xml")) is right_to_left


def test_good_files_are_copied_and_rows_that_only_wait_are_not_to_be_corrected(tmp_path: Path) -> None:
    _, folder = corrected(tmp_path, people=changed("people", sex="x"))

    assert (folder / "custody.csv").read_bytes() == (tmp_path / "first" / "custody.csv").read_bytes()
    assert not (folder / "custody.xlsx").exists()


def test_an_offence_is_not_carried_on(tmp_path: Path) -> None:
    _, folder = corrected(
        tmp_path,
        custody=changed("custody", الجريمة="سرقة"),
        diagnoses=changed("diagnoses", needs="أدين بالسرقة"),
    )

    for name in ("custody", "diagnoses"):
        assert "سرق" not in str(cells(folder / f"{name}.xlsx")[1:])
    assert "الجريمة" not in cells(folder / "custody.xlsx")[0]
    assert [p for p in read_folder(folder).problems if p.file == "custody.xlsx"] == []


def test_edition_toml_carries_its_faults_as_comments_above_their_lines(tmp_path: Path) -> None:
    first = read_folder(write_folder(tmp_path / "first", edition=EDITION.replace("quorum = 2", "quorum = 9")))
    (written,) = write_corrections(tmp_path / "corrections", first, "en")
    lines = written.read_text("utf-8").splitlines()

    assert (
        lines[lines.index("quorum = 9") - 1]
        == "# >>> quorum The quorum is larger than the committee. At most 2."
    )
    assert [p.column for p in read_folder(tmp_path / "corrections").problems] == ["quorum"]


def test_a_file_that_cannot_be_read_is_copied(tmp_path: Path) -> None:
    write_folder(tmp_path / "first")
    (tmp_path / "first" / "marks.csv").write_bytes(b"\xff\xfe\x00")
    write_corrections(tmp_path / "corrections", read_folder(tmp_path / "first"), "ar")

    assert (tmp_path / "corrections" / "marks.csv").read_bytes() == b"\xff\xfe\x00"


def test_a_cell_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    rows = changed("applications", summary='=HYPERLINK("x")', option1_kind="x")
    _, folder = corrected(tmp_path, applications=rows)

    assert '=HYPERLINK("x")' in cells(folder / "applications.xlsx")[1]
    assert "<f>" not in part(folder / "applications.xlsx", "xl/worksheets/sheet1.xml")


def test_notes_of_an_earlier_correction_are_not_carried_on(tmp_path: Path) -> None:
    _, folder = corrected(tmp_path, people=changed("people", sex="x"))
    write_corrections(tmp_path / "second", read_folder(folder), "ar")

    assert cells(tmp_path / "second" / "people.xlsx")[0].count(NOTE_HEADERS["ar"]) == 1


def test_ten_thousand_wrong_rows_are_written(tmp_path: Path) -> None:
    write_folder(tmp_path / "first")
    rows = [{**SHEETS["people"][0], "person": f"P{n}", "sex": "x", "phone": "x"} for n in range(10_000)]
    write_csv(tmp_path / "first" / "people.csv", rows)
    write_corrections(tmp_path / "corrections", read_folder(tmp_path / "first"), "ar")

    assert len(cells(tmp_path / "corrections" / "people.xlsx")) == 10_001
