"""How large the blocks are, and leaving out those so large that they say nothing (a switchboard's number)."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from fursa.rules.identity.linking.settings import BLOCKS

LARGEST_BLOCK = 2_000  # records; a larger one is left out of its rule and named in the report
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A block too large to say anything: what its records share, one of them (a row), and how many they are."""

    shared: str
    example: int
    records: int


@dataclass(frozen=True, slots=True)
class BlockSizes:
    """One blocking rule: blocks of two records or more, the pairs inside, the largest, and those left out."""

    columns: tuple[str, ...]
    blocks: int
    pairs: int
    largest: int
    left_out: tuple[LeftOut, ...]


def measure_blocks(connection: duckdb.DuckDBPyConnection, table: str) -> list[BlockSizes]:
    """The sizes of every rule's blocks in `table`."""
    return [_measure(connection, table, columns) for columns in BLOCKS]


def _measure(connection: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...]) -> BlockSizes:
    names = ", ".join(columns)
    known = " and ".join(f"{column} is not null" for column in columns)
    inside = f"coalesce(sum(n * (n - 1) // 2) filter (n <= {LARGEST_BLOCK}), 0)::bigint"
    # The names of columns and tables are this package's own.
    where = f"from {table} where {known} group by {names} having count(*) > 1"
    grouped = f"select {names}, min(unique_id) as example, count(*) as n {where}"
    blocks, pairs, largest = connection.execute(
        f"select count(*), {inside}, coalesce(max(n), 0) from ({grouped})"  # noqa: S608
    ).fetchall()[0]
    if largest <= LARGEST_BLOCK:
        return BlockSizes(columns, blocks, pairs, largest, ())
    rows = connection.execute(
        f"select {names}, example, n from ({grouped}) where n > {LARGEST_BLOCK} order by n desc, {names}"  # noqa: S608
    ).fetchall()
    left_out = tuple(
        LeftOut(_BETWEEN.join(str(value) for value in row[:-2]), row[-2], row[-1]) for row in rows
    )
    return BlockSizes(columns, blocks, pairs, largest, left_out)


def with_block_columns(table: pa.Table, sizes: list[BlockSizes]) -> tuple[pa.Table, list[tuple[str, ...]]]:
    """`table` and the columns to block on; a rule with blocks left out gets a column that is null there."""
    rules: list[tuple[str, ...]] = []
    for number, size in enumerate(sizes):
        if not size.left_out:
            rules.append(size.columns)
            continue
        joined = pc.binary_join_element_wise(*(table[c].cast(pa.string()) for c in size.columns), _BETWEEN)
        refused = pc.is_in(joined, value_set=pa.array([block.shared for block in size.left_out]))
        table = table.append_column(f"block_{number}", pc.if_else(refused, None, joined))
        rules.append((f"block_{number}",))
    return table, rules
