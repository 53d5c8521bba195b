"""The server the program starts by itself: made once, joined, killed, recovered, refused."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from fursa.config.database import DatabaseError, binaries, ensure_running, locate, stop_if_last
from fursa.config.database.locations import Location, socket_folder
from fursa.config.database.server import connect, postmaster_pid


@pytest.fixture
def location(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Location]:
    monkeypatch.delenv("FURSA_PG_OPTIONS", raising=False)  # here the disk is waited for, as in life
    found = locate(tmp_path / "data")
    yield found
    stop_if_last(found)


def acknowledged(location: Location) -> list[int]:
    with connect(location.owner) as database:
        return [int(str(row[0])) for row in database.execute("SELECT n FROM kept ORDER BY n")]


def keep(location: Location, number: int) -> None:
    with connect(location.owner) as database:
        database.execute("CREATE TABLE IF NOT EXISTS kept (n integer)")
        database.execute("INSERT INTO kept VALUES (%s)", [number])


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(location: Location) -> None:
    ensure_running(location)
    keep(location, 1)
    assert location.folder is not None
    pid = postmaster_pid(location.folder)
    assert pid is not None

    os.kill(pid, signal.SIGKILL)
    ensure_running(location)

    assert acknowledged(location) == [1]


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(location: Location) -> None:
    assert location.folder is not None
    script = (
        "import sys, time; from pathlib import Path; from fursa.config.database import *;"
        f"l = locate(Path({str(location.folder.parent)!r})); ensure_running(l);"
        "from tests.config.test_embedded_database import keep; keep(l, 7); print('kept', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        program.send_signal(signal.SIGKILL)

    ensure_running(location)

    assert acknowledged(location) == [7]


def test_a_second_program_joins_and_the_last_to_leave_stops_the_server(location: Location) -> None:
    ensure_running(location)
    assert location.folder is not None
    pid = postmaster_pid(location.folder)
    script = (
        "from pathlib import Path; from fursa.config.database import *;"
        "from fursa.config.database.server import postmaster_pid;"
        f"l = locate(Path({str(location.folder.parent)!r})); ensure_running(l); print(postmaster_pid(l.folder))"
    )

    second = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert int(second.stdout) == pid
    assert postmaster_pid(location.folder) == pid, "the first still uses it"
    stop_if_last(location)
    assert postmaster_pid(location.folder) is None


def test_the_program_may_not_do_what_the_owner_does(location: Location) -> None:
    ensure_running(location)

    with connect(location.program) as database, pytest.raises(psycopg.errors.InsufficientPrivilege):
        database.execute("CREATE TABLE mine (n integer)")


def test_the_folder_and_the_socket_are_closed_to_others(location: Location) -> None:
    ensure_running(location)

    assert location.folder is not None
    for folder in (location.folder, socket_folder(location.folder)):
        assert folder.stat().st_mode & 0o077 == 0


def test_a_deep_data_folder_still_has_a_short_socket(tmp_path: Path) -> None:
    deep = locate(tmp_path.joinpath(*["a-long-name-of-a-folder"] * 8))

    assert len(f"{deep.owner.host}/.s.PGSQL.{deep.owner.port}") <= 107


def test_a_folder_of_another_version_is_refused_with_what_to_do(location: Location) -> None:
    assert location.folder is not None
    location.folder.mkdir(parents=True)
    (location.folder / "PG_VERSION").write_text("9\n")

    with pytest.raises(DatabaseError, match="fursa database upgrade"):
        ensure_running(location)


def test_a_server_that_is_not_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://fursa@127.0.0.1:1/fursa")

    with pytest.raises(DatabaseError, match="DATABASE_URL"):
        ensure_running(locate(tmp_path))


def test_a_cluster_that_cannot_search_arabic_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fursa.config.database import server

    run = server._run

    def deaf(command: list[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
        plain = [a for a in command if not a.startswith(("--locale", "--builtin-locale"))]
        return run([*plain, "--locale=C"] if command[0].endswith("initdb") else plain, check=check)

    monkeypatch.setattr(server, "_run", deaf)
    location = locate(tmp_path / "deaf")
    with pytest.raises(DatabaseError, match="cannot search Arabic"):
        ensure_running(location)
    stop_if_last(location)


NEWEST = max(found.major for found in binaries.available())


@pytest.mark.parametrize("older", [found for found in binaries.available() if found.major < NEWEST], ids=str)
def test_an_older_folder_moves_to_the_newest_version_and_the_old_one_is_kept(
    older: binaries.Binaries, location: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fursa.config.database.upgrade import upgrade

    assert location.folder is not None
    monkeypatch.setenv("FURSA_PG_BIN", str(older.folder))
    ensure_running(location)
    keep(location, 3)
    stop_if_last(location)
    monkeypatch.delenv("FURSA_PG_BIN")

    kept = upgrade(location)

    assert kept is not None
    assert binaries.data_major(kept) == older.major
    assert binaries.data_major(location.folder) == NEWEST
    assert acknowledged(location) == [3]
