"""The `fursa` command. Each subcommand lives in a module of its own, imported when it is called."""

from __future__ import annotations

import importlib

import click

# name → "module:attribute"; a pure engine's command imports no Django.
COMMANDS: dict[str, str] = {
    "allocate": "fursa.config.cli.allocate:allocate",
    "identity": "fursa.config.cli.identity:identity",
    "sample": "fursa.config.cli.sample:sample",
}


class LazyGroup(click.Group):
    """Lists every command by name and imports only the one asked for: start-up stays short."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup)
@click.version_option(package_name="fursa")
def main() -> None:
    """Fursa (فرصة): from the diagnosis to a hand-over, and an account of what came of it."""
