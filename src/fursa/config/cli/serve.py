"""`fursa serve`: the pages and the background work, in one program."""

from __future__ import annotations

import click

from fursa.config.cli.ports import refuse_taken_port
from fursa.config.cli.session import open_database, say
from fursa.rules.messages import N_


@click.command()
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option("--port", default=8000, type=click.IntRange(1, 65535), help="Port to listen on.")
def serve(host: str, port: int) -> None:
    """Serve the pages on http://127.0.0.1:8000 until Ctrl-C."""
    refuse_taken_port(host, port)
    open_database()
    from fursa.config.serving import serve_until_stopped

    serve_until_stopped(
        host,
        port,
        lambda: click.echo(
            say(N_("Serving on http://%(host)s:%(port)s – Ctrl-C to stop."), host=host, port=port)
        ),
    )
