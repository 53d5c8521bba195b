"""`fursa database`: the database's own affairs."""

from __future__ import annotations

import click

from fursa.config.cli.session import acting, open_database, say
from fursa.rules.messages import N_


@click.group()
def database() -> None:
    """Bring the database up to date, or move it to a newer PostgreSQL."""


@database.command("migrate")
def migrate_() -> None:
    """Start the database where it is ours to start, and apply what is missing."""
    open_database()
    click.echo(say(N_("The database is up to date.")))


@database.command("upgrade")
def upgrade_() -> None:
    """Move the data folder to the newest PostgreSQL there is; the old folder is kept."""
    from fursa.config.database import locate
    from fursa.config.database.upgrade import upgrade
    from fursa.config.paths import data_folder

    kept = upgrade(locate(data_folder()))
    if kept is None:
        click.echo(say(N_("The data folder already fits the newest PostgreSQL here.")))
    else:
        click.echo(say(N_("Done. The old data folder is kept in %(folder)s."), folder=kept))


@database.command("rekey")
def rekey_() -> None:
    """Work out anew the keys by which people are found again, after an upgrade that reads names otherwise."""
    open_database()
    from fursa.core.scope import scope
    from fursa.people.actions.blocking import rekey

    read = changed = last = 0
    with acting("database rekey", None) as actor:
        while True:
            with scope(actor):  # a transaction each, so that nobody waits for all
                part = rekey(actor=actor, after=last)
            if part is None:
                break
            last, read, changed = part.last, read + part.read, changed + part.changed
    click.echo(say(N_("%(read)s people read; %(changed)s are compared anew."), read=read, changed=changed))
