"""Neither offence nor sentence comes in, by a column or by a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from fursa.exchange.offence import header_names_offence, text_names_offence
from fursa.exchange.reader import read_folder
from tests.exchange.small_folder import SHEETS, changed, write_folder


@pytest.mark.parametrize(
    "header",
    [
        "offence",
        "Offense",
        "sentence_length",
        "الجريمة",
        "نوع الجريمة",
        "مدة العقوبة",
        "التُّهمة",
        "Infraction",
        "Délit",
        "durée de la peine",
        "Motif d'incarcération",
        "SENTENCE",
    ],
)
@pytest.mark.parametrize("sheet", ["custody", "diagnoses", "people"])
def test_a_sheet_with_a_column_for_offence_or_sentence_is_not_read(
    tmp_path: Path, header: str, sheet: str
) -> None:
    folder = read_folder(write_folder(tmp_path, **{sheet: changed(sheet, **{header: "x"})}))

    (problem,) = [p for p in folder.problems if p.file == f"{sheet}.csv"]
    assert (problem.row, problem.column) == (1, header)
    assert "never enters a choice about support" in str(problem.message)
    assert getattr(folder, sheet) == ()


@pytest.mark.parametrize(
    "text",
    [
        "أدين بالسرقة الموصوفة",
        "محكوم عليه بخمس سنوات",
        "النصب والاحتيال",
        "سنتان حبسا نافذا",
        "والاتجار في المخدرات",
        "condamné pour vol",
        "Trafic de stupéfiants",
        "3 ans de prison ferme",
        "coups et blessures",
        "convicted of theft",
        "drug trafficking",
        "sentenced in 2012",
    ],
)
@pytest.mark.parametrize(
    ("sheet", "column"),
    [
        ("diagnoses", "needs"),
        ("diagnoses", "wishes"),
        ("life_projects", "title"),
        ("life_projects", "steps"),
        ("applications", "summary"),
        ("people", "safe_contact"),
    ],
)
def test_a_text_that_names_one_is_refused_and_not_repeated(
    tmp_path: Path, text: str, sheet: str, column: str
) -> None:
    folder = read_folder(write_folder(tmp_path, **{sheet: changed(sheet, **{column: text})}))

    (problem,) = [p for p in folder.problems if p.file == f"{sheet}.csv" and not p.is_waiting]
    assert (problem.row, problem.column, problem.value) == (2, column, "")
    assert text not in repr(folder)


@pytest.mark.parametrize(
    "text",
    [
        "محاربة الإدمان",
        "العلاج من الإدمان على المخدرات",
        "تقوية المعارف",
        "ورشة سرج الخيل",
        "مقتلات",
        "Atelier de serrurerie",
        "vente de volailles",
        "violon",
        "délicatesse",
        "condamine",
        "Therapy, papers, housing",
        "a sentence in French: non",
        "Centre de Settat",
    ],
)
def test_words_that_merely_resemble_one_are_left_alone(text: str) -> None:
    assert not text_names_offence(text)


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_header_of_our_own_names_one(sheet: str) -> None:
    from fursa.exchange.sheets import SHEETS as SPECIFICATIONS

    for column in SPECIFICATIONS[sheet].columns:  # type: ignore[index]
        for header in (column.code, column.ar, column.fr, *column.also):
            assert not header_names_offence(header), header
