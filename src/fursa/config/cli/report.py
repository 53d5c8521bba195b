"""`fursa report`: an edition's figures, counted from rows."""

from __future__ import annotations

import json

import click

from fursa.config.cli.session import acting, open_database


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
    from fursa.editions.queries import get_edition
    from fursa.reporting.queries import compare_with_published, edition_figures

    with acting("report", username) as user, scope(user):
        found = get_edition(user, edition)
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
