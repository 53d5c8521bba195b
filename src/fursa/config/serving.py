"""The web server and the worker, as threads of one program: they start together and end together."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from django.conf import settings

THREADS = 8
logger = logging.getLogger(__name__)


def serve_until_stopped(host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM. Raises OSError where the port is taken, before anything else starts."""
    # Before the application is made: whitenoise warns of a folder that is not there.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    from waitress.server import create_server

    from fursa.config.wsgi import application

    if host not in settings.ALLOWED_HOSTS and host != "0.0.0.0":  # noqa: S104 - compared, not bound
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, host]
    server = create_server(application, host=host, port=port, threads=THREADS, ident=None)
    signal.signal(signal.SIGTERM, _stop)
    threading.Thread(target=_work, name="worker", daemon=True).start()
    ready()
    try:
        server.run()
    finally:
        server.close()


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _work() -> None:
    """Take jobs from the queue; a job that a killed program left behind is taken again."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = app.connector
    assert isinstance(connector, DjangoConnector)

    async def run() -> None:
        worker = app.with_connector(connector.get_worker_connector())
        async with worker.open_async():
            await worker.run_worker_async(install_signal_handlers=False, concurrency=2)

    try:
        asyncio.run(run())
    except Exception:
        logger.exception("the worker stopped")
