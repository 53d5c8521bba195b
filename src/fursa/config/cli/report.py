"""`fursa report`: an edition's figures, counted from rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from fursa.config.cli.session import acting, open_database, say
from fursa.rules.messages import N_

if TYPE_CHECKING:
    from fursa.accounts.models import User
    from fursa.editions.models import Edition


@click.command()
@click.argument("edition")
@click.option(
    "--json", "as_json", is_flag=True, help="The figures as JSON; suppresses nothing: for those inside."
)
@click.option("--as", "username", default=None, help="The account that asks (default: the system).")
@click.pass_context
def report(context: click.Context, edition: str, as_json: bool, username: str | None) -> None:
    """Print the figures of EDITION; exit status 1 where they are not the published ones."""
    open_database()
    from fursa.audit.actions import record
    from fursa.core.scope import scope
    from fursa.reporting.queries import compare_with_published, edition_figures

    with acting("report", username) as user, scope(user):
        found = _find(user, edition)
        figures = edition_figures(user, found)
        differences = compare_with_published(found, figures)
        record(user, "report.read", found)
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        from fursa.config.cli.figures import print_figures

        print_figures(found, figures)
    for difference in differences:
        click.echo(difference.sentence(), err=True)
    context.exit(1 if differences else 0)


def _find(user: User, code: str) -> Edition:
    """The edition, or a sentence that names those there are."""
    from fursa.core.errors import MissingError
    from fursa.editions.queries import get_edition, list_editions

    try:
        return get_edition(user, code)
    except MissingError as error:
        known = ", ".join(edition.code for edition in list_editions(user)) or "–"
        raise click.ClickException(
            say(N_("There is no edition %(code)s here. Those there are: %(known)s."), code=code, known=known)
        ) from error
