"""What the terminal says when something goes wrong: one sentence, what to do, and an exit status."""

from __future__ import annotations

import errno
import logging
import socket
import sys
import traceback
from datetime import datetime

import click

from fursa.config.cli.session import say
from fursa.config.database.errors import DISK_FULL, is_disk_full
from fursa.config.paths import data_folder
from fursa.rules.messages import N_
from fursa.rules.system_errors import system_reason

USAGE, FAILED, UNEXPECTED, INTERRUPTED = 2, 1, 70, 130
logger = logging.getLogger(__name__)


def explain(error: BaseException) -> tuple[str, int]:
    """The sentence for `error` in the terminal's language, and the exit status."""
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return say(N_("Stopped. What was done is kept; the same command goes on from there.")), INTERRUPTED
    if isinstance(error, click.UsageError):
        return _usage(error), USAGE
    if isinstance(error, click.ClickException):
        return error.format_message(), FAILED
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


def _usage(error: click.UsageError) -> str:
    """What was typed wrong, then where to see what can be typed; click's own words are English."""
    context = error.ctx
    told = error.format_message()
    if isinstance(error, click.NoSuchOption):
        told = say(N_("There is no option %(name)s."), name=error.option_name)
    elif isinstance(error, click.MissingParameter) and error.param is not None:
        told = say(N_("%(name)s is missing."), name=error.param.get_error_hint(context))
    elif isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.get_error_hint(context)
        told = say(N_("The value of %(name)s is not right. (%(reason)s)"), name=name, reason=error.message)
    elif error.message.startswith("No such command"):
        told = say(N_("There is no command %(name)s."), name=error.message.partition("'")[2].rstrip("'."))
    command = context.command_path if context is not None else "fursa"
    help_ = say(N_("What can be typed is shown by: %(command)s"), command=f"{command} --help")
    return f"{told}\n{help_}"


def _system(error: OSError) -> str:
    path = error.filename or ""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return say(DISK_FULL)
    if isinstance(error, socket.gaierror):
        return say(N_("No machine of that name was found. Name an address such as 127.0.0.1."))
    if error.errno == errno.EADDRINUSE:
        return say(
            N_("The port is taken by another program. Name another one: %(command)s"),
            command=f"fursa {_command()} --port 8001",
        )
    if error.errno in {errno.EACCES, errno.EPERM} and not path:
        return say(
            N_("This user may not use this port. Name one above 1023: %(command)s"),
            command=f"fursa {_command()} --port 8001",
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return say(N_("%(path)s may not be opened by this user. Check who owns it."), path=path)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return say(N_("There is no such file or folder: %(path)s"), path=path)
    if path:
        return say(N_("The system refused %(path)s: %(reason)s."), path=path, reason=system_reason(error))
    return say(N_("The system refused: %(reason)s."), reason=system_reason(error))


def _command() -> str:
    """The command as typed: what to type again with another port."""
    return sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] in {"demo", "serve"} else "serve"


def _database(error: BaseException) -> str:
    if is_disk_full(str(error)):
        return say(DISK_FULL)
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
