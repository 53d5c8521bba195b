"""Names and addresses of the database, computed without touching it.

Two connections: the owner migrates, the program works. The program's role owns nothing and cannot bypass row
security, so a forgotten filter in Python shows no row rather than everybody's.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from fursa.config.database.errors import DatabaseError
from fursa.rules.messages import N_

OWNER_ROLE = "fursa_owner"
PROGRAM_ROLE = "fursa_program"
DATABASE_NAME = "fursa"
# A socket's whole path may be 107 bytes long; the folder's name is a hash so that deep data folders still fit.
SOCKET_PORT = 5432
_URL = N_(
    "DATABASE_URL and DATABASE_OWNER_URL must read postgresql://user:password@host:port/name. Correct them."
)


@dataclass(frozen=True, slots=True)
class Address:
    """One way to connect: `host` is a name, an address, or the folder of a socket."""

    host: str
    port: int
    name: str
    user: str
    password: str = ""

    @classmethod
    def from_url(cls, url: str) -> Address:
        """Read `postgresql://user:password@host:port/name`; raises `DatabaseError` for anything else."""
        try:
            parts = urlsplit(url)
            port = parts.port or SOCKET_PORT
        except ValueError as error:  # the url is not repeated: it may hold a password
            raise DatabaseError(_URL) from error
        if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
            raise DatabaseError(_URL)
        return cls(
            host=unquote(parts.hostname or "127.0.0.1"),
            port=port,
            name=unquote(parts.path.lstrip("/")),
            user=unquote(parts.username or PROGRAM_ROLE),
            password=unquote(parts.password or ""),
        )

    def settings(self) -> dict[str, object]:
        """Django's dictionary for this address."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.host,
            "PORT": self.port,
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
        }


@dataclass(frozen=True, slots=True)
class Location:
    """The database of one installation; `folder` is None where a server is named by DATABASE_URL."""

    owner: Address
    program: Address
    folder: Path | None

    @property
    def is_embedded(self) -> bool:
        return self.folder is not None


def socket_folder(folder: Path) -> Path:
    """A short folder, private to this user, named by a hash of the data folder."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    base = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp")  # noqa: S108 - made 0700 and checked by the server
    return base / f"fursa-{os.getuid()}-{digest}"


def locate(data: Path) -> Location:
    """The database of the installation whose files stand in `data`."""
    url = os.environ.get("DATABASE_URL")
    if url:
        program = Address.from_url(url)
        owner = Address.from_url(os.environ.get("DATABASE_OWNER_URL") or url)
        return Location(owner=owner, program=program, folder=None)
    folder = data / "postgres"
    host = str(socket_folder(folder))
    return Location(
        owner=Address(host, SOCKET_PORT, DATABASE_NAME, OWNER_ROLE),
        program=Address(host, SOCKET_PORT, DATABASE_NAME, PROGRAM_ROLE),
        folder=folder,
    )
