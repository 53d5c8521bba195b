"""Moving a data folder to a newer PostgreSQL: dumped with the old, restored with the new, the old one kept."""

from __future__ import annotations

import subprocess
from pathlib import Path

from fursa.config.database import binaries, server
from fursa.config.database.errors import DatabaseError
from fursa.config.database.locations import Location
from fursa.rules.messages import N_


def upgrade(location: Location) -> Path | None:
    """Dump with the old programs, restore with the newest; returns where the old folder is kept.

    None where the folder already fits. Raises DatabaseError where the old version's programs are not here, and
    leaves everything as it was when a step fails.
    """
    folder = location.folder
    made_by = binaries.data_major(folder) if folder else None
    every = binaries.available()
    if folder is None or made_by is None or not every or max(b.major for b in every) == made_by:
        return None
    if binaries.fitting(folder) is None:
        server.ensure_running(location)  # raises the sentence that says which version to install
    newest = max(every, key=lambda b: b.major)
    server.ensure_running(location)
    dump = folder.parent / f"upgrade-from-{made_by}.sql"
    _dump(newest, location, dump)
    server.stop_if_last(location)
    kept = folder.with_name(f"{folder.name}-{made_by}")
    folder.rename(kept)
    try:
        server.ensure_running(location)
        _restore(newest, location, dump)
    except BaseException:
        server.stop_if_last(location)
        kept.rename(folder)
        raise
    dump.unlink()
    return kept


def _dump(programs: binaries.Binaries, location: Location, dump: Path) -> None:
    # Programs of a folder we chose; no shell.
    command = [programs.program("pg_dumpall"), "-h", location.owner.host, "-p", str(location.owner.port)]
    command += ["-U", location.owner.user, "--clean", "--if-exists", "-f", str(dump)]
    _checked(command)


def _restore(programs: binaries.Binaries, location: Location, dump: Path) -> None:
    command = [programs.program("psql"), "-q", "-h", location.owner.host, "-p", str(location.owner.port)]
    _checked([*command, "-U", location.owner.user, "-d", "postgres", "-f", str(dump)])


def _checked(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise DatabaseError(N_("PostgreSQL said: %(reason)s"), reason=done.stderr.strip().splitlines()[-1])
