"""Finding duplicates in a register, from a file to decisions."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.rules.identity.alignment import Ints
from fursa.rules.identity.linking.blocks import BlockSizes
from fursa.rules.identity.linking.deciding import TOGETHER_BITS, Decided, clusters, decide
from fursa.rules.identity.linking.engine import weigh_pairs
from fursa.rules.identity.linking.preparing import prepare
from fursa.rules.identity.linking.reading import Rows
from fursa.rules.identity.linking.second_look import LOOKED_AT, look_again
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
) -> Linked:
    """Find the records of `rows` that are one person; `identities` gives the names' true identities, for a ceiling."""
    model = model or load_model()
    prepared = prepare(rows, model, identities)
    weighed = weigh_pairs(prepared, threads)
    a, b = (weighed.pairs[side].to_numpy() for side in ("a", "b"))
    bits = {name: weighed.pairs[name].to_numpy().astype(float) for name in COMPARISONS}
    known = {name: prepared[name].to_pylist() for name in LOOKED_AT}
    again = look_again(rows, known, a, b, model) if identities is None else {}
    decided = decide(a, b, weighed.pairs["weight"].to_numpy().astype(float), bits, again)
    together = decided.weight >= TOGETHER_BITS
    return Linked(
        decided, clusters(prepared.num_rows, decided.a[together], decided.b[together]), weighed.blocks
    )
