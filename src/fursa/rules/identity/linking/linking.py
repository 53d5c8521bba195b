"""Finding duplicates in a register, from a file to decisions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from fursa.rules.identity.alignment import Floats, Ints
from fursa.rules.identity.linking.blocks import BlockSizes
from fursa.rules.identity.linking.deciding import TOGETHER_BITS, Decided, clusters, decide
from fursa.rules.identity.linking.engine import weigh_pairs
from fursa.rules.identity.linking.preparing import prepare
from fursa.rules.identity.linking.reading import Rows
from fursa.rules.identity.linking.second_look import look_again
from fursa.rules.identity.linking.settings import COMPARISONS
from fursa.rules.identity.model import Model, load_model


@dataclass(frozen=True, slots=True)
class Linked:
    """What was found in a register."""

    decided: Decided
    clusters: Ints  # for each record the first record of its cluster
    blocks: list[BlockSizes]


def link(
    rows: Rows,
    model: Model | None = None,
    identities: dict[str, list[str]] | None = None,
    threads: int | None = None,
    engine: str = "duckdb",
) -> Linked:
    """Find the records of `rows` that are one person; `identities` gives true name identities, for a ceiling."""
    model = model or load_model()
    prepared = prepare(rows, model, identities)
    weighed = weigh_pairs(prepared.table, threads, engine)
    a, b = (weighed.pairs[side].to_numpy() for side in ("a", "b"))
    bits = {name: _bits(weighed.pairs, name) for name in COMPARISONS}
    again = look_again(prepared, a, b, model) if identities is None else {}
    decided = decide(a, b, _bits(weighed.pairs, "weight"), bits, again)
    together = decided.weight >= TOGETHER_BITS
    return Linked(
        decided, clusters(prepared.table.num_rows, decided.a[together], decided.b[together]), weighed.blocks
    )


def _bits(pairs: pa.Table, name: str) -> Floats:
    """A column of bits, rounded: sums made by several threads differ in their last digits from run to run."""
    rounded: Floats = np.round(pairs[name].to_numpy().astype(float), 6)
    return rounded
