"""Comparing two names and saying why, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from fursa.rules.identity.alignment import Floats
from fursa.rules.identity.arrangements import Arrangement, arrangements, units
from fursa.rules.identity.evidence import NameTable, UnitScores, best_arrangement, score_units, told
from fursa.rules.identity.model import SCRIPTS, Model, ScriptPair, load_model
from fursa.rules.identity.normalise import is_arabic, normalise
from fursa.rules.identity.scoring import score_pairs
from fursa.rules.identity.words import ARTICLE, TITLES, words
from fursa.rules.messages import N_, Message

SAME_FROM = 0.9
POSSIBLE_FROM = 0.5
_CLOSE = 2.0  # nats a true pair may lack and still be called close


class Verdict(Enum):
    """What a score means; the value is a sentence for people, to be translated."""

    SAME = N_("probably the same name")
    POSSIBLE = N_("possibly the same name")
    DIFFERENT = N_("probably two names")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score (0 to 1) of two names, what it means, and why, a sentence a reason."""

    score: float
    verdict: Verdict
    reasons: tuple[Message, ...]


def compare(left: str, right: str, model: Model | None = None) -> Comparison:
    """Compare two names, in either script or both; symmetric but for the order inside the reasons."""
    model = model or load_model()
    score = round(float(score_pairs([left], [right], model)[0]), 6)
    verdict = (
        Verdict.SAME
        if score >= SAME_FROM
        else Verdict.POSSIBLE
        if score >= POSSIBLE_FROM
        else Verdict.DIFFERENT
    )
    return Comparison(score, verdict, tuple(_reasons(left, right, model)))


def _reasons(left: str, right: str, model: Model) -> list[Message]:
    a, b = told(left), told(right)
    if not a or not b:
        return [Message(N_("one of the names is empty: nothing can be compared"))]
    if a == b:
        return [Message(N_("both are the same once written in one way: %(words)s"), {"words": _shown(a)})]
    if is_arabic(normalise(right)) and not is_arabic(normalise(left)):
        a, b, left, right = b, a, right, left
    kind = "-".join("arabic" if is_arabic(normalise(name)) else "latin" for name in (left, right))
    scores = _unit_scores(model.pairs[kind], model, kind, left, right)
    tried = arrangements(len(a), len(b))
    best = tried[best_arrangement(scores, tried)]
    reasons = [_opposite(units(a)[i], units(b)[j], scores, i, j) for i, j in best.opposite]
    return reasons + _remarks(a, b, best) + _titles(left, right)


def _unit_scores(pair: ScriptPair, model: Model, kind: str, left: str, right: str) -> UnitScores:
    alphabets = SCRIPTS[kind]
    a, b = (
        NameTable.build([name], alphabet, model.lexicon)
        for name, alphabet in zip((left, right), alphabets, strict=True)
    )
    m, n = (2 * int(table.counts[0]) - 1 for table in (a, b))
    rows, columns = np.broadcast_arrays(a.units[:, :m, None], b.units[:, None, :n])
    return score_units(pair, model.lexicon, a, b, rows, columns)


def _opposite(a: str, b: str, scores: UnitScores, i: int, j: int) -> Message:
    lacking = _at(scores.expected, i, j) - _at(scores.log_odds, i, j)
    params = {"left": _bare(a), "right": _bare(b)}
    if a.lstrip(ARTICLE) == b.lstrip(ARTICLE):
        return Message(N_("%(left)s is the same on both sides"), {"left": _bare(a)})
    if _at(scores.known, i, j) > 0:
        return Message(N_("%(left)s and %(right)s are known spellings of one name"), params)
    if _at(scores.contradicted, i, j) > 0:
        return Message(N_("%(left)s and %(right)s are known as two different names"), params)
    if lacking <= _CLOSE:
        return Message(N_("%(left)s and %(right)s agree letter by letter"), params)
    if _at(scores.log_odds, i, j) > 0:
        return Message(N_("%(left)s and %(right)s agree in part"), params)
    return Message(N_("%(left)s and %(right)s do not agree"), params)


def _at(table: Floats, i: int, j: int) -> float:
    return float(table[0, i, j])


def _remarks(a: tuple[str, ...], b: tuple[str, ...], best: Arrangement) -> list[Message]:
    remarks = []
    for told_words, side in ((a, 0), (b, 1)):
        used = {unit for pair in best.opposite for unit in [pair[side]]}
        count = len(told_words)
        used |= {word for unit in used if unit >= count for word in (unit - count, unit - count + 1)}
        remarks += [
            Message(N_("%(word)s has nothing opposite"), {"word": _bare(word)})
            for k, word in enumerate(told_words)
            if k not in used
        ]
    if best.turned:
        remarks.append(Message(N_("the words stand in another order")))
    if best.joined:
        remarks.append(Message(N_("two words on one side are one on the other")))
    return remarks


def _titles(left: str, right: str) -> list[Message]:
    found = [
        w
        for name in (left, right)
        for w in words(name)
        if w.lstrip(ARTICLE) in TITLES and w not in told(name)
    ]
    return [
        Message(N_("the title %(title)s was left aside"), {"title": _bare(title)})
        for title in dict.fromkeys(found)
    ]


def _bare(word: str) -> str:
    article = "ال" if is_arabic(word.replace(ARTICLE, "")) else "el"
    return word.replace(ARTICLE, article)


def _shown(told_words: tuple[str, ...]) -> str:
    return " ".join(_bare(word) for word in told_words)
