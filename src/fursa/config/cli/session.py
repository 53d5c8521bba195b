"""What a command needs before it works: a language, the database, the migrations, somebody to act as."""

from __future__ import annotations

import fcntl
import gettext as gettext_module
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fursa.rules.messages import N_, Message

if TYPE_CHECKING:
    from fursa.accounts.models import User
    from fursa.core.models import Run

PACKAGE = Path(__file__).resolve().parent.parent.parent


def terminal_language() -> str:
    """FURSA_LANG (ar, fr or en), Arabic where it is not set."""
    wanted = os.environ.get("FURSA_LANG", "ar")[:2]
    return wanted if wanted in {"ar", "fr", "en"} else "ar"


def set_up() -> None:
    """Django without a database: settings, applications, translations compiled and active."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fursa.config.settings")
    from fursa.core.catalogues import compile_catalogues

    compile_catalogues(PACKAGE)
    import django
    from django.utils import translation

    django.setup()
    translation.activate(terminal_language())


def say(msgid: str, **params: object) -> str:
    """A sentence in the terminal's language."""
    sentence = Message(msgid, params)
    try:
        set_up()
        from django.utils.translation import gettext

        return sentence.translate(gettext)
    except Exception:  # the sentence about a failure must come out even when the failure is in the set-up
        return sentence.translate(_plain_gettext())


def _plain_gettext() -> Callable[[str], str]:
    """The catalogues without Django, which reads its settings (and so the database's address) first."""
    from fursa.core.catalogues import catalogue_folders

    found = gettext_module.NullTranslations()
    for folder in catalogue_folders(PACKAGE):
        one = gettext_module.translation("django", folder, [terminal_language()], fallback=True)
        one.add_fallback(found)
        found = one
    return found.gettext


def open_database() -> None:
    """A server that runs, a schema that is up to date."""
    from fursa.config.database import ensure_running, locate
    from fursa.config.paths import data_folder

    ensure_running(locate(data_folder()))
    set_up()
    from fursa.config.database.migrate import migrate

    migrate()


@contextmanager
def acting(command: str, username: str | None) -> Iterator[User]:
    """The user the command acts as (the system where none is named), with the command as the acts' origin."""
    from fursa.accounts.queries import find_user, get_system_user
    from fursa.core.origin import Origin, acting_from

    user = find_user(username) if username else get_system_user()
    if user is None:
        raise click.ClickException(say("There is no account named %(username)s.", username=username))
    with acting_from(Origin("command", command)):
        yield user


@contextmanager
def alone() -> Iterator[None]:
    """Hold the installation for work that two programs must not do at once; the second is told to wait."""
    from fursa.config.paths import data_folder

    # Released by the system when the program ends, however it ends.
    with (data_folder() / ".working.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise click.ClickException(
                say(
                    N_(
                        "Another program is importing or running an edition in this data folder. Wait until it has "
                        "ended, then run the same command again."
                    )
                )
            ) from error
        yield


@contextmanager
def progress_bars() -> Iterator[Callable[[Run], None]]:
    """A listener that draws one bar for each step of a run; plain lines where the output is no terminal."""
    from django.utils.translation import gettext
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks: dict[str, Any] = {}

        def listen(run: Run) -> None:
            if run.step not in tasks:
                tasks[run.step] = bars.add_task(gettext(run.step), total=run.total or 1)
                if not console.is_terminal:
                    console.print(f"… {gettext(run.step)} ({run.total})", highlight=False)
            bars.update(tasks[run.step], completed=run.done if run.total else 1)

        yield listen
