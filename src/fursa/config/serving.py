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
from procrastinate.manager import JobManager

from fursa.core.tasks import WATCHED
from fursa.rules.identity.recognition import make_ready

THREADS = 8
# What a device may send at once (diagnosis.views.openrosa) with its frame; more is refused by its length, unread.
MOST_BODY_BYTES = 120_000_000
# How long a job may take to come to an end when the program is asked to stop; one cut short is taken again.
PATIENCE_SECONDS = 10
RETRY_SECONDS = 2
# A program whose worker gave no sign for so long (it gives one every 10 seconds) was killed.
STILL_SECONDS = 40
MOST_ATTEMPTS = 3
# The worker's two hands, and the queues each takes from. Whoever waits at the screen waits for no import, and nothing
# at rest waits until nobody asks any more.
HANDS = ([WATCHED], [WATCHED, "default"])
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

    A job that a killed program left behind is taken again once its heart has stood still.
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
            except Exception as lost:
                # The kinds of error alone: a driver's own words may hold parameters.
                errors = lost.exceptions if isinstance(lost, ExceptionGroup) else [lost]
                kinds = ", ".join(type(error).__name__ for error in errors)
                logger.warning("the worker lost the database (%s) and begins anew", kinds)
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
        async with worker.open_async(), asyncio.TaskGroup() as hands:
            for queues in HANDS:
                hands.create_task(
                    worker.run_worker_async(
                        queues=queues,
                        install_signal_handlers=False,
                        shutdown_graceful_timeout=PATIENCE_SECONDS,
                    )
                )
            hands.create_task(take_up(worker.job_manager, after=STILL_SECONDS))


async def take_up(jobs: JobManager, *, after: float) -> None:
    """Queue again what a killed program was doing, `after` so many seconds: until then its heart may seem to beat.

    Not what comes back by the clock anyway (a job with a lock in the queue), nor a job that may be what kills it.
    """
    await asyncio.sleep(after)
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STILL_SECONDS):
        if job.queueing_lock is None and job.attempts < MOST_ATTEMPTS:
            await jobs.retry_job(job)
