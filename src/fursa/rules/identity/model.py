"""What the matcher knows: odds of letters, known spellings and the weights of the evidence."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np

from fursa.rules.identity.alignment import ARABIC, LATIN, PLACES, Alphabet, Floats, Odds
from fursa.rules.identity.lexicon import Lexicon, moroccan_names

DATA = Path(str(resources.files("fursa.rules.identity"))) / "data"
SCRIPTS = {"arabic-latin": (ARABIC, LATIN), "latin-latin": (LATIN, LATIN), "arabic-arabic": (ARABIC, ARABIC)}
STEPS = ("one_one", "one_two", "two_one", "left_gap", "right_gap")
_PLACE_NAMES = ("first", "inside", "last")
_NOTHING, _OTHER = "·", "?"  # how the numbers 0 and 1 of an alphabet are written in the files


@dataclass(frozen=True, slots=True)
class ScriptPair:
    """Everything learnt about comparing two scripts (or a script with itself)."""

    odds: Odds
    left_expected: Floats  # nats a letter at its place adds in a true pair, by `Encoded.single`
    right_expected: Floats
    weights: Floats  # of `evidence.FEATURES`


@dataclass(frozen=True, slots=True)
class Model:
    """All that a score depends on."""

    pairs: dict[str, ScriptPair]
    lexicon: Lexicon


def shapes(left: Alphabet, right: Alphabet) -> dict[str, tuple[int, ...]]:
    """The shape of each of `STEPS`' tables."""
    return {
        "one_one": (left.size * PLACES, right.size * PLACES),
        "one_two": (left.size * PLACES, right.size**2),
        "two_one": (left.size**2, right.size * PLACES),
        "left_gap": (left.size**2 * 2,),
        "right_gap": (right.size**2 * 2,),
    }


@cache
def load_model() -> Model:
    """The model shipped with the program."""
    weights = json.loads((DATA / "weights.json").read_text(encoding="utf-8"))
    pairs = {name: _read_pair(name, weights[name]) for name in SCRIPTS}
    return Model(pairs, load_lexicon())


def load_lexicon() -> Lexicon:
    """The spellings written by hand and those derived from the shared names."""
    sightings, same = moroccan_names()
    for row in _rows(DATA / "spellings.tsv"):
        for spelling in row[1].split():
            latin, count = spelling.rsplit(":", 1)
            sightings[row[0], latin] += int(count)
    return Lexicon(sightings, same)


def write_spellings(lexicon: Lexicon, path: Path) -> None:
    """One Arabic spelling a line with its Latin spellings and how often each was seen."""
    by_arabic: dict[str, list[str]] = {}
    for (arabic, latin), count in sorted(lexicon.sightings.items()):
        by_arabic.setdefault(arabic, []).append(f"{latin}:{count}")
    _write(path, ([arabic, " ".join(latin)] for arabic, latin in by_arabic.items()))


def write_pair(name: str, pair: ScriptPair, folder: Path) -> None:
    """The odds and expectations as rows a person can read: step, left piece, right piece, value."""
    left, right = SCRIPTS[name]
    _write(folder / f"odds-{name}.tsv", _pair_rows(pair, left, right))


def _pair_rows(pair: ScriptPair, left: Alphabet, right: Alphabet) -> Iterator[list[str]]:
    for step in STEPS:
        table = getattr(pair.odds, step)
        usual = _usual(table)
        yield [step, "", "", _short(usual)]
        for place in np.argwhere(np.abs(table - usual) > 0.05 * usual):
            pieces = _pieces(step, left, right, tuple(int(p) for p in place))
            yield [step, *pieces, _short(float(table[tuple(place)]))]
    for step, alphabet, values in (
        ("left_expected", left, pair.left_expected),
        ("right_expected", right, pair.right_expected),
    ):
        for number, value in enumerate(values):
            yield [step, _piece("one", alphabet, number), "", f"{value:.3f}"]


def _usual(table: Floats) -> float:
    """The odds of the steps never seen: the value most of the table holds."""
    values, counts = np.unique(np.round(table, 9), return_counts=True)
    return float(values[counts.argmax()])


def _short(value: float) -> str:
    return f"{value:.4g}"


def _read_pair(name: str, weights: list[float]) -> ScriptPair:
    left, right = SCRIPTS[name]
    tables = {step: np.zeros(shape, dtype=np.float32) for step, shape in shapes(left, right).items()}
    expected = {
        "left_expected": np.zeros(left.size * PLACES, dtype=np.float32),
        "right_expected": np.zeros(right.size * PLACES, dtype=np.float32),
    }
    for step, first, second, value in _rows(DATA / f"odds-{name}.tsv"):
        if step in expected:
            alphabet = left if step == "left_expected" else right
            expected[step][_number("one", alphabet, first)] = float(value)
        elif not first and not second:
            tables[step][:] = float(value)
        else:
            tables[step][_numbers(step, left, right, first, second)] = float(value)
    return ScriptPair(Odds(**tables), **expected, weights=np.array(weights))


def _kinds(step: str) -> tuple[str, str]:
    first, second = step.split("_")
    return (first, second) if second != "gap" else (("gap", "") if first == "left" else ("", "gap"))


def _pieces(step: str, left: Alphabet, right: Alphabet, place: tuple[int, ...]) -> tuple[str, str]:
    first, second = _kinds(step)
    return (
        _piece(first, left, place[0]) if first else "",
        _piece(second, right, place[-1]) if second else "",
    )


def _numbers(step: str, left: Alphabet, right: Alphabet, first: str, second: str) -> tuple[int, ...]:
    kinds = _kinds(step)
    numbers = ((kinds[0], left, first), (kinds[1], right, second))
    return tuple(_number(kind, alphabet, piece) for kind, alphabet, piece in numbers if kind)


def _piece(kind: str, alphabet: Alphabet, number: int) -> str:
    names = _NOTHING + _OTHER + alphabet.letters
    if kind == "one":
        return f"{names[number // PLACES]} {_PLACE_NAMES[number % PLACES]}"
    if kind == "gap":
        number, last = divmod(number, 2)
        return names[number // alphabet.size] + names[number % alphabet.size] + (" last" if last else "")
    return names[number // alphabet.size] + names[number % alphabet.size]


def _number(kind: str, alphabet: Alphabet, piece: str) -> int:
    names = _NOTHING + _OTHER + alphabet.letters
    letters, _, place = piece.partition(" ")
    if kind == "one":
        return names.index(letters) * PLACES + _PLACE_NAMES.index(place)
    number = names.index(letters[0]) * alphabet.size + names.index(letters[1])
    return number * 2 + (place == "last") if kind == "gap" else number


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _write(path: Path, rows: Iterator[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n").writerows(rows)
