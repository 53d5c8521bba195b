"""`fursa sample` on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fursa.config.cli.sample import sample
from fursa.exchange.reader import read_folder
from fursa.sample.folder import NotASampleError


@pytest.mark.parametrize("name", ["ramadan-2015", "regions-2016"])
def test_it_writes_the_folder_and_names_each_file(tmp_path: Path, name: str) -> None:
    result = CliRunner().invoke(sample, [name, str(tmp_path / "new"), "--seed", "3"])

    assert result.exit_code == 0
    assert "people.xlsx" in result.output
    edition = read_folder(tmp_path / "new").edition
    assert edition is not None
    assert edition.code == name


def test_it_does_not_touch_a_real_edition(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text('code = "real"')

    result = CliRunner().invoke(sample, ["regions-2016", str(tmp_path)])

    assert isinstance(result.exception, NotASampleError)
    assert [f.name for f in tmp_path.iterdir()] == ["edition.toml"]
