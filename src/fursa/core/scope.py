"""Under whose eyes the database is read: row-level security knows the user of this transaction, and nobody else.

Nothing about a person is read outside a scope. A local setting outlives a savepoint, so the former value is
restored by hand on leaving.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Protocol

import pghistory
from django.db import connection, transaction

USER_SETTING = "fursa.user_id"
TODAY_SETTING = "fursa.today"


class Actor(Protocol):
    """Whoever acts: a user of accounts, known here only by what core needs."""

    @property
    def pk(self) -> int: ...
    @property
    def label(self) -> str: ...


_actor: ContextVar[int | None] = ContextVar("fursa_scope", default=None)


def current_user_id() -> int | None:
    """The user of the innermost scope, None outside any."""
    return _actor.get()


def _setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [name])
        row = cursor.fetchone()
    return (row[0] if row else None) or ""


def _set(name: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


@contextmanager
def scope(actor: Actor, *, today: date | None = None) -> Iterator[None]:
    """Open a transaction in which the database shows what `actor` may see.

    `today` decides which accesses are in force; None leaves it to the database's clock, in Casablanca.
    """
    with transaction.atomic(), pghistory.context(user=actor.pk):
        before = (_setting(USER_SETTING), _setting(TODAY_SETTING))
        _set(USER_SETTING, str(actor.pk))
        if today is not None:
            _set(TODAY_SETTING, today.isoformat())
        token = _actor.set(actor.pk)
        try:
            yield
        finally:
            _actor.reset(token)
            # After an error in SQL the transaction takes no command; the rollback undoes the setting too.
            if not connection.needs_rollback and connection.connection is not None:
                _restore(before)


def _restore(before: tuple[str, str]) -> None:
    from psycopg.pq import TransactionStatus

    if connection.connection.info.transaction_status == TransactionStatus.INERROR:
        return
    _set(USER_SETTING, before[0])
    _set(TODAY_SETTING, before[1])
