"""A second look at the names of a pair that are not one identity: the alignment decides what SQL cannot."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from fursa.rules.identity.alignment import Floats, Ints
from fursa.rules.identity.linking.reading import Rows
from fursa.rules.identity.model import Model
from fursa.rules.identity.scoring import Scorer

LOOKED_AT = {"given": "given_name", "family": "family_name", "father": "father_name"}
_BITS_A_NAT = 1.4427
_BASE = 4.0  # bits added: the score is learnt among namesakes, pairs of a block are mostly true
_LEAST, _MOST = -12.0, 9.0


def look_again(
    rows: Rows, identity: dict[str, pa.Array], a: Ints, b: Ints, model: Model
) -> dict[str, Floats]:
    """For each name column, the bits of pair (a[k], b[k]); nan where Splink's own bits stand.

    They stand where the identities are equal, where a name is missing, and where given and family name are turned.
    """
    numbers = _numbers(identity)
    given, family = numbers["given"], numbers["family"]
    turned = ((given[a] == family[b]) & (given[a] >= 0)) | ((family[a] == given[b]) & (family[a] >= 0))
    found = {}
    for name, column in LOOKED_AT.items():
        known = numbers[name]
        differ = (known[a] != known[b]) & (known[a] >= 0) & (known[b] >= 0)
        asked = np.flatnonzero(differ & (~turned | (name == "father")))
        bits = np.full(len(a), np.nan)
        bits[asked] = _bits(rows.columns[column], a[asked], b[asked], model)
        found[name] = bits
    return found


def _numbers(identity: dict[str, pa.Array]) -> dict[str, Ints]:
    """Identities as numbers, the same in every column; -1 where there is none."""
    encoded = pa.concat_arrays(list(identity.values())).dictionary_encode().indices.fill_null(-1)
    parts = np.split(encoded.to_numpy(zero_copy_only=False), len(identity))
    return dict(zip(identity, parts, strict=True))


def _bits(names: list[str], a: Ints, b: Ints, model: Model) -> Floats:
    wanted = np.unique(np.concatenate([a, b]))
    scorer = Scorer([names[k] for k in wanted], model)
    log_odds = scorer.log_odds(np.searchsorted(wanted, a), np.searchsorted(wanted, b))
    bits: Floats = np.clip(log_odds * _BITS_A_NAT + _BASE, _LEAST, _MOST)
    return bits
