"""Files that are missing, damaged, foreign or too large: a sentence each, never an exception."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from fursa.exchange.folder import Folder
from fursa.exchange.problems import Problem
from fursa.exchange.reader import read_folder
from tests.exchange.small_folder import SHEETS, write_csv, write_folder


def problem_of(folder: Folder, file: str) -> Problem:
    """The one problem of a file."""
    (found,) = [p for p in folder.problems if p.file == file]
    return found


def replaced(tmp_path: Path, name: str, content: bytes) -> Folder:
    """The small folder with `pathways` replaced by a file of these bytes."""
    write_folder(tmp_path)
    (tmp_path / "pathways.csv").unlink()
    (tmp_path / name).write_bytes(content)
    return read_folder(tmp_path)


def workbook(path: Path) -> bytes:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for line, row in enumerate((("person", "kind", "year"), ("P2", "employment", 2014))):
            for position, cell in enumerate(row):
                page.write(line, position, cell)
    return path.read_bytes()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    folder = read_folder(tmp_path / "nowhere")

    assert folder.edition is None
    assert any("folder cannot be opened" in str(p.message) for p in folder.problems)


def test_a_folder_without_edition_toml_still_has_its_sheets_checked(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "edition.toml").unlink()

    folder = read_folder(tmp_path)

    assert folder.edition is None
    assert [str(p.message) for p in folder.problems] == ["The folder has no edition.toml."]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "This file is empty."),
        (b"\r\n,,\r\n", "This file is empty."),
        ("person;kind;year\nP2;employment;2014;\u0645".encode("cp1256"), "not UTF-8"),
        ("person,kind,year\nP2,employment,2014".encode("utf-16"), "not UTF-8"),
        (b'person,kind,year\nP2,"employ', "quotation mark is not closed"),
        (b"person,kind,year\nP2,\x00employment,2014", "damaged"),
        (b"PK\x03\x04 not a csv", "this is a workbook"),
    ],
)
def test_a_bad_csv_is_said(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in str(problem_of(replaced(tmp_path, "pathways.csv", content), "pathways.csv").message)


def test_the_line_where_a_csv_stops_being_utf8_is_named(tmp_path: Path) -> None:
    content = b"person,kind,year\nP2,employment,2014\n" + "مريم".encode("cp1256")

    assert problem_of(replaced(tmp_path, "pathways.csv", content), "pathways.csv").row == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not such a spreadsheet"),
        (b"person,kind,year\n", "not such a spreadsheet"),
        (b"%PDF-1.7", "not such a spreadsheet"),
        (b"PK\x03\x04 half a zip", "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"old", "old .xls format"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_workbook_that_is_something_else_is_said(
    tmp_path: Path, content: bytes, message: str, suffix: str
) -> None:
    assert message in str(
        problem_of(replaced(tmp_path, f"pathways{suffix}", content), f"pathways{suffix}").message
    )


def test_a_workbook_cut_off_in_the_middle_is_said(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx")
    (tmp_path / "whole.xlsx").unlink()

    folder = replaced(tmp_path, "pathways.xlsx", whole[: len(whole) // 2])

    assert "damaged" in str(problem_of(folder, "pathways.xlsx").message)


def test_a_workbook_with_a_spoilt_byte_is_said_or_read_never_raised(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx")
    (tmp_path / "whole.xlsx").unlink()
    for position in range(30, len(whole), 97):
        spoilt = whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :]
        folder = replaced(tmp_path, "pathways.xlsx", spoilt)
        assert folder.pathways or folder.problems


def test_another_zip_is_not_taken_for_a_workbook(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "pathways.csv").unlink()
    for suffix in (".xlsx", ".ods"):
        with zipfile.ZipFile(tmp_path / f"pathways{suffix}", "w") as archive:
            archive.writestr("hello.txt", "hello")
        folder = read_folder(tmp_path)
        assert "not such a spreadsheet" in str(problem_of(folder, f"pathways{suffix}").message)
        (tmp_path / f"pathways{suffix}").unlink()


def test_one_stray_cell_in_the_last_corner_does_not_end_the_program(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "pathways.csv").unlink()
    with xlsxwriter.Workbook(tmp_path / "pathways.xlsx") as book:
        page = book.add_worksheet()
        page.write_string(0, 0, "person")
        page.write_string(1048575, 16383, "x")

    assert "too large" in str(problem_of(read_folder(tmp_path), "pathways.xlsx").message)


def test_empty_cells_that_were_formatted_to_the_last_row_are_harmless(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "pathways.csv").unlink()
    with xlsxwriter.Workbook(tmp_path / "pathways.xlsx") as book:
        page, bold = book.add_worksheet(), book.add_format({"bold": True})
        for line, row in enumerate((("person", "kind", "year"), ("P2", "employment", 2014))):
            for position, cell in enumerate(row):
                page.write(line, position, cell)
        page.write_blank(1048575, 60, None, bold)

    folder = read_folder(tmp_path)

    assert (folder.problems, len(folder.pathways)) == ((), 1)


def test_a_failed_formula_is_said_and_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "pathways.csv").unlink()
    with xlsxwriter.Workbook(tmp_path / "pathways.xlsx") as book:
        page = book.add_worksheet()
        for position, (header, cell) in enumerate((("person", "P2"), ("kind", "employment"), ("year", 2014))):
            page.write(0, position, header)
            page.write(1, position, cell)
        page.write(0, 3, "place")
        page.write_formula(1, 3, "=A9/0", None, "#DIV/0!")

    problem = problem_of(read_folder(tmp_path), "pathways.xlsx")

    assert (problem.row, problem.column, str(problem.message)) == (
        2,
        "place",
        "The formula in this cell has failed.",
    )


def test_two_files_for_one_sheet_are_said(tmp_path: Path) -> None:
    write_folder(tmp_path)
    workbook(tmp_path / "pathways.xlsx")

    assert "Two files" in str(problem_of(read_folder(tmp_path), "pathways.xlsx").message)


def test_a_misspelt_sheet_is_said_with_the_right_name(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "pathways.csv").rename(tmp_path / "pathway.csv")

    assert "pathways" in str(problem_of(read_folder(tmp_path), "pathway.csv").right)


@pytest.mark.parametrize("name", ["people.xls", "people.xlsm", "people.numbers", "people.txt"])
def test_a_sheet_in_a_foreign_format_is_said(tmp_path: Path, name: str) -> None:
    write_folder(tmp_path)
    (tmp_path / name).write_bytes(b"x")

    assert "not read" in str(problem_of(read_folder(tmp_path), name).message)


def test_the_marks_that_open_programs_leave_are_passed_over(tmp_path: Path) -> None:
    write_folder(tmp_path)
    for name in ("~$people.xlsx", ".~lock.people.xlsx#", ".DS_Store", "notes.docx"):
        (tmp_path / name).write_bytes(b"x")

    assert read_folder(tmp_path).problems == ()


def test_a_workbook_with_several_filled_sheets_is_said_unless_one_bears_the_name(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "pathways.csv").unlink()
    for title, problems in (("pathways", 0), ("Feuil1", 1)):
        with xlsxwriter.Workbook(tmp_path / "pathways.xlsx") as book:
            for name in (title, "Feuil2"):
                page = book.add_worksheet(name)
                for position, (header, cell) in enumerate(
                    (("person", "P2"), ("kind", "employment"), ("year", 2014))
                ):
                    page.write(0, position, header)
                    page.write(1, position, cell)
        assert len(read_folder(tmp_path).problems) == problems


def test_a_file_that_is_a_folder_or_may_not_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path)
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "pathways.csv":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert "cannot be opened" in str(problem_of(read_folder(tmp_path), "pathways.csv").message)


def test_a_text_that_contains_the_separator_is_not_silently_cut(tmp_path: Path) -> None:
    write_folder(tmp_path)
    write_csv(tmp_path / "pathways.csv", SHEETS["pathways"])
    text = (tmp_path / "pathways.csv").read_text("utf-8")
    (tmp_path / "pathways.csv").write_text(text.rstrip() + ",شارع السلام\n", "utf-8")

    problem = problem_of(read_folder(tmp_path), "pathways.csv")

    assert (problem.row, problem.value) == (2, "شارع السلام")


_CELL = '<table:table-cell office:value-type="string"{}><text:p>person</text:p></table:table-cell>'
_GAP = "<table:table-cell{}/>"
_ROW = "<table:table-row{}>{}</table:table-row>"


def open_document(path: Path, rows: str) -> None:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="a">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )


@pytest.mark.parametrize(
    "rows",
    [
        _ROW.format("", _CELL.format(""))
        + _ROW.format(
            ' table:number-rows-repeated="1048574"', _GAP.format(' table:number-columns-repeated="16384"')
        )
        + _ROW.format("", _GAP.format(' table:number-columns-repeated="16383"') + _CELL.format("")),
        _ROW.format(
            ' table:number-rows-repeated="100000"', _CELL.format(' table:number-columns-repeated="16384"')
        ),
    ],
)
def test_an_open_document_that_would_fill_all_memory_is_said(tmp_path: Path, rows: str) -> None:
    write_folder(tmp_path)
    (tmp_path / "pathways.csv").unlink()
    open_document(tmp_path / "pathways.ods", rows)

    assert "too large" in str(problem_of(read_folder(tmp_path), "pathways.ods").message)


def test_the_empty_rest_of_an_open_document_is_harmless(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "marks.csv").unlink()
    header = "".join(
        _CELL.format("").replace("person", h) for h in ("application", "member", "criterion", "mark")
    )
    rest = _ROW.format(
        ' table:number-rows-repeated="1048575"', _GAP.format(' table:number-columns-repeated="16384"')
    )
    open_document(
        tmp_path / "marks.ods",
        _ROW.format("", header + _GAP.format(' table:number-columns-repeated="16380"')) + rest,
    )

    assert read_folder(tmp_path).problems == ()
