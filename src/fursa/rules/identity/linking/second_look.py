"""A second look at the names of a pair that are not one identity: the alignment decides what SQL cannot."""

from __future__ import annotations

import numpy as np

from fursa.rules.identity.alignment import Floats, Ints
from fursa.rules.identity.linking.preparing import Prepared
from fursa.rules.identity.model import Model
from fursa.rules.identity.scoring import Scorer

LOOKED_AT = ("given", "family", "father")
_BITS_A_NAT = 1.4427
_BASE = 4.0  # bits added: the score is learnt among namesakes, pairs of a block are mostly true
_LEAST, _MOST = -12.0, 9.0


def look_again(prepared: Prepared, a: Ints, b: Ints, model: Model) -> dict[str, Floats]:
    """For each name column, the bits of pair (a[k], b[k]); nan where Splink's own bits stand.

    They stand where the identities are equal, where a name is missing, and where given and family name are turned.
    """
    numbers = {name: _numbers(prepared, name) for name in LOOKED_AT}
    given, family = numbers["given"], numbers["family"]
    turned = ((given[a] == family[b]) & (given[a] >= 0)) | ((family[a] == given[b]) & (family[a] >= 0))
    asked, left, right = {}, [], []
    for name, known in numbers.items():
        differ = (known[a] != known[b]) & (known[a] >= 0) & (known[b] >= 0)
        asked[name] = np.flatnonzero(differ & (~turned | (name == "father")))
        left.append(prepared.spelled[name][a[asked[name]]])
        right.append(prepared.spelled[name][b[asked[name]]])
    bits = np.full((len(LOOKED_AT), len(a)), np.nan)
    ends = np.cumsum([len(where) for where in asked.values()])[:-1]
    scored = np.split(_bits(prepared.spellings, np.concatenate(left), np.concatenate(right), model), ends)
    for row, where, values in zip(bits, asked.values(), scored, strict=True):
        row[where] = values
    return dict(zip(asked, bits, strict=True))


def _numbers(prepared: Prepared, name: str) -> Ints:
    """The numbers of a column's identities, -1 where there is none."""
    numbers: Ints = prepared.table[name].combine_chunks().fill_null(-1).to_numpy()
    return numbers


def _bits(spellings: list[str], a: Ints, b: Ints, model: Model) -> Floats:
    """The bits of the names at a[k] and b[k] of `spellings`; each different pair is scored once."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b)
    pairs, where = np.unique(low * len(spellings) + high, return_inverse=True)
    low, high = np.divmod(pairs, max(len(spellings), 1))
    wanted = np.unique(np.concatenate([low, high]))
    scorer = Scorer([spellings[k] for k in wanted], model)
    log_odds = scorer.log_odds(np.searchsorted(wanted, low), np.searchsorted(wanted, high))
    bits: Floats = np.clip(log_odds * _BITS_A_NAT + _BASE, _LEAST, _MOST)[where]
    return bits
