"""Many rows at once: COPY into a staging table without policies, then one INSERT … SELECT through them.

COPY into a table with row policies is refused by PostgreSQL; the staging table is private to the transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from psycopg import sql
from psycopg.types.json import Jsonb


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of one upsert."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.new + other.new, self.changed + other.changed, self.same + other.same)

    @property
    def total(self) -> int:
        return self.new + self.changed + self.same


def upsert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    unique: Sequence[str],
    kept: Sequence[str] = (),
) -> Counts:
    """Insert `rows` (values in the order of `columns`, database column names), or bring those there are up to date.

    `unique` are the columns of the unique constraint that tells a row there is from a new one; `kept` are
    columns that an existing row keeps (its uuid, who recorded it). A row that says the same is not written, so
    its history stays quiet. Raises what PostgreSQL raises for a value no check of ours refused.
    """
    table = sql.Identifier(model._meta.db_table)
    staging = sql.Identifier(f"staging_{model._meta.db_table}")
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    updated = [column for column in columns if column not in {*unique, *kept}]
    with connection.cursor() as cursor:
        text = cursor.connection  # pghistory looks into every statement and expects a text
        cursor.execute(
            sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA")
            .format(staging, names, table)
            .as_string(text)
        )
        count = _copy(cursor, sql.SQL("COPY {} ({}) FROM STDIN").format(staging, names), rows)
        cursor.execute(_insert(table, staging, names, unique, updated).as_string(text))
        outcomes = [row[0] for row in cursor.fetchall()]
        cursor.execute(sql.SQL("DROP TABLE {}").format(staging).as_string(text))
    new = sum(outcomes)
    return Counts(new=new, changed=len(outcomes) - new, same=count - len(outcomes))


def _copy(cursor: Any, statement: sql.Composed, rows: Iterable[Sequence[Any]]) -> int:
    count = 0
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([Jsonb(value) if isinstance(value, (dict, list)) else value for value in row])
            count += 1
    return count


def _insert(
    table: sql.Identifier,
    staging: sql.Identifier,
    names: sql.Composed,
    unique: Sequence[str],
    updated: list[str],
) -> sql.Composed:
    insert = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} ON CONFLICT ({}) ").format(
        table, names, names, staging, sql.SQL(", ").join(map(sql.Identifier, unique))
    )
    # xmax is 0 on a row this statement inserted.
    told = sql.SQL(" RETURNING ({}.xmax = 0)").format(table)
    if not updated:
        return insert + sql.SQL("DO NOTHING") + told
    assignments = sql.SQL(", ").join(
        sql.SQL("{0} = excluded.{0}").format(sql.Identifier(column)) for column in updated
    )
    differs = sql.SQL(" OR ").join(
        sql.SQL("{0}.{1} IS DISTINCT FROM excluded.{1}").format(table, sql.Identifier(column))
        for column in updated
    )
    return insert + sql.SQL("DO UPDATE SET {} WHERE {}").format(assignments, differs) + told


def reserve_keys(model: type[models.Model], count: int) -> list[int]:
    """`count` primary keys of the model's sequence, for rows that must be pointed at before they are written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def refresh_statistics() -> None:
    """Tell the planner what a bulk load changed; without it the next queries were seen to take 15 times as long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT fursa_analyze()")
