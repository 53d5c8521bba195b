"""`fursa market`: the table that says what places need (docs/rules/market.md)."""

from __future__ import annotations

from pathlib import Path

import click

from fursa.config.cli.session import acting, open_database, say, set_up
from fursa.rules.messages import N_


@click.group()
def market() -> None:
    """Write or import a table of what places need (docs/rules/market.md)."""


@market.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Write Morocco's table as CSV: the example to follow for another country's."""
    set_up()
    from fursa.rules.market.morocco import morocco_table
    from fursa.rules.market.tables import write_table

    table = morocco_table()
    file.write_text(write_table(table), encoding="utf-8")
    click.echo(say(N_("%(count)s places are in %(file)s."), count=len(table.places), file=file))


@market.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", required=True, help="Who counted: named beside every figure.")
@click.option("--year", required=True, type=int, help="The year the figures speak of.")
@click.option(
    "--year-of-agriculture", type=int, default=None, help="The year of the farming figures, if other."
)
@click.option("--as", "username", default=None, help="The account that imports (default: the system).")
def import_(
    file: Path, source: str, year: int, year_of_agriculture: int | None, username: str | None
) -> None:
    """Put another country's table in force; whatever is wrong in it is said at once, and nothing imported."""
    open_database()
    from fursa.core.scope import scope
    from fursa.territory.actions import import_market_table

    content = file.read_bytes()
    with acting("market import", username) as user, scope(user):
        made = import_market_table(
            actor=user, content=content, source=source, year=year, year_of_agriculture=year_of_agriculture
        )
    click.echo(
        say(N_("%(count)s places are in force (%(source)s, %(year)s)."), count=made.places, source=source, year=year)
    )  # fmt: skip
