"""Which records share a block, how large the blocks are, and leaving out those so large that they say nothing.

A block too large is, for example, that of a switchboard's number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from fursa.rules.identity.alignment import Ints
from fursa.rules.identity.linking.settings import BLOCKS, block_column

LARGEST_BLOCK = 2_000  # records; a larger one is left out of its rule and named in the report
_LARGEST_KEY = 2**62


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A block too large to say anything: the first of its records (a row), and how many they are."""

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


def with_blocks(prepared: pa.Table) -> tuple[pa.Table, list[BlockSizes]]:
    """`prepared` with a column for each rule, and the sizes of the rule's blocks.

    The column holds the number of the record's block, null where the record is alone or the block is too large: engines
    then join the few records that may have a pair, on one number.
    """
    known = {column: _numbers(prepared[column]) for columns in BLOCKS for column in columns}
    sizes = []
    for rule, columns in enumerate(BLOCKS):
        blocks, size = _blocks(columns, _combined([known[column] for column in columns]))
        prepared = prepared.append_column(block_column(rule), pa.array(blocks, mask=blocks < 0))
        sizes.append(size)
    return prepared, sizes


def _numbers(column: pa.ChunkedArray) -> Ints:
    numbers: Ints = column.combine_chunks().fill_null(-1).to_numpy().astype(np.int64)
    return numbers


def _combined(columns: list[Ints]) -> Ints:
    """A number for every different combination of numbers, -1 where one of them is (not known)."""
    key, *others = columns
    for column in others:
        different = int(column.max(initial=0)) + 1
        if (int(key.max(initial=0)) + 1) * different > _LARGEST_KEY:
            key = np.unique(key, return_inverse=True)[1] - (key.min() < 0)
        key = np.where((key < 0) | (column < 0), -1, key * different + column)
    return key


def _blocks(columns: tuple[str, ...], key: Ints) -> tuple[Ints, BlockSizes]:
    """(the number of each record's block, -1 for none; their sizes), from a number for what records share."""
    known = np.flatnonzero(key >= 0)
    order = known[np.argsort(key[known])]
    starts = np.flatnonzero(np.diff(key[order], prepend=-1))
    records = np.diff(starts, append=len(order))
    several, fits = records > 1, records <= LARGEST_BLOCK
    kept = np.repeat(several & fits, records)
    blocks = np.full(len(key), -1, dtype=np.int32)
    blocks[order[kept]] = np.repeat(np.arange(len(records), dtype=np.int32), records)[kept]
    left_out = [
        LeftOut(int(order[starts[k] : starts[k] + records[k]].min()), int(records[k]))
        for k in np.flatnonzero(~fits)
    ]
    inside = records[fits]
    return blocks, BlockSizes(
        columns,
        int(several.sum()),
        int((inside * (inside - 1) // 2).sum()),
        int(records[several].max(initial=0)),
        tuple(sorted(left_out, key=lambda block: (-block.records, block.example))),
    )
