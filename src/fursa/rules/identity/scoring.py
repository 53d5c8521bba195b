"""Scores from 0 to 1 for many pairs of names at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fursa.rules.identity.alignment import Floats, Ints
from fursa.rules.identity.evidence import NameTable, gather, told
from fursa.rules.identity.model import SCRIPTS, Model, load_model
from fursa.rules.identity.normalise import is_arabic, normalise

_ARABIC, _LATIN = "arabic", "latin"


def score_pairs(left: Sequence[str], right: Sequence[str], model: Model | None = None) -> Floats:
    """The score of left[k] and right[k] for every k: 0 two names, 1 one name; symmetric.

    A name without letters or digits scores 0 against everything; a name scores 1 against itself.
    """
    names = {name: k for k, name in enumerate(dict.fromkeys([*left, *right]))}
    a = np.array([names[name] for name in left], dtype=np.int64)
    b = np.array([names[name] for name in right], dtype=np.int64)
    return Scorer(list(names), model).score(a, b)


class Scorer:
    """Names encoded once, to be compared in any pairs by their place in the list."""

    def __init__(self, names: Sequence[str], model: Model | None = None) -> None:
        self._model = model or load_model()
        keys = [" ".join(told(name)) for name in names]
        distinct = {key: k for k, key in enumerate(sorted(set(keys)))}
        self._key = np.array([distinct[key] for key in keys], dtype=np.int64)
        first = dict(zip(reversed(keys), reversed(names), strict=True))
        self._empty = np.array([key == "" for key in distinct], dtype=bool)
        self._arabic = np.array([is_arabic(normalise(key)) for key in distinct], dtype=bool)
        self._row = np.zeros(len(distinct), dtype=np.int64)
        self._tables: dict[str, NameTable] = {}
        for script, chosen in ((_ARABIC, self._arabic), (_LATIN, ~self._arabic)):
            self._row[chosen] = np.arange(chosen.sum())
            ours = [first[key] for key, mine in zip(distinct, chosen, strict=True) if mine]
            alphabet = SCRIPTS[f"{script}-{script}"][0]
            self._tables[script] = NameTable.build(ours, alphabet, self._model.lexicon)

    def score(self, i: Ints, j: Ints) -> Floats:
        """The scores of the names at i[k] and j[k]."""
        return 1.0 / (1.0 + np.exp(-self.log_odds(i, j)))

    def log_odds(self, i: Ints, j: Ints) -> Floats:
        """The same on the scale of log odds, where names that are all very alike still differ."""
        a, b = self.ordered_keys(i, j)
        result = np.full(len(a), -np.inf)
        for kind in SCRIPTS:
            left, right = kind.split("-")
            chosen = np.flatnonzero(
                (self._arabic[a] == (left == _ARABIC)) & (self._arabic[b] == (right == _ARABIC))
            )
            if len(chosen):
                features = self.features(kind, a[chosen], b[chosen])
                result[chosen] = features @ self._model.pairs[kind].weights
        result[a == b] = np.inf
        result[self._empty[a] | self._empty[b]] = -np.inf
        return result

    def features(self, kind: str, a: Ints, b: Ints) -> Floats:
        """The evidence of distinct names a[k] and b[k], whose scripts are those of `kind`."""
        left, right = (self._tables[script] for script in kind.split("-"))
        return gather(self._model.pairs[kind], self._model.lexicon, left, right, self._row[a], self._row[b])

    def ordered_keys(self, i: Ints, j: Ints) -> tuple[Ints, Ints]:
        """The distinct names of i[k] and j[k], Arabic before Latin, else by alphabet: the order given cannot matter."""
        a, b = self._key[i], self._key[j]
        mixed = self._arabic[a] != self._arabic[b]
        swap = np.where(mixed, ~self._arabic[a], a > b)
        return np.where(swap, b, a), np.where(swap, a, b)
