"""From where something is done: a page, a command, a job, a device. Kept for the audit and the logs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from uuid import uuid4


@dataclass(frozen=True, slots=True)
class Origin:
    """`kind` is one of page, command, job, device; `name` a route or command name, never an address with data."""

    kind: str
    name: str
    request_id: str = field(default_factory=lambda: uuid4().hex)


_current: ContextVar[Origin | None] = ContextVar("fursa_origin", default=None)


def current_origin() -> Origin:
    return _current.get() or Origin("command", "unnamed", request_id="")


@contextmanager
def acting_from(origin: Origin) -> Iterator[Origin]:
    token = _current.set(origin)
    try:
        yield origin
    finally:
        _current.reset(token)


def name_origin(name: str) -> None:
    """Name the origin now that more is known; it ends with the `acting_from` around it."""
    _current.set(replace(current_origin(), name=name))
