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
from django.utils import timezone

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


def _settings() -> tuple[str, str]:
    """The user and the day that the database knows now; empty where it knows none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting(%s, true), ''), coalesce(current_setting(%s, true), '')",
            [USER_SETTING, TODAY_SETTING],
        )
        user, today = cursor.fetchone()
    return user, today


def _set(user: str, today: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, true), set_config(%s, %s, true)",
            [USER_SETTING, user, TODAY_SETTING, today],
        )


@contextmanager
def scope(actor: Actor, *, today: date | None = None) -> Iterator[None]:
    """Open a transaction in which the database shows what `actor` may see.

    `today` decides which accesses are in force; None is the day of the scope around this one, else this program's.
    The database is told it: its own table of time zones may be of another year, and near midnight give another day.
    """
    with transaction.atomic(), pghistory.context(user=actor.pk):
        before = _settings()
        day = today.isoformat() if today else before[1] or timezone.localdate().isoformat()
        _set(str(actor.pk), day)
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
    _set(*before)
