"""From spellings to name identities, once for every spelling of a register.

A known spelling stands for its name. Another is held against the known Arabic spellings that sound alike; where
the letters agree nearly as well as in a true pair, it stands for that name. What is left is known by its sound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from fursa.rules.identity.alignment import Floats, Ints, align
from fursa.rules.identity.keys import word_key, word_skeleton
from fursa.rules.identity.model import SCRIPTS, Model
from fursa.rules.identity.words import ARTICLE

_LACKING = 3.5  # nats that a spelling may lack and still stand for a name
_BY_SOUND = "~"  # begins the identity of a name nobody knows


def resolve_names(names: Sequence[tuple[str, ...]], model: Model) -> list[str]:
    """The identity of each name, given as its words: theirs, space between; "" where there is no word."""
    bare = {word: word.lstrip(ARTICLE) for parts in names for word in parts}
    identity = resolve_words(sorted({word for word in bare.values() if word}), model) | {"": ""}
    told = {word: identity[spelling] for word, spelling in bare.items()}
    return [" ".join(filter(None, (told[word] for word in parts))) for parts in names]


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
        identity.setdefault(word, _BY_SOUND + word_key(word))
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
    order = np.lexsort((columns, lacking, rows))
    order = order[lacking[order] <= _LACKING]
    near, first = np.unique(rows[order], return_index=True)
    return {words[row]: known[column] for row, column in zip(near, columns[order[first]], strict=True)}


def _expected(single: Ints, lengths: Ints, values: Floats) -> Floats:
    total: Floats = (values[single] * (np.arange(single.shape[1]) < lengths[:, None])).sum(axis=1)
    return total


def _sounding_alike(words: list[str], known: list[str]) -> tuple[Ints, Ints]:
    """Places (in words, in known) of spellings with the same skeleton, or the same but for one sound."""
    by_sound: defaultdict[str, list[int]] = defaultdict(list)
    for column, spelling in enumerate(known):
        for sound in _sounds(word_skeleton(spelling)):
            by_sound[sound].append(column)
    near: dict[str, Ints] = {}
    alike = []
    for word in words:
        whole = word_skeleton(word)
        if whole not in near:
            found = {column for sound in _sounds(whole) for column in by_sound.get(sound, ())}
            near[whole] = np.array(sorted(found), dtype=np.int64)
        alike.append(near[whole])
    rows = np.repeat(np.arange(len(words)), np.array([len(columns) for columns in alike], dtype=np.int64))
    return rows, np.concatenate([np.zeros(0, np.int64), *alike])


def _sounds(whole: str) -> set[str]:
    """A skeleton, and the same with any one sound open."""
    if len(whole) < 3:
        return {whole}
    return (
        {whole, *(whole[:k] + "." + whole[k + 1 :] for k in range(len(whole)))} if len(whole) > 3 else {whole}
    )
