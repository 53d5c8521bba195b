"""Learning the odds of letters by expectation-maximisation, from pairs of spellings of one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fursa.rules.identity.alignment import PLACES, Alphabet, Encoded, Floats, Ints, Odds

_ROUNDS = 6
_BATCH = 2048
_PER_LETTER = 30.0  # keeps products of small probabilities within range
_START = {"one_one": 0.5, "one_two": 0.1, "two_one": 0.02, "left_gap": 0.15, "right_gap": 0.3}
# What a step never seen is given, as a share of all steps; and what a rare one loses.
_FLOOR = {"one_one": 1e-3, "one_two": 1e-5, "two_one": 1e-5}
_CUT = {"one_two": 0.1, "two_one": 0.3}
_DISCOUNT = {"one_two": 0.05, "two_one": 0.2}
_PLACE_PRIOR = 2.0  # sightings by which a letter's odds at a place lean on its odds at any place
_GAP_PRIOR = 5.0
_GAP_FLOOR = 1e-3

Tables = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Examples:
    """Pairs of spellings of one name with a weight each."""

    left: Encoded
    right: Encoded
    weights: Floats


def learn_odds(
    pairs: Sequence[tuple[str, str]], weights: Sequence[float], left: Alphabet, right: Alphabet
) -> Odds:
    """The odds that explain `pairs` best: how often a step is taken in them, over chance."""
    examples = Examples(
        left.encode([a for a, _ in pairs]), right.encode([b for _, b in pairs]), np.array(weights)
    )
    chance = _chance(_letter_shares(examples.left, left), _letter_shares(examples.right, right), left, right)
    steps = {name: chance[name] * share for name, share in _START.items()}
    order = np.argsort(examples.left.lengths * 100 + examples.right.lengths, kind="stable")
    for _ in range(_ROUNDS):
        counts = {name: np.zeros_like(table) for name, table in steps.items()}
        for start in range(0, len(order), _BATCH):
            _count(steps, examples, order[start : start + _BATCH], counts)
        steps = _smooth(counts, chance, examples, left, right)
    return Odds(**{name: (steps[name] / chance[name]).astype(np.float32) for name in steps})


def _letter_shares(encoded: Encoded, alphabet: Alphabet) -> Floats:
    counts = np.bincount(encoded.letters.ravel(), minlength=alphabet.size).astype(float)
    counts[0] = 0
    shares: Floats = (counts + 0.5) / (counts + 0.5).sum()
    return shares


def _chance(a: Floats, b: Floats, left: Alphabet, right: Alphabet) -> Tables:
    one_a, one_b = np.repeat(a, PLACES), np.repeat(b, PLACES)
    two_a, two_b = np.outer(a, a).ravel(), np.outer(b, b).ravel()
    return {
        "one_one": np.outer(one_a, one_b),
        "one_two": np.outer(one_a, two_b),
        "two_one": np.outer(two_a, one_b),
        "left_gap": np.repeat(np.tile(a, left.size), 2),
        "right_gap": np.repeat(np.tile(b, right.size), 2),
    }


def _count(steps: Tables, examples: Examples, batch: Ints, counts: Tables) -> None:
    """Add the expected number of times each step is taken in `batch` to `counts`."""
    heights, widths = examples.left.lengths[batch], examples.right.lengths[batch]
    height, width, each = int(heights.max()), int(widths.max()), np.arange(len(batch))
    a1, a2, ag = (
        t[batch, :height].T for t in (examples.left.single, examples.left.double, examples.left.gap)
    )
    b1, b2, bg = (
        t[batch, :width].T for t in (examples.right.single, examples.right.double, examples.right.gap)
    )
    cells = {"one_one": (1, 1, a1, b1), "one_two": (1, 2, a1, b2), "two_one": (2, 1, a2, b1)}
    left_gap, right_gap = steps["left_gap"][ag] * _PER_LETTER, steps["right_gap"][bg] * _PER_LETTER
    odds = {
        (name, i): steps[name][a[i - 1], b[dy - 1 :]] * _PER_LETTER ** (dx + dy)
        for name, (dx, dy, a, b) in cells.items()
        for i in range(dx, height + 1)
    }
    ahead = np.zeros((height + 1, width + 1, len(batch)))
    ahead[0, 0] = 1
    for i in range(height + 1):
        if i:
            ahead[i] += ahead[i - 1] * left_gap[i - 1]
        for name, (dx, dy, _, _) in cells.items():
            if i >= dx and width >= dy:
                ahead[i, dy:] += ahead[i - dx, : width + 1 - dy] * odds[name, i]
        for j in range(1, width + 1):
            ahead[i, j] += ahead[i, j - 1] * right_gap[j - 1]
    whole = ahead[heights, widths, each]
    back = np.zeros_like(ahead)
    back[heights, widths, each] = np.where(
        whole > 0, examples.weights[batch] / np.where(whole > 0, whole, 1), 0
    )
    for i in range(height, -1, -1):
        if i < height:
            back[i] += back[i + 1] * left_gap[i]
        for name, (dx, dy, _, _) in cells.items():
            if i + dx <= height and width >= dy:
                back[i, : width + 1 - dy] += back[i + dx, dy:] * odds[name, i + dx]
        for j in range(width - 1, -1, -1):
            back[i, j] += back[i, j + 1] * right_gap[j]
    for (name, i), step in odds.items():
        dx, dy, a, b = cells[name]
        taken = ahead[i - dx, : width + 1 - dy] * step * back[i, dy:]
        np.add.at(counts[name], (np.broadcast_to(a[i - 1], taken.shape), b[dy - 1 :]), taken)
    for i in range(height):
        np.add.at(counts["left_gap"], ag[i], (ahead[i] * left_gap[i] * back[i + 1]).sum(axis=0))
    for j in range(width):
        np.add.at(counts["right_gap"], bg[j], (ahead[:, j] * right_gap[j] * back[:, j + 1]).sum(axis=0))


def _smooth(counts: Tables, chance: Tables, examples: Examples, left: Alphabet, right: Alphabet) -> Tables:
    """Shares of all steps, rare ones lowered and unseen ones given a little."""
    total = sum(float(table.sum()) for table in counts.values())
    steps = {
        "one_one": _share_places(counts["one_one"], examples, left, right)
        + chance["one_one"] * total * _FLOOR["one_one"]
    }
    for name in ("one_two", "two_one"):
        kept = np.where(counts[name] < _CUT[name], 0, counts[name] - _DISCOUNT[name])
        steps[name] = kept + chance[name] * total * _FLOOR[name]
    for name, encoded, alphabet in (("left_gap", examples.left, left), ("right_gap", examples.right, right)):
        steps[name] = _share_gaps(counts[name], _letter_shares(encoded, alphabet), alphabet)
    ends = float(examples.weights.sum())
    whole = sum(float(table.sum()) for table in steps.values()) + ends
    return {name: table / whole for name, table in steps.items()}


def _share_places(counts: Floats, examples: Examples, left: Alphabet, right: Alphabet) -> Floats:
    by_place = counts.reshape(left.size, PLACES, right.size, PLACES)
    anywhere = np.minimum(1, by_place.sum(axis=(1, 3)))
    usual = _places(examples.left, left)[:, :, None, None] * _places(examples.right, right)[None, None]
    shared: Floats = (by_place + _PLACE_PRIOR * usual * anywhere[:, None, :, None]).reshape(counts.shape)
    return shared


def _places(encoded: Encoded, alphabet: Alphabet) -> Floats:
    counts = np.bincount(encoded.single.ravel(), minlength=alphabet.size * PLACES).astype(float)
    counts[:PLACES] = 0
    by_letter = counts.reshape(alphabet.size, PLACES) + 0.5
    shares: Floats = by_letter / by_letter.sum(axis=1, keepdims=True)
    return shares


def _share_gaps(counts: Floats, letters: Floats, alphabet: Alphabet) -> Floats:
    after = counts.reshape(alphabet.size, alphabet.size, 2)
    anywhere = after.sum(axis=0) + letters[:, None] * after.sum() * _GAP_FLOOR
    before = after.sum(axis=(1, 2)) + 0.5
    before /= before.sum()
    shared: Floats = (after + _GAP_PRIOR * before[:, None, None] * np.minimum(1, anywhere)[None]).ravel()
    return shared
