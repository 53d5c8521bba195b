"""The folder a sample goes into: never over a real edition, never half written."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fursa.exchange.files import find_files
from fursa.rules.messages import N_


class NotASampleError(Exception):
    """The folder holds an edition that is no sample; `msgid` with `params` says so."""

    msgid = N_("%(folder)s holds an edition that is not a sample. Name another folder.")

    def __init__(self, folder: Path) -> None:
        self.params = {"folder": str(folder)}
        super().__init__(self.msgid % self.params)


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A draft folder whose files take the place of `folder`'s when all are written, `edition.toml` last."""
    if _is_real(folder):
        raise NotASampleError(folder)
    folder.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=folder))
    try:
        yield draft
        for old in find_files(folder)[0].values():
            old.unlink()
        for path in sorted(draft.iterdir(), key=lambda p: (p.name == "edition.toml", p.name)):
            path.replace(folder / path.name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _is_real(folder: Path) -> bool:
    """Whether there is anything of an edition here that does not call itself a sample."""
    try:
        return tomllib.loads((folder / "edition.toml").read_text("utf-8")).get("sample") is not True
    except FileNotFoundError:
        return folder.is_dir() and bool(find_files(folder)[0])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return True
