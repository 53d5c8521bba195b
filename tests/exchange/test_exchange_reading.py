"""A whole folder, in any mixture of formats, languages and ways of typing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from fursa.exchange.reader import read_folder
from fursa.exchange.sheets import SHEETS as SPECIFICATIONS
from fursa.rules.dates import PartialDate
from tests.exchange.small_folder import SHEETS, changed, write_csv, write_folder


def test_a_whole_folder_is_read_without_a_problem(tmp_path: Path) -> None:
    folder = read_folder(write_folder(tmp_path))

    assert folder.problems == ()
    assert {name: len(getattr(folder, name)) for name in SHEETS} == {
        name: len(rows) for name, rows in SHEETS.items()
    }


def test_a_row_knows_its_line_in_the_file(tmp_path: Path) -> None:
    assert [row.line for row in read_folder(write_folder(tmp_path)).network] == [2, 3, 4]


def test_a_birth_date_keeps_its_precision(tmp_path: Path) -> None:
    people = read_folder(write_folder(tmp_path)).people

    assert [p.birth_date for p in people] == [PartialDate(1990, 5, 14), PartialDate(1985)]


def test_an_option_costs_its_cheque_and_its_kits(tmp_path: Path) -> None:
    (option,) = read_folder(write_folder(tmp_path)).applications[0].options

    assert option.cost_centimes == 850_000 + 2 * 650_050


def test_a_recused_member_has_a_row_without_a_mark(tmp_path: Path) -> None:
    given, recused = read_folder(write_folder(tmp_path)).marks

    assert (given.mark, recused.recused, recused.mark) == (Decimal("14.5"), True, None)


def test_what_the_source_wrote_is_kept_beside_what_was_understood(tmp_path: Path) -> None:
    write_folder(tmp_path, people=changed("people", phone="06 61-23 45 67"))

    person = read_folder(tmp_path).people[0]

    assert (person.phone, dict(person.given)["phone"]) == ("+212661234567", "06 61-23 45 67")


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_headers_are_understood_in_three_languages(tmp_path: Path, language: str) -> None:
    write_folder(tmp_path)
    for name, rows in SHEETS.items():
        headers = {c.code: c.header(language) for c in SPECIFICATIONS[name].columns}  # type: ignore[index]
        write_csv(tmp_path / f"{name}.csv", [{headers[k]: v for k, v in row.items()} for row in rows])

    assert read_folder(tmp_path).problems == ()


def test_headers_may_differ_in_case_spaces_and_accents(tmp_path: Path) -> None:
    write_folder(tmp_path)
    row = {" REFERENCE  de la personne ": "P1", "Établissement": "etab-sale", "date d'ENTREE": "03/02/2012"}
    write_csv(tmp_path / "custody.csv", [row])

    assert read_folder(tmp_path).problems == ()


def test_values_are_understood_in_three_languages(tmp_path: Path) -> None:
    for number, word in enumerate(("أنثى", "Femme", "female", "FÉMININ")):
        folder = write_folder(tmp_path / str(number), people=changed("people", sex=word))
        assert read_folder(folder).people[0].sex == "female"


def test_arabic_indic_digits_are_digits(tmp_path: Path) -> None:
    write_folder(
        tmp_path,
        people=changed("people", birth_date="١٤/٠٥/١٩٩٠", phone="٠٦٦١٢٣٤٥٦٧"),
        applications=changed("applications", option1_cheque_mad="٨٥٠٠", trade_isco="٧٥٣١"),
        marks=changed("marks", mark="١٤٫٥"),
    )

    folder = read_folder(tmp_path)

    assert folder.problems == ()
    assert folder.people[0].birth_date == PartialDate(1990, 5, 14)
    assert folder.applications[0].options[0].cheque_centimes == 850_000
    assert folder.marks[0].mark == Decimal("14.5")


def test_a_day_comes_before_its_month(tmp_path: Path) -> None:
    write_folder(tmp_path, custody=changed("custody", entered_on="03/04/2012"))

    assert read_folder(tmp_path).custody[0].entered_on == dt.date(2012, 4, 3)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_is_read_with_any_usual_separator_and_with_or_without_bom(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    write_folder(tmp_path)
    write_csv(tmp_path / "people.csv", SHEETS["people"], delimiter=delimiter, encoding=encoding)

    folder = read_folder(tmp_path)

    assert folder.problems == ()
    assert len(folder.people) == 2


def test_a_workbook_may_have_a_title_above_its_header_and_real_dates_and_numbers(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "custody.csv").unlink()
    with xlsxwriter.Workbook(tmp_path / "custody.xlsx", {"default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet()
        page.write_string(0, 0, "لائحة فترات الاعتقال")
        for position, header in enumerate(
            ("المرجع", "مرجع المعني بالأمر", "المؤسسة السجنية", "تاريخ الدخول")[1:], 2
        ):
            page.write_string(3, position, header)
        page.write_string(4, 2, "P1")
        page.write_string(4, 3, "etab-sale")
        page.write_datetime(4, 4, dt.date(2012, 2, 3))

    folder = read_folder(tmp_path)

    assert folder.problems == ()
    assert (folder.custody[0].line, folder.custody[0].entered_on) == (5, dt.date(2012, 2, 3))


def test_an_open_document_is_read(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "people.csv").unlink()
    book = OpenDocumentSpreadsheet()
    page = Table(name="Personnes")
    header = list(dict.fromkeys(key for row in SHEETS["people"] for key in row))
    for cells in (header, *([row.get(h, "") for h in header] for row in SHEETS["people"])):
        line = TableRow()
        for cell in cells:
            shown = TableCell(valuetype="string")
            shown.addElement(P(text=str(cell)))
            line.addElement(shown)
        page.addElement(line)
    book.spreadsheet.addElement(page)
    book.save(str(tmp_path / "people.ods"))

    folder = read_folder(tmp_path)

    assert folder.problems == ()
    assert [p.person for p in folder.people] == ["P1", "P2"]


def test_a_sheet_may_be_named_in_arabic_or_french(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "people.csv").rename(tmp_path / "الأشخاص.csv")
    (tmp_path / "custody.csv").rename(tmp_path / "Détention.csv")

    assert read_folder(tmp_path).problems == ()


def test_the_digest_changes_with_any_byte_of_a_sheet(tmp_path: Path) -> None:
    before = read_folder(write_folder(tmp_path)).digest
    (tmp_path / "notes.txt").write_text("nobody's business")
    same = read_folder(tmp_path).digest
    (tmp_path / "marks.csv").write_text((tmp_path / "marks.csv").read_text() + "\n")

    assert before == same != read_folder(tmp_path).digest
