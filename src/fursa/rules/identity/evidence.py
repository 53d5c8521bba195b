"""From names to evidence: for each pair, the best arrangement of words and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from fursa.rules.identity.alignment import Alphabet, Encoded, Floats, Ints, align
from fursa.rules.identity.arrangements import MOST_WORDS, UNITS, Arrangement, arrangements, units
from fursa.rules.identity.keys import word_skeleton
from fursa.rules.identity.lexicon import Lexicon
from fursa.rules.identity.model import ScriptPair
from fursa.rules.identity.words import ARTICLE, TITLES, words

# Nats, for choosing the arrangement only; the weights of the final score are learnt.
_UNLIKE = -5.0  # a pair of words costs no more than this, however different
_ALONE = -2.0
_TURNED = -1.5
_JOINED = -0.5
_NOTHING_IN_COMMON = -20.0
_BITS = {sound: 1 << k for k, sound in enumerate("bdfhjklmnrstwxyz")}
_MOST_CONTRADICTED = 1.0  # the lexicon is not complete: letters that agree may outweigh it
_FEW = 5.0  # sightings: spellings seen less often hardly contradict

FEATURES = (
    "one", "total", "weakest", "deficit", "alone", "turned", "sum", "expected", "joined",
    "relative_deficit", "relative_total", "contradicted", "known",
)  # fmt: skip
_CHUNK = 100_000  # pairs of names at a time


@lru_cache(maxsize=262_144)
def told(name: str) -> tuple[str, ...]:
    """The words compared: titles left out where a name remains, at most `MOST_WORDS`."""
    every = words(name)
    kept = tuple(w for w in every if w.lstrip(ARTICLE) not in TITLES) or every
    if len(kept) <= MOST_WORDS:
        return kept
    return (*kept[: MOST_WORDS - 1], "".join(kept[MOST_WORDS - 1 :]))


@dataclass(frozen=True, slots=True)
class NameTable:
    """Names of one script, each unit (word or joined neighbours) encoded once."""

    counts: Ints  # words a name
    units: Ints  # (names, UNITS): rows of `spellings`
    spellings: list[str]
    encoded: Encoded
    known: Ints  # numbers in the lexicon
    sounds: Ints  # the consonant classes of each spelling, a bit each
    consonants: Ints  # how many consonants each spelling's skeleton has

    @classmethod
    def build(cls, names: Sequence[str], alphabet: Alphabet, lexicon: Lexicon) -> NameTable:
        """The table of `names`; a name without a word has one empty unit."""
        rows: dict[str, int] = {}
        table = np.zeros((len(names), UNITS), dtype=np.int64)
        counts = np.ones(len(names), dtype=np.int64)
        for i, name in enumerate(names):
            kept = told(name) or ("",)
            counts[i] = len(kept)
            numbers = [rows.setdefault(unit, len(rows)) for unit in units(kept)]
            table[i, : len(numbers)] = numbers
        spellings = list(rows)
        skeletons = [word_skeleton(spelling) for spelling in spellings]
        sounds = np.array([sum(_BITS.get(sound, 0) for sound in set(skeleton)) for skeleton in skeletons])
        consonants = np.array([len(skeleton) for skeleton in skeletons])
        encoded, known = alphabet.encode(spellings), lexicon.look_up(spellings)
        return cls(
            counts, table, spellings, encoded, known, sounds.astype(np.int64), consonants.astype(np.int64)
        )

    def has_little_in_common(self, other: NameTable, rows: Ints, columns: Ints) -> npt.NDArray[np.bool_]:
        """Where at most a quarter of three or more consonant classes is shared, or one side has more than twice
        the consonants of the other: such pairs are not aligned."""
        a, b = self.sounds[rows], other.sounds[columns]
        most = np.maximum(np.bitwise_count(a), np.bitwise_count(b))
        unlike: npt.NDArray[np.bool_] = (most > 2) & (4 * np.bitwise_count(a & b) <= most)
        few, many = self.consonants[rows], other.consonants[columns]
        few, many = np.minimum(few, many), np.maximum(few, many)
        return unlike | ((many > 2) & (2 * few < many))


@dataclass(frozen=True, slots=True)
class UnitScores:
    """For pairs of units: log odds after the lexicon, the log odds a true pair would have, contradiction."""

    log_odds: Floats
    expected: Floats
    contradicted: Floats
    known: Floats  # 1 known spellings of one name, -1 of two, 0 unknown


def score_units(
    pair: ScriptPair, lexicon: Lexicon, left: NameTable, right: NameTable, a: Ints, b: Ints
) -> UnitScores:
    """The scores of units a[k] of `left` against b[k] of `right`; each different pair is aligned once."""
    keys, where = np.unique(a * len(right.spellings) + b, return_inverse=True)
    rows, columns = np.divmod(keys, len(right.spellings))
    log_odds = np.full(len(keys), _NOTHING_IN_COMMON, dtype=np.float32)
    alike = np.flatnonzero(~left.has_little_in_common(right, rows, columns))
    log_odds[alike] = align(pair.odds, left.encoded, right.encoded, rows[alike], columns[alike])
    expected = (
        _expected(left.encoded, pair.left_expected)[rows]
        + _expected(right.encoded, pair.right_expected)[columns]
    ) / 2
    verdict, sightings = lexicon.judge(left.known[rows], right.known[columns])
    log_odds = np.where(verdict > 0, np.maximum(log_odds + 1.0, expected * 0.8), log_odds)
    contradiction = np.where(verdict < 0, np.minimum(np.log1p(sightings / _FEW), _MOST_CONTRADICTED), 0.0)
    return UnitScores(
        *(
            values[where].reshape(a.shape)
            for values in (log_odds - contradiction, expected, contradiction, verdict)
        )
    )


def _expected(encoded: Encoded, values: Floats) -> Floats:
    read = np.arange(encoded.single.shape[1]) < encoded.lengths[:, None]
    total: Floats = (values[encoded.single] * read).sum(axis=1)
    return total


def gather(pair: ScriptPair, lexicon: Lexicon, left: NameTable, right: NameTable, i: Ints, j: Ints) -> Floats:
    """The features (columns as `FEATURES`) of names i[k] of `left` against j[k] of `right`."""
    features = np.zeros((len(i), len(FEATURES)), dtype=np.float32)
    shape = left.counts[i] * (MOST_WORDS + 1) + right.counts[j]
    for key in np.unique(shape):
        m, n = divmod(int(key), MOST_WORDS + 1)
        alike = np.flatnonzero(shape == key)
        for start in range(0, len(alike), _CHUNK):
            part = alike[start : start + _CHUNK]
            a, b = left.units[i[part], : 2 * m - 1], right.units[j[part], : 2 * n - 1]
            a, b = np.broadcast_arrays(a[:, :, None], b[:, None, :])
            features[part] = _best(score_units(pair, lexicon, left, right, a, b), arrangements(m, n))
    return features


def _best(scores: UnitScores, tried: Sequence[Arrangement]) -> Floats:
    """The features of the best arrangement of each pair."""
    totals = _totals(scores, tried)
    choice = totals.argmax(axis=0)
    features = np.zeros((totals.shape[1], len(FEATURES)), dtype=np.float32)
    for number in np.unique(choice):
        chosen = np.flatnonzero(choice == number)
        features[chosen] = _features(scores, tried[number], totals[number], chosen)
    return features


def best_arrangement(scores: UnitScores, tried: Sequence[Arrangement]) -> int:
    """Which of `tried` suits the first pair best."""
    return int(_totals(scores, tried)[:, 0].argmax())


def _totals(scores: UnitScores, tried: Sequence[Arrangement]) -> Floats:
    capped = np.logaddexp(scores.log_odds, _UNLIKE)
    return np.stack([_total(capped, arrangement) for arrangement in tried])


def _total(capped: Floats, arrangement: Arrangement) -> Floats:
    total: Floats = sum(capped[:, a, b] for a, b in arrangement.opposite)  # type: ignore[assignment]
    return total + arrangement.alone * _ALONE + arrangement.turned * _TURNED + arrangement.joined * _JOINED


def _features(scores: UnitScores, arrangement: Arrangement, total: Floats, chosen: Ints) -> Floats:
    a, b = (list(side) for side in zip(*arrangement.opposite, strict=True))
    log_odds = scores.log_odds[chosen[:, None], a, b]
    expected = scores.expected[chosen[:, None], a, b]
    deficit = np.clip((expected - log_odds).max(axis=1), -5, 15)
    whole = np.maximum(expected.sum(axis=1), 5)
    ones = np.ones(len(chosen))
    return np.stack(
        [
            ones,
            total[chosen] / 10,
            np.clip(log_odds.min(axis=1), -10, 10) / 10,
            deficit / 10,
            ones * arrangement.alone,
            ones * arrangement.turned,
            np.clip(log_odds, -15, None).sum(axis=1) / 10,
            whole / 10,
            ones * arrangement.joined,
            2 * deficit / whole,
            total[chosen] / whole,
            scores.contradicted[chosen[:, None], a, b].max(axis=1),
            (scores.known[chosen[:, None], a, b] > 0).all(axis=1),
        ],
        axis=1,
    )
