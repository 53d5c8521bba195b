"""`fursa sample`: synthetic people, in folders and registers to try things on."""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from pathlib import Path

import click

# Samples that other engines bring; each is imported when it is called.
_OTHERS = {"register": "fursa.config.cli.sample_register:register"}


class _SampleGroup(click.Group):
    """`fursa sample` with the samples of other engines beside its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        others = [name for name, target in _OTHERS.items() if find_spec(target.partition(":")[0])]
        return sorted([*super().list_commands(ctx), *others])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx) or cmd_name not in _OTHERS:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = _OTHERS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_SampleGroup)
def sample() -> None:
    """Write a folder or a register of invented people, marked as a sample."""


_folder = click.argument("folder", type=click.Path(path_type=Path))
_seed = click.option(
    "--seed", type=int, default=2015, show_default=True, help="The same seed writes the same files."
)


@sample.command("ramadan-2015")
@_folder
@_seed
@click.option(
    "--scale",
    type=click.IntRange(1, 1000),
    default=1,
    show_default=True,
    help="More people, about 10,000 rows each.",
)
def ramadan_2015(folder: Path, seed: int, scale: int) -> None:
    """Write the sample edition Ramadan 2015: an edition folder whose totals are the published ones."""
    from fursa.sample.build import write_ramadan_2015

    write_ramadan_2015(folder, seed=seed, scale=scale, written=_tell)
    click.echo(folder)


@sample.command("regions-2016")
@_folder
@_seed
def regions_2016(folder: Path, seed: int) -> None:
    """Write a small second edition: regions instead of cities, other rules, a co-funder."""
    from fursa.sample.build import write_regions_2016

    write_regions_2016(folder, seed=seed, written=_tell)
    click.echo(folder)


def _tell(file: str, rows: int) -> None:
    click.echo(f"{rows:>9,}  {file}", err=True)
