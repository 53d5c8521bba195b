"""The embedded server: made once, started when needed, joined when it runs, stopped by the last to leave."""

from __future__ import annotations

import atexit
import errno
import fcntl
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from fursa.config.database import binaries
from fursa.config.database.errors import DISK_FULL, DatabaseError, is_disk_full, reason_of
from fursa.config.database.locations import DATABASE_NAME, OWNER_ROLE, PROGRAM_ROLE, Address, Location
from fursa.rules.messages import N_
from fursa.rules.system_errors import system_reason

START_SECONDS = 60
START_ATTEMPTS = 10
STOP_SECONDS = 20
CONNECT_SECONDS = 5
# Held open for the life of the program: a shared lock that says "someone still uses this server".
_held: dict[Path, IO[str]] = {}


def ensure_running(location: Location) -> None:
    """Leave with a server that answers as owner and as program, or raise `DatabaseError`."""
    if location.folder is None:
        connect(location.program).close()
        return
    folder = location.folder
    _make_private(folder)
    with _exclusively(folder):
        _join(folder)
        if not _answers(location.owner):
            programs = _programs_for(folder)
            if binaries.data_major(folder) is None:
                _initialise(programs, folder)
            _start(programs, folder, Path(location.owner.host))
        _prepare(location)


def connect(address: Address, *, name: str | None = None) -> psycopg.Connection[tuple[object, ...]]:
    """A plain connection in autocommit, or `DatabaseError` with a sentence that says what to do."""
    try:
        return psycopg.connect(
            host=address.host,
            port=address.port,
            user=address.user,
            password=address.password or None,
            dbname=name or address.name,
            connect_timeout=CONNECT_SECONDS,
            autocommit=True,
        )
    except psycopg.OperationalError as error:
        raise DatabaseError(
            N_(
                "The database at %(host)s cannot be reached. Check that the server runs and that DATABASE_URL "
                "is right. (%(reason)s)"
            ),
            host=address.host,
            reason=reason_of(error),
        ) from error


def stop_if_last(location: Location) -> None:
    """Stop the embedded server where no other program uses it; a server named by DATABASE_URL is left alone."""
    folder = location.folder
    held = _held.pop(folder, None) if folder is not None else None
    if folder is None or held is None:
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return  # another program still holds its share
    else:
        programs = binaries.fitting(folder)
        if programs is not None and (folder / "postmaster.pid").exists():
            _stop(programs, folder)
    finally:
        held.close()


def _make_private(folder: Path) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "", str(folder))
    except OSError as error:
        if isinstance(error, FileExistsError):
            error = NotADirectoryError(errno.ENOTDIR, "", str(folder.parent))
        raise DatabaseError(
            N_(
                "The data folder %(folder)s cannot be made: %(reason)s. Free some space or name another with "
                "FURSA_DATA."
            ),
            folder=str(folder),
            reason=system_reason(error),
        ) from error


@contextmanager
def _exclusively(folder: Path) -> Iterator[None]:
    # Two programs that start together must not both run initdb.
    with (folder.parent / ".starting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _join(folder: Path) -> None:
    if folder in _held:
        return
    held = (folder.parent / ".running.lock").open("w")
    fcntl.flock(held, fcntl.LOCK_SH)
    _held[folder] = held


def _programs_for(folder: Path) -> binaries.Binaries:
    programs = binaries.fitting(folder)
    if programs is not None:
        return programs
    made_by = binaries.data_major(folder)
    if made_by is None:
        raise DatabaseError(
            N_(
                "No PostgreSQL was found. Install it (apt-get install postgresql), or name a server with DATABASE_URL."
            )
        )
    raise DatabaseError(
        N_(
            "The data folder was made by PostgreSQL %(made_by)s, and that version is not here. Install it "
            "(apt-get install postgresql-%(made_by)s), or move the data with: fursa database upgrade."
        ),
        made_by=made_by,
    )


def _run(command: list[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs; as root inside a user namespace, since PostgreSQL refuses root."""
    if os.geteuid() == 0:
        unshare = shutil.which("unshare")
        if unshare is None:
            raise DatabaseError(
                N_("PostgreSQL does not run as root. Run Fursa as an ordinary user, or install util-linux.")
            )
        command = [unshare, "--user", "--map-user=1000", "--map-group=1000", *command]
    # Programs of a folder we chose, arguments of our own; no shell.
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if check and done.returncode != 0:
        output = (done.stderr or done.stdout).strip()
        if "unshare" in output and "Operation not permitted" in output:
            raise DatabaseError(
                N_(
                    "PostgreSQL does not run as root, and this system forbids user namespaces. "
                    "Run Fursa as an ordinary user, or name a server with DATABASE_URL."
                )
            )
        if is_disk_full(output):
            raise DatabaseError(DISK_FULL)
        raise DatabaseError(
            N_("PostgreSQL said: %(reason)s"),
            reason=output.splitlines()[-1] if output else str(done.returncode),
        )
    return done


def _initialise(programs: binaries.Binaries, folder: Path) -> None:
    # Trigram search ignores Arabic where LC_CTYPE is C; the builtin locale has none of the system's surprises.
    locale = ["--locale=C.UTF-8"]
    if programs.major >= 17:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    # Made beside and renamed: an interrupted initdb leaves nothing that looks like a database.
    beside = folder.with_name(folder.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    command = [programs.program("initdb"), "-D", str(beside), "-U", OWNER_ROLE, "--encoding=UTF8"]
    # "trust" is safe here alone: the socket stands in a folder that only this user may enter, and no port is open.
    _run([*command, *locale, "--auth-local=trust", "--auth-host=reject"])
    folder.rmdir()
    beside.rename(folder)


def _start(programs: binaries.Binaries, folder: Path, sockets: Path) -> None:
    sockets.mkdir(mode=0o700, exist_ok=True)
    seen = sockets.stat()
    if seen.st_uid != os.getuid() or seen.st_mode & 0o077:
        raise DatabaseError(
            N_("The folder %(folder)s belongs to someone else; remove it."), folder=str(sockets)
        )
    options = f"-c listen_addresses='' -c unix_socket_directories='{sockets}' -c max_connections=100"
    extra = os.environ.get("FURSA_PG_OPTIONS")
    command = [programs.program("pg_ctl"), "-D", str(folder), "-l", str(folder.parent / "postgres.log"), "-w"]
    command += ["-t", str(START_SECONDS), "-o", f"{options} {extra}" if extra else options, "start"]
    log = folder.parent / "postgres.log"
    said_before = log.stat().st_size if log.exists() else 0
    # After kill -9 of the server its children take a moment to leave the shared memory: try again.
    for _attempt in range(START_ATTEMPTS):
        if _run(command, check=False).returncode == 0:
            return
        if is_disk_full(_said_since(log, said_before)):
            raise DatabaseError(DISK_FULL)
        time.sleep(0.5)
    # A server that met a full disk may hang while it stops; what it acknowledged is in its log and is recovered.
    _stop(programs, folder)
    if _run(command, check=False).returncode == 0:
        return
    if is_disk_full(_said_since(log, said_before)):
        raise DatabaseError(DISK_FULL)
    raise DatabaseError(N_("PostgreSQL did not start. What it said is in %(log)s."), log=str(log))


def _stop(programs: binaries.Binaries, folder: Path) -> None:
    """Stop in order, or at once where that hangs: nothing acknowledged is lost, the next start recovers."""
    stop = [programs.program("pg_ctl"), "-D", str(folder), "-w", "-t", str(STOP_SECONDS), "stop", "-m"]
    if _run([*stop, "fast"], check=False).returncode != 0:
        _run([*stop, "immediate"], check=False)


def _said_since(log: Path, position: int) -> str:
    try:
        with log.open("rb") as file:
            file.seek(position)
            return file.read().decode(errors="replace")
    except OSError:
        return ""


def _answers(owner: Address) -> bool:
    try:
        connect(owner, name="postgres").close()
    except DatabaseError:
        return False
    return True


def _prepare(location: Location) -> None:
    """Make the program's role and the database once, and refuse a cluster that cannot search Arabic."""
    with connect(location.owner, name="postgres") as server:
        if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [PROGRAM_ROLE]).fetchone():
            server.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(PROGRAM_ROLE)))
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME]).fetchone():
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE_NAME)))
    with connect(location.owner) as database:
        database.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    refuse_deaf_cluster(location.owner)


def refuse_deaf_cluster(address: Address) -> None:
    """Raise where trigram search cannot hear Arabic (LC_CTYPE C)."""
    with connect(address) as database:
        row = database.execute("SELECT cardinality(show_trgm('محمد'))").fetchone()
    if not row or not row[0]:
        raise DatabaseError(
            N_(
                "This PostgreSQL cannot search Arabic: its LC_CTYPE is C. Create the cluster with --locale=C.UTF-8."
            )
        )


def postmaster_pid(folder: Path) -> int | None:
    """The running server's process, from postmaster.pid."""
    try:
        first = (folder / "postmaster.pid").read_text().splitlines()[0]
    except (OSError, IndexError):
        return None
    return int(first) if re.fullmatch(r"\d+", first) else None


@atexit.register
def _leave_all() -> None:
    for folder in list(_held):
        stop_if_last(Location(owner=Address("", 0, "", ""), program=Address("", 0, "", ""), folder=folder))
