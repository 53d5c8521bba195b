"""Learning a whole model: odds for each pair of scripts, expectations, the lexicon, the weights of the evidence."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from fursa.rules.identity.alignment import PLACES, Alphabet, Encoded, Floats, Ints, Odds, align
from fursa.rules.identity.evidence import FEATURES, told
from fursa.rules.identity.learning import examples
from fursa.rules.identity.learning.examples import Pairs
from fursa.rules.identity.learning.expectation import learn_odds
from fursa.rules.identity.lexicon import Lexicon, moroccan_names
from fursa.rules.identity.model import SCRIPTS, Model, ScriptPair
from fursa.rules.identity.scoring import Scorer
from fursa.rules.identity.words import words

_WRONG = -4.0  # a sighting whose letters speak so much against it is an error of the source
_SEED = 20260
_CONFUSED = 0.4  # share of people for whom a namesake by sound is drawn
_SHARED_WORD, _RANDOM = 6, 10  # negatives drawn for a name: by each word it shares, and at random


def learn_model(
    folder: Path,
    countries: Sequence[str] = examples.COUNTRIES,
    transliterations: Pairs | None = None,
    hidden: frozenset[str] = frozenset(),
) -> Model:
    """The model learnt from the names in `folder`; `hidden` Arabic words are left out of all it learns from."""
    rng = random.Random(_SEED)  # noqa: S311 - repeatable draws, no secret
    single = examples.transliterations(folder) if transliterations is None else transliterations
    lexicon = examples.spelling_lexicon(folder, countries)
    lexicon = Lexicon({k: v for k, v in lexicon.sightings.items() if k[0] not in hidden}, lexicon.same)
    weighted = _weigh(single, folder, countries, hidden)
    pairs = {"arabic-latin": _learn_pair("arabic-latin", *weighted)}
    lexicon = _without_errors(lexicon, pairs["arabic-latin"].odds)
    for side, name in ((1, "latin-latin"), (0, "arabic-arabic")):
        same = examples.same_script_pairs(lexicon, side, rng)
        pairs[name] = _symmetric(_learn_pair(name, same, [1.0] * len(same)))
    model = Model(pairs, lexicon)
    named = [pair for country in countries for pair in examples.full_names(folder, country)]
    return Model(
        {kind: replace(pair, weights=_weights(model, kind, named, rng)) for kind, pair in pairs.items()},
        lexicon,
    )


def _weigh(
    single: Pairs, folder: Path, countries: Sequence[str], hidden: frozenset[str]
) -> tuple[Pairs, list[float]]:
    found: list[tuple[tuple[str, str], float]] = [(pair, 1.0) for pair in single]
    found += [(pair, 1.0) for country in countries for pair in examples.name_units(folder, country)]
    found += [(pair, 1.0) for pair in moroccan_names()[0]]
    joined = [(("".join(words(a)), "".join(words(b))), weight) for (a, b), weight in found]
    kept = [(pair, weight) for pair, weight in joined if pair[0] and pair[1] and pair[0] not in hidden]
    return [pair for pair, _ in kept], [weight for _, weight in kept]


def _learn_pair(name: str, pairs: Pairs, weights: Sequence[float]) -> ScriptPair:
    left, right = SCRIPTS[name]
    odds = learn_odds(pairs, weights, left, right)
    a, b = left.encode([x for x, _ in pairs]), right.encode([y for _, y in pairs])
    every = np.arange(len(pairs))
    reached = align(odds, a, b, every, every)
    return ScriptPair(odds, _expect(a, left, reached), _expect(b, right, reached), np.zeros(len(FEATURES)))


def _expect(encoded: Encoded, alphabet: Alphabet, reached: Floats) -> Floats:
    """What a letter at its place adds to the log odds of a true pair: least squares, leaning on the mean."""
    size = alphabet.size * PLACES
    likely = reached > 0
    counts = np.zeros((len(reached), size), dtype=np.float32)
    for column in range(encoded.single.shape[1]):
        read = encoded.lengths > column
        counts[np.flatnonzero(read), encoded.single[read, column]] += 1
    counts, reached = counts[likely], reached[likely]
    mean = reached.sum() / max(counts.sum(), 1)
    lean = 5 * np.eye(size)
    solved: Floats = np.linalg.solve(counts.T @ counts + lean, counts.T @ reached + 5 * np.full(size, mean))
    return solved.astype(np.float32)


def _without_errors(lexicon: Lexicon, odds: Odds) -> Lexicon:
    left, right = SCRIPTS["arabic-latin"]
    seen = list(lexicon.sightings)
    every = np.arange(len(seen))
    letters = align(odds, left.encode([a for a, _ in seen]), right.encode([b for _, b in seen]), every, every)
    kept = {
        pair: lexicon.sightings[pair] for pair, value in zip(seen, letters, strict=True) if value > _WRONG
    }
    return Lexicon(kept, lexicon.same)


def _symmetric(pair: ScriptPair) -> ScriptPair:
    """Within one script left and right are the same thing."""
    odds = pair.odds
    crossed = (odds.one_two + odds.two_one.T) / 2
    gap = (odds.left_gap + odds.right_gap) / 2
    expected = (pair.left_expected + pair.right_expected) / 2
    symmetric = Odds((odds.one_one + odds.one_one.T) / 2, crossed, np.ascontiguousarray(crossed.T), gap, gap)
    return ScriptPair(symmetric, expected, expected, pair.weights)


def _weights(model: Model, kind: str, named: Pairs, rng: random.Random) -> Floats:
    """Logistic weights of the features, from true pairs and hard negatives; labels it cannot believe are dropped."""
    left, right = _named_in(kind, model.lexicon, named, rng)
    confusable = examples.confusable_names(model.lexicon)
    exchanged = [
        (k, other)
        for k, b in enumerate(right)
        if rng.random() < _CONFUSED and (other := examples.confused(b, confusable, rng))
    ]
    count = len(left)
    scorer = Scorer([*left, *right, *(other for _, other in exchanged)], model)
    i, j = draw_negatives(named, rng)
    i = np.concatenate([i, [k for k, _ in exchanged]])
    j = np.concatenate([j, count + np.arange(len(exchanged))])
    rows = np.concatenate([np.arange(count), i])
    columns = np.concatenate([np.arange(count), j]) + count
    a, b = scorer.ordered_keys(rows, columns)
    features = scorer.features(kind, a, b).astype(float)
    labels = np.concatenate([np.ones(count), np.zeros(len(i))])
    chosen = a != b
    features, labels = features[chosen], labels[chosen]
    weights = _fit(features, labels)
    surprise = np.abs(labels - 1 / (1 + np.exp(-features @ weights)))
    return _fit(features[surprise < 0.97], labels[surprise < 0.97])


def _named_in(kind: str, lexicon: Lexicon, named: Pairs, rng: random.Random) -> tuple[list[str], list[str]]:
    variants = examples.spelling_variants(lexicon)
    change: dict[str, Callable[[str, str], tuple[str, str]]] = {
        "arabic-latin": lambda a, b: (a, b),
        "latin-latin": lambda a, b: (b, examples.respelled(b, variants, rng)),
        "arabic-arabic": lambda a, b: (a, a),
    }
    pairs = [change[kind](a, b) for a, b in named]
    return [a for a, _ in pairs], [_disturbed(b, rng, kind == "arabic-arabic") for _, b in pairs]


def _disturbed(name: str, rng: random.Random, often: bool) -> str:
    """`name` as another register may hold it: sometimes turned, shortened or mistyped."""
    parts = name.split()
    draw = rng.random()
    if draw < 0.06:
        return " ".join(reversed(parts))
    if draw < 0.10 and len(parts) > 2:
        return " ".join(parts[:1] + parts[2:])
    if draw < (0.6 if often else 0.18):
        at = rng.randrange(len(parts))
        parts[at] = examples.mistyped(parts[at], rng) if len(parts[at]) > 3 else parts[at]
    return " ".join(parts)


def draw_negatives(named: Pairs, rng: random.Random) -> tuple[Ints, Ints]:
    """Places in `named` of people who are two: some share a word, some are drawn at random."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for k, pair in enumerate(named):
        for name in pair:
            for word in told(name):
                holders[word].append(k)
    drawn: list[tuple[int, int]] = []
    for k, pair in enumerate(named):
        others = {rng.randrange(len(named)) for _ in range(_RANDOM)}
        for name in pair:
            for word in told(name):
                others.update(rng.sample(holders[word], min(_SHARED_WORD, len(holders[word]))))
        drawn += [
            (k, o)
            for o in sorted(others)
            if named[o][0] != pair[0] and named[o][1].lower() != pair[1].lower()
        ]
    return np.array([k for k, _ in drawn]), np.array([o for _, o in drawn])


def _fit(features: Floats, labels: Floats) -> Floats:
    weights = np.zeros(features.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        slope = chance * (1 - chance) + 1e-9
        curve = (features * slope[:, None]).T @ features + np.eye(len(weights))
        weights += np.linalg.solve(curve, features.T @ (labels - chance) - weights)
    return weights
