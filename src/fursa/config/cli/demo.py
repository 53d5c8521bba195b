"""`fursa demo`: all of an edition in one command, then its pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from fursa.config.cli.ports import refuse_taken_port
from fursa.config.cli.session import acting, alone, open_database, progress_bars, say
from fursa.rules.messages import N_

CODE = "ramadan-2015"


@click.command()
@click.option("--serve/--no-serve", "serve_", default=True, help="Serve the pages afterwards.")
@click.option("--host", default="127.0.0.1")
@click.option("--port", default=8000, type=click.IntRange(1, 65535))
@click.pass_context
def demo(context: click.Context, serve_: bool, host: str, port: int) -> None:
    """Load the sample edition Ramadan 2015, run it to its end, print its figures, and serve it."""
    # For this process alone: the ready accounts open here, and nowhere else.
    os.environ["FURSA_DEMO"] = "1"
    if serve_:
        refuse_taken_port(host, port)  # now rather than after minutes of work
    open_database()
    from fursa.config.demo.documents import LAST_STEP
    from fursa.config.paths import data_folder
    from fursa.core.models import Run
    from fursa.editions.models import Edition

    edition = Edition.objects.filter(code=CODE).first()
    if edition is None or not Run.objects.filter(kind=LAST_STEP, subject=CODE, state=Run.State.DONE).exists():
        with alone():
            edition = _run(data_folder() / "sample" / CODE)
    figures, differences = _figures(edition)
    from fursa.config.cli.figures import print_figures

    print_figures(edition, figures)
    for difference in differences:
        click.echo(difference.sentence(), err=True)
    click.echo(
        say(
            N_("The documents are in %(folder)s, and on the pages."),
            folder=data_folder() / "documents" / CODE,
        )
    )
    _print_accounts(edition)
    if differences or not serve_:
        context.exit(1 if differences else 0)
    from fursa.config.serving import serve_until_stopped

    address = f"http://{host}:{port}"
    serve_until_stopped(
        host, port, lambda: click.echo(say(N_("Serving on %(address)s – Ctrl-C to stop."), address=address))
    )


def _run(folder: Path) -> Any:
    """The folder, the import, the edition to its end, the people of today; what is done is skipped."""
    from fursa.accounts.queries import today
    from fursa.config.demo import ready_accounts, run_edition, run_places, run_present
    from fursa.config.demo.documents import export_documents
    from fursa.core.actions import running, set_up_installation
    from fursa.editions.actions.importing import import_edition
    from fursa.editions.models import Edition
    from fursa.exchange.reader import read_folder

    if not (folder / "edition.toml").exists():
        from fursa.sample.build import write_ramadan_2015

        write_ramadan_2015(folder)
    read = read_folder(folder)
    assert read.edition is not None
    with acting("demo", None) as system, progress_bars() as bars:
        facts = read.edition
        set_up_installation(
            names=_names(facts.implementer), issuer=_names(facts.issuer), web_address="http://127.0.0.1:8000",
            is_sample=True,
        )  # fmt: skip
        found = Edition.objects.filter(code=CODE).first()
        if found is None or found.folder_digest != read.digest:
            with running(system, "edition.import", CODE, listener=bars) as progress:
                import_edition(actor=system, folder=read, progress=progress)
        edition = Edition.objects.get(code=CODE)
        ready_accounts(edition)
        run_edition(edition, bars)
        run_present(bars, today=today())
        run_places(bars, today=today())
        export_documents(edition, folder.parent.parent / "documents" / CODE, bars)
    return edition


def _names(names: Any) -> dict[str, str]:
    return {"ar": names.ar, "fr": names.fr, "en": names.en}


def _figures(edition: Any) -> tuple[dict[str, Any], list[Any]]:
    from fursa.core.scope import scope
    from fursa.reporting.queries import compare_with_published, edition_figures

    with acting("demo", None) as system, scope(system):
        figures = edition_figures(system, edition)
        return figures, compare_with_published(edition, figures)


def _print_accounts(edition: Any) -> None:
    from rich.console import Console
    from rich.table import Table

    from fursa.config.demo import ready_accounts

    table = Table(title=say(N_("Demonstration accounts (they open nothing elsewhere)")))
    for title in (N_("User name"), N_("Password"), N_("Role"), N_("Unit")):
        table.add_column(say(title))
    for account in ready_accounts(edition):
        table.add_row(account.username, account.password, account.role, account.unit)
    Console().print(table)
