"""The web server and the worker, as threads of one program: they start together and end together."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from django.conf import settings
from django.db import connections

from fursa.rules.identity.recognition import make_ready

THREADS = 8
# What a device may send at once (diagnosis.views.openrosa) with its frame; more is refused by its length, unread.
MOST_BODY_BYTES = 120_000_000
# How long a job may take to come to an end when the program is asked to stop; one cut short is taken again.
PATIENCE_SECONDS = 10
RETRY_SECONDS = 2
logger = logging.getLogger(__name__)


def serve_until_stopped(host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM. Raises OSError where the port is taken, before anything else starts."""
    # Before the application is made: whitenoise warns of a folder that is not there.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    from waitress.server import create_server

    from fursa.config.wsgi import application

    if host not in settings.ALLOWED_HOSTS and host != "0.0.0.0":  # noqa: S104 - compared, not bound
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, host]
    server = create_server(
        application, host=host, port=port, threads=THREADS, ident=None, max_request_body_size=MOST_BODY_BYTES
    )
    signal.signal(signal.SIGTERM, _stop)
    worker = Worker()
    worker.start()
    threading.Thread(target=make_ready, name="names", daemon=True).start()
    ready()
    try:
        server.run()
    finally:
        server.close()
        worker.stop()
        _leave_database()


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _leave_database() -> None:
    """Give the connections back before the server may be stopped: a pool that loses them complains on the screen."""
    for alias in connections:
        connections[alias].close()
        close_pool = getattr(connections[alias], "close_pool", None)
        if close_pool is not None:
            close_pool()


class Worker(threading.Thread):
    """Takes jobs from the queue until stopped; goes on when the database comes back.

    A job that a killed program left behind is taken again.
    """

    def __init__(self) -> None:
        super().__init__(name="worker", daemon=True)
        self._stopping = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._taking: asyncio.Task[None] | None = None

    def run(self) -> None:
        while not self._stopping.is_set():
            try:
                asyncio.run(self._take_jobs())
            except asyncio.CancelledError:
                break
            except Exception as error:
                # The kind of error alone: a driver's own words may hold parameters.
                logger.warning("the worker lost the database (%s) and begins anew", type(error).__name__)
            self._stopping.wait(RETRY_SECONDS)

    def stop(self) -> None:
        """Let the jobs at work come to an end, take no other."""
        self._stopping.set()
        if self._loop is not None and self._taking is not None and self.is_alive():
            self._loop.call_soon_threadsafe(self._taking.cancel)
        self.join(PATIENCE_SECONDS + 1)

    async def _take_jobs(self) -> None:
        from procrastinate.contrib.django import app
        from procrastinate.contrib.django.django_connector import DjangoConnector

        self._loop, self._taking = asyncio.get_running_loop(), asyncio.current_task()
        connector = app.connector
        assert isinstance(connector, DjangoConnector)
        worker = app.with_connector(connector.get_worker_connector())
        async with worker.open_async():
            await worker.run_worker_async(
                install_signal_handlers=False, concurrency=2, shutdown_graceful_timeout=PATIENCE_SECONDS
            )
