"""HiGHS in a process of its own, which can be killed: it may ignore its time limit while it presolves.

The parent sends models and stages; the child sends back every better solution as it is found and then the
outcome, so that whatever stops the child loses nothing already found.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from typing import Any, Literal

import numpy as np

from fursa.rules.allocation.linear import Floats
from fursa.rules.allocation.model import Model

GRACE = 0.5  # seconds after its limit before the child is killed
ASKED = 0.25  # seconds between two questions whether to stop
LONGEST = 86_400.0  # seconds of one wait: the system's own timer ends after some weeks
Status = Literal["optimal", "infeasible", "limit", "killed", "failed"]


@dataclass(frozen=True)
class Outcome:
    """What came of one run: `x` the best point found (None: none), `bound` the solver's own claim."""

    status: Status
    x: Floats | None = None
    objective: float = 0.0
    bound: float = np.inf
    duals: Floats | None = None
    nodes: int = 0


class Interrupted(KeyboardInterrupt):
    """Somebody asked to stop: as with Ctrl-C, the best so far comes home."""


@dataclass
class Engine:
    """One child process, started when first needed. Use as a context manager.

    `stop` is asked while the child works; where it says so, Interrupted is raised.
    """

    stop: Callable[[], bool] | None = None

    _process: subprocess.Popen[bytes] | None = None
    _connection: Connection | None = None
    _end: float = 0.0
    _best: Floats | None = None  # of the order
    _outcome: Outcome | None = field(default_factory=lambda: Outcome("failed"))  # None: it is still worked at

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """End the child at once, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None

    def _start(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.poll() is None:
            return self._connection
        self.kill()
        ours, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "fursa.rules.allocation.engine_process", str(number)],
                pass_fds=[number],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is ours to handle: the best so far must come home
                env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            )
        self._connection = Connection(ours.detach())
        return self._connection

    def run(
        self,
        model: Model,
        objective: Floats,
        *,
        seconds: float,
        integer: bool = True,
        start: Floats | None = None,
        options: Mapping[str, Any] | None = None,
        found: Callable[[Floats], None] | None = None,
    ) -> Outcome:
        """Maximise `objective` (one number a column) over `model`; `found` hears of each better point."""
        self.begin(model, objective, seconds=seconds, integer=integer, start=start, options=options)
        return self.finish(found)

    def begin(
        self,
        model: Model,
        objective: Floats,
        *,
        seconds: float,
        integer: bool = True,
        start: Floats | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        """Set the child to work; `finish` brings what came of it. One order at a time."""
        self._end = time.monotonic() + seconds + GRACE
        self._best, self._outcome = None, Outcome("limit")
        if seconds <= 0:
            return
        model = replace(model, rule_rows=())  # thousands of small objects that only the parent reads
        try:
            connection = self._start()
            connection.send((model, objective, integer, start, {"time_limit": seconds, **(options or {})}))
            self._outcome = None
        except (BrokenPipeError, ConnectionResetError):
            self.kill()
            self._outcome = Outcome("failed")
        except KeyboardInterrupt:
            self.kill()
            raise

    def finish(self, found: Callable[[Floats], None] | None = None) -> Outcome:
        """What came of the order; `found` hears of each better point."""
        while self._outcome is None:
            self._hear(found, max(0.0, self._end - time.monotonic()))
            if self._outcome is None and time.monotonic() >= self._end:
                self._outcome = Outcome("killed", self._best)
                self.kill()
        return self._outcome

    def heard(self, found: Callable[[Floats], None] | None = None) -> Outcome | None:
        """What came of the order, None while it is worked at; `found` hears of each better point. Does not wait."""
        self._hear(found, 0.0)
        return self._outcome

    def _hear(self, found: Callable[[Floats], None] | None, seconds: float) -> None:
        """Listen to the child until so many seconds are over, or it has come to its end."""
        end = time.monotonic() + seconds
        try:
            while self._outcome is None and self._speaks(end):
                assert self._connection is not None
                kind, content = self._connection.recv()
                if kind == "done":
                    self._outcome = content
                    return
                self._best = content
                if found is not None:
                    found(content)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.kill()
        except KeyboardInterrupt:
            self.kill()
            raise

    def _speaks(self, end: float) -> bool:
        """Wait until `end` for the child's next word; False where it says nothing."""
        while True:
            if self.stop is not None and self.stop():
                raise Interrupted
            left = max(0.0, end - time.monotonic())
            assert self._connection is not None
            if self._connection.poll(min(left, LONGEST if self.stop is None else ASKED)):
                return True
            if left <= 0:
                return False
