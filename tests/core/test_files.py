"""Files under their SHA-256: once, whole, private, and never handed out damaged."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from fursa.core import files
from fursa.core.errors import MissingError


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.FURSA_FILES = tmp_path / "files"


def test_what_is_stored_is_read_back_under_its_digest() -> None:
    sha256 = files.store(b"one")

    assert sha256 == hashlib.sha256(b"one").hexdigest()
    assert files.read(sha256) == b"one"
    assert files.store(b"one") == sha256


def test_files_and_folders_are_the_programs_alone() -> None:
    path = files.path_of(files.store(b"one"))

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_damaged_file_is_not_handed_out() -> None:
    sha256 = files.store(b"one")
    files.path_of(sha256).write_bytes(b"two")

    with pytest.raises(files.DamagedFileError):
        files.read(sha256)


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "", "Z" * 64])
def test_what_is_not_there_is_missing_and_no_name_leads_elsewhere(name: str) -> None:
    with pytest.raises(MissingError):
        files.read(name)


def test_an_interrupted_writing_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(files.os, "fsync", full_disk)
    with pytest.raises(OSError, match="no space"):
        files.store(b"one")

    assert not [path for path in Path(files.settings.FURSA_FILES).rglob("*") if path.is_file()]
