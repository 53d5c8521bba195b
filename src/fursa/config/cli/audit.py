"""`fursa audit`: is the record of acts whole?"""

from __future__ import annotations

import click

from fursa.config.cli.session import acting, open_database, say
from fursa.rules.messages import N_


@click.group()
def audit() -> None:
    """Verify the sealed record of acts."""


@audit.command("verify")
@click.pass_context
def verify(context: click.Context) -> None:
    """Recompute the chain from the first entry; exit status 1 where it does not hold."""
    open_database()
    from fursa.audit.actions import seal_entries
    from fursa.audit.queries import find_broken_seal
    from fursa.core.scope import scope

    with acting("audit verify", None) as user, scope(user):
        seal_entries()
        broken = find_broken_seal()
    if broken is None:
        click.echo(say(N_("The record of acts is whole.")))
        return
    click.echo(say(N_("The record of acts was altered at position %(position)s."), position=broken), err=True)
    context.exit(1)
