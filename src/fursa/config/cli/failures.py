"""What the terminal says when something goes wrong: one sentence, what to do, and an exit status."""

from __future__ import annotations

import errno
import logging
import traceback
from datetime import datetime

import click

from fursa.config.cli.session import say
from fursa.config.paths import data_folder
from fursa.rules.messages import N_
from fursa.rules.system_errors import system_reason

USAGE, FAILED, UNEXPECTED, INTERRUPTED = 2, 1, 70, 130
logger = logging.getLogger(__name__)


def explain(error: BaseException) -> tuple[str, int]:
    """The sentence for `error` in the terminal's language, and the exit status."""
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return say(N_("Stopped. What was done is kept; the same command goes on from there.")), INTERRUPTED
    if isinstance(error, click.ClickException):
        return error.format_message(), USAGE if isinstance(error, click.UsageError) else FAILED
    msgid = getattr(error, "msgid", None)
    if msgid is not None:  # DatabaseError: raised before Django can translate
        return say(msgid, **getattr(error, "params", {})), FAILED
    if hasattr(error, "sentence"):
        return str(error), FAILED
    if isinstance(error, OSError):
        return _system(error), FAILED
    if type(error).__name__ in {"OperationalError", "PoolTimeout"}:
        return _database(error), FAILED
    return say(
        N_(
            "Something went wrong that nobody foresaw. Nothing half done was kept. The details are in %(path)s."
        ),
        path=_keep(error),
    ), UNEXPECTED


def _system(error: OSError) -> str:
    path = error.filename or ""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return say(
            N_(
                "The disk is full. Free some space and run the same command again; it goes on where it stopped."
            )
        )
    if error.errno == errno.EADDRINUSE:
        return say(N_("The port is taken by another program. Name another one: fursa serve --port 8001"))
    if error.errno in {errno.EACCES, errno.EPERM}:
        return say(N_("%(path)s may not be opened by this user. Check who owns it."), path=path)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return say(N_("There is no such file or folder: %(path)s"), path=path)
    if path:
        return say(N_("The system refused %(path)s: %(reason)s."), path=path, reason=system_reason(error))
    return say(N_("The system refused: %(reason)s."), reason=system_reason(error))


def _database(error: BaseException) -> str:
    text = str(error)
    if "No space left" in text or "could not extend file" in text:
        return say(
            N_(
                "The disk is full. Free some space and run the same command again; it goes on where it stopped."
            )
        )
    return say(
        N_("The database stopped answering. Run the same command again; nothing acknowledged is lost.")
    )


def _keep(error: BaseException) -> str:
    """Write the traceback to a file of the installation; it never goes to the screen."""
    folder = data_folder() / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"error-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
        path.write_text("".join(traceback.format_exception(error)))
    except OSError:
        logger.exception("unexpected")
        return "-"
    return str(path)
