"""What cannot be done is said on the terminal: a sentence in the user's language, an exit status, nothing half done."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.db import OperationalError

from fursa.config.cli.failures import explain
from fursa.config.cli.session import say
from fursa.config.database.errors import DISK_FULL, DatabaseError
from tests.exchange.small_folder import SHEETS, write_folder

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = [sys.executable, "-c", "from fursa.config.cli import main; main()"]
Fursa = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An installation of these tests' own, whose server stays up between their commands."""
    from fursa.config.database import ensure_running, locate, stop_if_last

    folder = tmp_path_factory.mktemp("installation")
    location = locate(folder)
    ensure_running(location)
    yield folder
    stop_if_last(location)


def surroundings(data: Path, **changed: str) -> dict[str, str]:
    return {**os.environ, "FURSA_DATA": str(data), "FURSA_LANG": "ar", **changed}


@pytest.fixture
def fursa(data: Path) -> Fursa:
    """`fursa …` as typed in a terminal of its own."""

    def run(*words: object, **changed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, *map(str, words)],
            env=surroundings(data, **changed),
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            timeout=120,
        )

    return run


def is_arabic(text: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """What was said on stderr: in Arabic, without a traceback, and the command failed."""
    said = done.stderr
    assert done.returncode not in {0, 70}, said
    assert "Traceback" not in done.stdout + said
    assert is_arabic(said), said
    return said


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_said_with_what_to_type(fursa: Fursa, taken_port: int, command: str) -> None:
    assert f"fursa {command} --port" in refused(fursa(command, "--port", taken_port))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://x@127.0.0.1:1/y",
        "mysql://x@127.0.0.1/y",
        "postgresql://x@127.0.0.1:99999/y",
        "postgresql://127.0.0.1",
    ],
)
def test_a_database_that_cannot_be_reached_names_the_setting_to_correct(fursa: Fursa, url: str) -> None:
    assert "DATABASE_URL" in refused(fursa("report", "ramadan-2015", DATABASE_URL=url))


def test_a_password_in_a_wrong_address_is_not_repeated(fursa: Fursa) -> None:
    said = refused(fursa("report", "x", DATABASE_URL="postgresql://x:open-sesame@127.0.0.1:99999/y"))

    assert "open-sesame" not in said


@pytest.mark.parametrize("where", ["file", "under-a-file"])
def test_a_data_folder_that_cannot_be_made_is_named(fursa: Fursa, tmp_path: Path, where: str) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "file" if where == "file" else tmp_path / "file" / "data"

    assert str(folder) in refused(fursa("report", "x", FURSA_DATA=str(folder)))


def test_the_sentence_follows_the_language_of_the_terminal(fursa: Fursa, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    done = fursa("report", "x", FURSA_DATA=str(tmp_path / "file"), FURSA_LANG="fr")

    assert "dossier" in done.stderr
    assert not is_arabic(done.stderr)


@pytest.mark.parametrize(
    "words", [("nosuch",), ("report",), ("report", "--nope"), ("serve", "--port", "99999999")]
)
def test_what_is_typed_wrong_is_said_with_where_to_look(fursa: Fursa, words: tuple[str, ...]) -> None:
    done = fursa(*words)

    assert done.returncode == 2
    assert "--help" in refused(done)


def test_an_address_of_another_machine_is_refused(fursa: Fursa) -> None:
    assert "errno" not in refused(fursa("serve", "--host", "192.0.2.1")).lower()


def test_an_unknown_edition_is_answered_with_those_there_are(fursa: Fursa, tmp_path: Path) -> None:
    fursa("edition", "import", write_folder(tmp_path / "spring"))

    said = refused(fursa("report", "nowhere", "--json"))

    assert "nowhere" in said
    assert "spring-2016" in said


def test_corrections_of_a_wrong_folder_go_in_once_they_are_corrected(fursa: Fursa, tmp_path: Path) -> None:
    wrong = dict(SHEETS["people"][1], person="P9", sex="؟")
    folder = write_folder(tmp_path / "autumn", people=(*SHEETS["people"], wrong))

    strict = fursa("edition", "import", "--strict", folder)
    loose = fursa("edition", "import", folder)

    assert "people.csv 4" in refused(strict)
    assert "people.csv 4" in refused(loose)
    corrections = tmp_path / "autumn-corrections"
    assert (corrections / "people.xlsx").exists()
    write_folder(folder, people=(*SHEETS["people"], dict(wrong, sex="male")))
    mended = fursa("edition", "import", folder)
    assert mended.returncode == 0, mended.stderr


def test_a_second_import_at_once_is_told_to_wait_and_changes_nothing(
    fursa: Fursa, data: Path, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "winter")
    with (data / ".working.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused(fursa("edition", "import", folder))
        refused(fursa("demo", "--no-serve"))

    assert fursa("edition", "import", folder).returncode == 0


def test_a_served_program_stops_without_a_complaint(data: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with subprocess.Popen(
        [*PROGRAM, "serve", "--port", str(port)],
        env=surroundings(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as served:
        wait_for(f"http://127.0.0.1:{port}/ar/")
        served.send_signal(signal.SIGTERM)
        out, err = served.communicate(timeout=60)

    assert (served.returncode, err) == (0, "")
    assert str(port) in out


def wait_for(address: str) -> None:
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            with urlopen(address):
                return
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OperationalError('could not extend file "base/5/1": No space left on device'),
        DatabaseError(DISK_FULL),
    ],
    ids=["files", "rows", "start"],
)
def test_a_full_disk_is_one_sentence_wherever_it_is_met(error: Exception) -> None:
    sentence, status = explain(error)

    assert (sentence, status) == (say(DISK_FULL), 1)
    assert is_arabic(sentence)


def test_a_server_that_finds_no_space_to_start_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL itself only says to look at its log: what stands there is what counts."""
    from fursa.config.database import server

    def start(_command: list[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
        (tmp_path / "postgres.log").write_text("FATAL:  could not write lock file: No space left on device\n")
        return subprocess.CompletedProcess(
            [], 1, "", "pg_ctl: could not start server\nExamine the log output."
        )

    monkeypatch.setattr(server, "_run", start)
    programs = server.binaries.Binaries(tmp_path, 18)

    with pytest.raises(DatabaseError, match="disk is full"):
        server._start(programs, tmp_path / "postgres", tmp_path / "sockets")
