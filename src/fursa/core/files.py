"""Files kept by their SHA-256 under FURSA_DATA/files: written once, whole or not at all, for the program alone."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from fursa.core.errors import FursaError, MissingError


class DamagedFileError(FursaError):
    """The disk no longer holds what was written: never handed out as if it did."""

    status = 500
    sentence = _("A stored file is damaged (%(sha256)s). Restore it from a backup.")


def path_of(sha256: str) -> Path:
    """Where the file of that digest stands, whether it is there or not."""
    return Path(settings.FURSA_FILES) / sha256[:2] / sha256


def store(content: bytes) -> str:
    """Keep `content`, on the disk before this returns; gives its SHA-256 in hexadecimal."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{sha256}.{os.getpid()}.{os.urandom(4).hex()}.part")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return sha256


def _sync_folder(folder: Path) -> None:
    """The name must outlive a power cut as well as the bytes."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(sha256: str) -> bytes:
    """The file's bytes; MissingError where there is none, DamagedFileError where they are not what was kept."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise MissingError
    try:
        content = path_of(sha256).read_bytes()
    except FileNotFoundError:
        raise MissingError from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedFileError(sha256=sha256)
    return content


def remove(sha256: str) -> None:
    """Take the file away for good; where it is gone already, nothing happens."""
    path_of(sha256).unlink(missing_ok=True)
