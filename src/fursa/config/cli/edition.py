"""`fursa edition`: the folder an edition comes from."""

from __future__ import annotations

from pathlib import Path

import click

from fursa.config.cli.session import (
    acting,
    alone,
    open_database,
    progress_bars,
    say,
    set_up,
    terminal_language,
)
from fursa.rules.messages import N_

SHOWN = 30


@click.group()
def edition() -> None:
    """Import an edition folder, or write an empty one (docs/edition-folder.md)."""


@edition.command("template")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--language", type=click.Choice(["ar", "fr", "en"]), default=None, help="Language of the headers."
)
def template(folder: Path, language: str | None) -> None:
    """Write an empty edition folder to fill in."""
    set_up()
    from fursa.exchange.template import write_template

    write_template(folder, language or terminal_language())
    click.echo(say(N_("An empty edition folder is in %(folder)s."), folder=folder))


@edition.command("import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Import nothing where any row is wrong.")
@click.option("--as", "username", default=None, help="The account that imports (default: the system).")
@click.option(
    "--corrections", type=click.Path(path_type=Path), default=None, help="Where to write what to correct."
)
@click.pass_context
def import_(
    context: click.Context, folder: Path, strict: bool, username: str | None, corrections: Path | None
) -> None:
    """Read a folder, say what is wrong in it, and import what is right."""
    set_up()
    from fursa.exchange.reader import read_folder

    read = read_folder(folder)
    if read.problems:
        _tell_problems(read, corrections or folder.with_name(f"{folder.resolve().name}-corrections"))
    if read.edition is None or (strict and read.problems):
        click.echo(say(N_("Nothing was imported.")), err=True)
        context.exit(1)
    open_database()
    from fursa.core.actions import running
    from fursa.editions.actions.importing import TITLES, import_edition

    with (
        alone(),
        acting("edition import", username) as user,
        progress_bars() as bars,
        running(user, "edition.import", read.edition.code, listener=bars) as progress,
    ):
        done = import_edition(actor=user, folder=read, progress=progress)
    for sheet, counts in done.counts.items():
        click.echo(
            say(
                N_("%(sheet)s: %(new)s new, %(changed)s changed, %(same)s as they were."),
                sheet=say(TITLES[sheet]), new=counts.new, changed=counts.changed, same=counts.same,
            )
        )  # fmt: skip
    if not done.changed_anything and done.is_new_folder:
        click.echo(say(N_("No row changed; the edition is now as its edition.toml says.")))
    elif not done.changed_anything:
        click.echo(say(N_("Everything in this folder was already there; nothing changed.")))
    context.exit(1 if read.problems else 0)


def _tell_problems(read: object, folder: Path) -> None:
    from django.utils.translation import gettext

    from fursa.exchange.corrections import write_corrections
    from fursa.exchange.folder import Folder

    assert isinstance(read, Folder)
    for problem in read.problems[:SHOWN]:
        place = " ".join(filter(None, [problem.file, str(problem.row or ""), problem.column]))
        value = f" «{problem.value}»" if problem.value else ""
        click.echo(
            f"{place}{value}: {problem.message.translate(gettext)} {problem.right.translate(gettext)}",
            err=True,
        )
    more = len(read.problems) - SHOWN
    if more > 0:
        click.echo(say(N_("… and %(count)s more."), count=more), err=True)
    written = write_corrections(folder, read, terminal_language())
    for path in written:
        click.echo(say(N_("To correct and import again: %(path)s"), path=path), err=True)
