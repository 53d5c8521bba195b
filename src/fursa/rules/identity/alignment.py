"""How much more likely two spellings are as one name than as two: a weighted alignment, in batches.

A spelling is cut in every possible way into pieces of one or two letters; a piece stands opposite a piece of
the other spelling, or opposite nothing. Each such step has odds (`Odds`), learnt from names known in both
scripts: how often it is seen in one name, against chance. The odds of two spellings are the sum over
all ways of cutting of the product over the steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from fursa.rules.identity.words import ARTICLE

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

LONGEST_WORD = 24  # letters read of one word
PLACES = 3  # first, inside, last
_BATCH = 4096  # pairs aligned at a time: the working set stays in the processor's cache
_LEAST = np.float32(1e-30)  # odds below this are all the same: not one name


@dataclass(frozen=True)
class Alphabet:
    """Letters of one script, numbered from 2; 0 is nothing, 1 any letter not listed."""

    letters: str

    @property
    def size(self) -> int:
        return len(self.letters) + 2

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {letter: i + 2 for i, letter in enumerate(self.letters)}

    def encode(self, spellings: Sequence[str]) -> Encoded:
        """`spellings` as numbers, a row each; letters after the `LONGEST_WORD`th are not read."""
        numbers, size = self.numbers, self.size
        lengths = np.array([min(len(s), LONGEST_WORD) for s in spellings], dtype=np.int64)
        letters = np.zeros((len(spellings), int(lengths.max(initial=1))), dtype=np.int64)
        for row, spelling in enumerate(spellings):
            letters[row, : lengths[row]] = [numbers.get(c, 1) for c in spelling[:LONGEST_WORD]]
        before, after = np.zeros_like(letters), np.zeros_like(letters)
        before[:, 1:] = letters[:, :-1]
        after[:, :-1] = letters[:, 1:]
        first = (before == 0) | (before == numbers[ARTICLE])
        return Encoded(
            lengths=lengths,
            letters=letters,
            single=letters * PLACES + np.where(first, 0, np.where(after == 0, 2, 1)),
            double=before * size + letters,
            gap=(before * size + letters) * 2 + (after == 0),
        )


ARABIC = Alphabet("ابتثجحخدذرزسشصضطظعغفقكلمنهويگپچڤژ" + ARTICLE)
LATIN = Alphabet("abcdefghijklmnopqrstuvwxyz" + ARTICLE)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Spellings as numbers, padded with the number of nothing; one row a spelling, one column a letter."""

    lengths: Ints
    letters: Ints
    single: Ints  # letter and place
    double: Ints  # the letter before and this one
    gap: Ints  # the letter before, this one, whether it is the last: what may stand opposite nothing


@dataclass(frozen=True, slots=True)
class Odds:
    """Odds of each step between a left and a right alphabet, indexed by the numbers of `Encoded`."""

    one_one: Floats
    one_two: Floats
    two_one: Floats
    left_gap: Floats
    right_gap: Floats


def align(odds: Odds, left: Encoded, right: Encoded, rows: Ints, columns: Ints) -> Floats:
    """Natural log of the odds that left[rows[k]] and right[columns[k]] are one name, for every k."""
    result = np.empty(len(rows), dtype=np.float32)
    order = np.argsort(left.lengths[rows] * (LONGEST_WORD + 1) + right.lengths[columns], kind="stable")
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        result[batch] = _align_batch(odds, left, right, rows[batch], columns[batch])
    return result


def _align_batch(odds: Odds, left: Encoded, right: Encoded, rows: Ints, columns: Ints) -> Floats:
    heights, widths = left.lengths[rows], right.lengths[columns]
    height, width = int(heights.max(initial=0)), int(widths.max(initial=0))
    left_single, left_double = left.single[rows, :height].T, left.double[rows, :height].T
    right_single = np.ascontiguousarray(right.single[columns, :width].T)
    right_double = np.ascontiguousarray(right.double[columns, :width].T)[1:]
    left_gap = odds.left_gap[left.gap[rows, :height].T]
    right_gap = odds.right_gap[right.gap[columns, :width].T]
    table = np.zeros((height + 1, width + 1, len(rows)), dtype=np.float32)
    table[0, 0] = 1.0
    for i in range(height + 1):
        row = table[i]
        if i > 0:
            row += table[i - 1] * left_gap[i - 1]
            row[1:] += table[i - 1, :-1] * _look_up(odds.one_one, left_single[i - 1], right_single)
        if i > 0 and width > 1:
            row[2:] += table[i - 1, :-2] * _look_up(odds.one_two, left_single[i - 1], right_double)
        if i > 1:
            row[1:] += table[i - 2, :-1] * _look_up(odds.two_one, left_double[i - 1], right_single)
        for j in range(1, width + 1):
            row[j] += row[j - 1] * right_gap[j - 1]
    ends: Floats = table[heights, widths, np.arange(len(rows))]
    return np.log(np.maximum(ends, _LEAST))


def _look_up(table: Floats, left: Ints, right: Ints) -> Floats:
    found: Floats = np.take(table, left * table.shape[1] + right)
    return found
