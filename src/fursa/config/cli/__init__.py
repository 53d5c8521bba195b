"""The `fursa` command. Each subcommand lives in a module of its own, imported when it is called."""

from __future__ import annotations

import importlib
import sys

import click

# name → (what it is for, "module:attribute"); a pure engine's command imports no Django.
COMMANDS: dict[str, tuple[str, str]] = {
    "allocate": ("Choose whom to support, with a certificate; check such a result.", "allocate:allocate"),
    "audit": ("Verify the sealed record of acts.", "audit:audit"),
    "database": ("Bring the database up to date, or move it to a newer PostgreSQL.", "database:database"),
    "demo": ("Run the whole sample edition, then serve it.", "demo:demo"),
    "edition": ("Import an edition folder, or write an empty one.", "edition:edition"),
    "identity": ("Compare names across Arabic and Latin letters.", "identity:identity"),
    "market": ("Write or import a table of what places need.", "market:market"),
    "report": ("The figures of an edition, for those inside.", "report:report"),
    "sample": ("Write an edition folder of invented people.", "sample:sample"),
    "serve": ("Serve the pages and do the background work.", "serve:serve"),
    "staff": ("Make an account, give a role, set a password.", "staff:staff"),
    "verify": ("Check that a document is ours and unaltered.", "verify:verify"),
}


class LazyGroup(click.Group):
    """Lists every command by name and imports only the one asked for: start-up stays short."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][1].split(":")
        command = getattr(importlib.import_module(f"fursa.config.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (help_, _target) in sorted(COMMANDS.items())])


@click.group(cls=LazyGroup)
@click.version_option(package_name="fursa")
def program() -> None:
    """Fursa (فرصة): from the diagnosis to a hand-over, and an account of what came of it."""


def main() -> None:
    """Run the command; whatever goes wrong becomes one sentence and an exit status that is not 0."""
    from fursa.config.cli.failures import explain

    try:
        # Outside its standalone mode click hands a command's exit status back instead of exiting with it.
        sys.exit(program(standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (Exception, KeyboardInterrupt) as error:
        sentence, status = explain(error)
        click.echo(sentence, err=True)
        sys.exit(status)
