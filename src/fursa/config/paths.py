"""Where an installation keeps what is its own."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """FURSA_DATA, or `data` in the folder where the command was typed."""
    return Path(os.environ.get("FURSA_DATA") or "data").absolute()


def secret_key(keys: Path) -> str:
    """Django's secret of this installation, made once and readable by its owner alone."""
    named = os.environ.get("FURSA_SECRET_KEY")
    if named:
        return named
    path = keys / "django-secret"
    if not path.exists():
        keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.touch(mode=0o600)
        beside.write_text(secrets.token_urlsafe(64))
        beside.rename(path)
    return path.read_text()
