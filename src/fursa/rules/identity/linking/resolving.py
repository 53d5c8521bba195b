"""From spellings to name identities, once for every spelling of a register.

A known spelling stands for its name. Another is held against the known Arabic spellings that sound alike; where
the letters agree nearly as well as in a true pair, it stands for that name. What is left is known by its sound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from fursa.rules.identity.alignment import Floats, Ints, align
from fursa.rules.identity.evidence import told
from fursa.rules.identity.keys import loose_key, word_skeleton
from fursa.rules.identity.model import SCRIPTS, Model
from fursa.rules.identity.words import ARTICLE

_LACKING = 3.5  # nats that a spelling may lack and still stand for a name
_BY_SOUND = "~"  # begins the identity of a name nobody knows


def resolve_names(names: Iterable[str], model: Model) -> dict[str, str]:
    """Name as given → identity: the identities of its words, space between; "" where there is no word."""
    distinct = {name: tuple(word.lstrip(ARTICLE) for word in told(name)) for name in set(names)}
    spellings = sorted({word for parts in distinct.values() for word in parts if word})
    identity = resolve_words(spellings, model)
    return {name: " ".join(identity[word] for word in parts if word) for name, parts in distinct.items()}


def resolve_words(spellings: list[str], model: Model) -> dict[str, str]:
    """Spelling (one word, no leading article) → identity."""
    identity = {word: name for word in spellings if (name := model.lexicon.name_of(word)) is not None}
    unknown = [word for word in spellings if word not in identity]
    known = sorted({arabic for arabic, _ in model.lexicon.sightings})
    for kind, words in (
        ("arabic-latin", [w for w in unknown if w.isascii()]),
        ("arabic-arabic", [w for w in unknown if not w.isascii()]),
    ):
        for word, arabic in _nearest(words, known, kind, model).items():
            identity[word] = model.lexicon.name_of(arabic) or arabic
    for word in unknown:
        identity.setdefault(word, _BY_SOUND + loose_key(word))
    return identity


def _nearest(words: list[str], known: list[str], kind: str, model: Model) -> dict[str, str]:
    """For each of `words`, the known Arabic spelling it lacks least against, where that is little enough."""
    pair = model.pairs[kind]
    left, right = SCRIPTS[kind]
    rows, columns = _sounding_alike(words, known)
    if not len(rows):
        return {}
    a, b = left.encode(known), right.encode(words)
    expected = (
        _expected(a.single, a.lengths, pair.left_expected)[columns]
        + _expected(b.single, b.lengths, pair.right_expected)[rows]
    ) / 2
    lacking = expected - align(pair.odds, a, b, columns, rows)
    best: dict[int, tuple[float, int]] = {}
    for k in np.flatnonzero(lacking <= _LACKING):
        row, found = int(rows[k]), (float(lacking[k]), int(columns[k]))
        best[row] = min(best.get(row, found), found)
    return {words[row]: known[column] for row, (_, column) in best.items()}


def _expected(single: Ints, lengths: Ints, values: Floats) -> Floats:
    total: Floats = (values[single] * (np.arange(single.shape[1]) < lengths[:, None])).sum(axis=1)
    return total


def _sounding_alike(words: list[str], known: list[str]) -> tuple[Ints, Ints]:
    """Places (in words, in known) of spellings with the same skeleton, or the same but for one sound."""
    by_sound: defaultdict[str, list[int]] = defaultdict(list)
    for column, spelling in enumerate(known):
        for sound in _sounds(spelling):
            by_sound[sound].append(column)
    rows, columns = [], []
    for row, word in enumerate(words):
        near = {column for sound in _sounds(word) for column in by_sound.get(sound, ())}
        rows += [row] * len(near)
        columns += sorted(near)
    return np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)


def _sounds(word: str) -> set[str]:
    whole = word_skeleton(word)
    if len(whole) < 3:
        return {whole}
    return (
        {whole, *(whole[:k] + "." + whole[k + 1 :] for k in range(len(whole)))} if len(whole) > 3 else {whole}
    )
