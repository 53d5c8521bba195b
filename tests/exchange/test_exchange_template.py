"""An empty folder to fill in."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from fursa.exchange.language import gettext_for
from fursa.exchange.reader import read_folder
from fursa.exchange.sheets import SHEETS
from fursa.exchange.template import FolderInUseError, explanation, write_template
from fursa.exchange.toml.example import example_text
from fursa.exchange.toml.reader import read_edition
from tests.exchange.small_folder import write_folder


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_it_is_read_as_an_edition_without_rows_and_without_a_problem(tmp_path: Path, language: str) -> None:
    write_template(tmp_path / "new", language)

    folder = read_folder(tmp_path / "new")

    assert folder.problems == ()
    assert folder.edition is not None
    assert set(folder.files) == set(SHEETS)
    assert set(folder.read.values()) == {0}


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_commented_out_in_its_edition_toml_is_right_too(tmp_path: Path, language: str) -> None:
    lines = [re.sub(r"^#(?=[a-z\[])", "", line) for line in example_text(language).splitlines()]
    (tmp_path / "edition.toml").write_text("\n".join(lines), encoding="utf-8")

    edition, problems = read_edition(tmp_path)

    assert problems == []
    assert edition is not None
    assert (len(edition.cofunders), len(edition.published_years)) == (1, 1)
    assert edition.published_centres is not None


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_header_is_explained_in_the_language(language: str) -> None:
    gettext = gettext_for(language)
    for sheet in SHEETS.values():
        for column in sheet.columns:
            text = explanation(column, gettext, language)
            assert text
            if language == "ar":
                assert any("\u0600" <= c <= "\u06ff" for c in text.splitlines()[0]), column.code


def test_every_example_is_a_value_that_is_read() -> None:
    for sheet in SHEETS.values():
        for column in sheet.columns:
            if column.example:
                column.kind.parse(column.example)


def test_closed_lists_drop_down_in_the_language(tmp_path: Path) -> None:
    write_template(tmp_path / "new", "ar")

    with zipfile.ZipFile(tmp_path / "new" / "people.xlsx") as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "dataValidation " in page
        assert 'rightToLeft="1"' in page
        assert "أنثى" in archive.read("xl/sharedStrings.xml").decode()


def test_an_edition_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    write_folder(tmp_path)
    before = (tmp_path / "edition.toml").read_bytes()

    with pytest.raises(FolderInUseError):
        write_template(tmp_path, "ar")

    assert (tmp_path / "edition.toml").read_bytes() == before
