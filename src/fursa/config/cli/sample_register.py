"""`fursa sample register`: a register of invented people with its truth."""

from __future__ import annotations

from pathlib import Path

import click

from fursa.config.cli.words import tell
from fursa.rules.messages import N_


@click.command()
@click.option("--rows", type=click.IntRange(min=1), required=True, help="Records to write.")
@click.option(
    "--seed", type=int, default=2015, show_default=True, help="The same seed writes the same files."
)
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("register"), show_default=True,
    help="The folder to write register and truth into.",
)  # fmt: skip
@click.option("--format", "kind", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True)
def register(rows: int, seed: int, output: Path, kind: str) -> None:
    """Write a register of invented people, 15 % of it the same people in the other script, and its truth."""
    from fursa.sample.register import build_register, write_register

    write_register(build_register(rows, seed), output, parquet=kind == "parquet")
    sentence = N_("%(folder)s: register.%(kind)s and truth.%(kind)s; invented records: %(rows)s.")
    click.echo(tell(sentence, folder=output, kind=kind, rows=rows))
