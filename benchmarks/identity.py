"""Names and registers, ours beside what one would otherwise use.

    python benchmarks/identity.py names FOLDER           held-out names of the shared lists in FOLDER
    python benchmarks/identity.py register [--rows N]    ours, the ceiling, stock Splink, recordlinkage if installed

`names` learns from one country and measures on the other, and from a part of the transliteration benchmark and
measures on the rest. `register` writes a sample register and links it; every line is measured in the same run.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from fursa.rules.identity import Scorer, rank
from fursa.rules.identity.alignment import Ints
from fursa.rules.identity.learning import examples
from fursa.rules.identity.learning.training import draw_negatives, learn_model
from fursa.rules.identity.linking import link, read_register
from fursa.rules.identity.model import Model
from fursa.rules.identity.words import words
from fursa.sample.register import Register, build_register, write_register

_CANDIDATES, _WORDS, _FALSE_POSITIVES = 4_500, 2_500, 0.001


def measure_names(folder: Path) -> None:
    """Recall at 1 and at a false-positive rate of 0.1 %, on names the model has not seen; comparisons a second."""
    rng = random.Random(1)
    single = examples.transliterations(folder)
    rng.shuffle(single)
    kept_apart, learnt_from = single[:_WORDS], single[_WORDS:]
    for learnt, measured in (("DZ", "TN"), ("TN", "DZ")):
        model = learn_model(folder, (learnt,), learnt_from)
        named = examples.full_names(folder, measured)
        rng.shuffle(named)
        _print_full_names(f"full names of {measured}, learnt from {learnt}", named[:_CANDIDATES], model, rng)
    hidden = frozenset("".join(words(a)) for a, _ in kept_apart)
    model = learn_model(folder, examples.COUNTRIES, learnt_from, hidden)
    arabic, latin = [a for a, _ in kept_apart], [b for _, b in kept_apart]
    print(
        f"single words, {len(arabic)} candidates: recall at 1 {_recall_at_1(arabic, latin, model):.4f} (ar→la)"
    )
    print(
        f"single words, {len(arabic)} candidates: recall at 1 {_recall_at_1(latin, arabic, model):.4f} (la→ar)"
    )


def _print_full_names(title: str, named: examples.Pairs, model: Model, rng: random.Random) -> None:
    arabic, latin = [a for a, _ in named], [b for _, b in named]
    i, j = draw_negatives(named, rng)
    scorer = Scorer([*arabic, *latin], model)
    every = np.arange(len(named))
    true = scorer.log_odds(every, every + len(named))
    started = time.process_time()
    false = scorer.log_odds(i, j + len(named))
    rate = len(i) / (time.process_time() - started)
    threshold = np.sort(false)[::-1][int(len(false) * _FALSE_POSITIVES)]
    print(
        f"{title}: recall at 1 {_recall_at_1(arabic, latin, model):.4f}, "
        f"recall at 0.1 % false positives {(true > threshold).mean():.4f} ({len(i)} hard negatives), {rate:,.0f}/s"
    )


def _recall_at_1(queries: list[str], candidates: list[str], model: Model) -> float:
    """A candidate is right where either of its names is that of the query's line."""
    first = {match.query: match.candidate for match in rank(queries, candidates, 1, model)}
    return float(
        np.mean(
            [
                queries[q] == queries[c] or candidates[q].lower() == candidates[c].lower()
                for q, c in first.items()
            ]
        )
    )


@dataclass(frozen=True)
class Truth:
    """Who each record is, and which pairs there are to find."""

    person: Ints
    arabic: np.typing.NDArray[np.bool_]

    @classmethod
    def of(cls, register: Register) -> Truth:
        return cls(np.array(register.person), np.array([script == "arabic" for script in register.script]))

    def f1(self, a: Ints, b: Ints) -> tuple[float, float, float, float]:
        """(precision, recall, F1, F1 of the pairs across scripts) of the pairs (a[k], b[k])."""
        right = self.person[a] == self.person[b]
        crossed = self.arabic[a] != self.arabic[b]
        in_arabic, in_latin = (np.bincount(self.person, weights=side) for side in (self.arabic, ~self.arabic))
        whole = in_arabic + in_latin
        pairs, crossing = (whole * (whole - 1) / 2).sum(), (in_arabic * in_latin).sum()
        f1 = 2 * right.sum() / max(len(a) + pairs, 1)
        f1_crossed = 2 * (right & crossed).sum() / max(crossed.sum() + crossing, 1)
        return right.mean() if len(a) else 0.0, right.sum() / max(pairs, 1), f1, f1_crossed


def measure_register(rows: int, seed: int) -> None:
    """F1 and time of ours, the ceiling and the others, on one sample register."""
    register = build_register(rows, seed)
    truth = Truth.of(register)
    with TemporaryDirectory() as folder:
        write_register(register, Path(folder))
        read = read_register(Path(folder) / "register.csv")
    people = [register.people[k] for k in register.person]
    identities = {
        "given": [p.given.identity for p in people],
        "family": [p.family.identity for p in people],
        "father": [p.father.identity for p in people],
    }
    del register, people
    print(f"{rows:,} records, seed {seed}")
    # Ours first: names looked up in an earlier run would be known already.
    ours = _print_run("ours", truth, lambda: _ours(read.columns, None))
    stock = _print_run("stock Splink", truth, lambda: stock_splink(read.columns))
    print(f"ours / stock Splink: time {ours[0] / stock[0]:.2f}, processor time {ours[1] / stock[1]:.2f}")
    _print_run("ceiling (true name identities)", truth, lambda: _ours(read.columns, identities))
    if find_spec("recordlinkage"):
        _print_run("recordlinkage", truth, lambda: record_linkage(read.columns))
    else:
        print("recordlinkage: not installed here, not measured")


def _print_run(name: str, truth: Truth, run: Callable[[], Found]) -> tuple[float, float]:
    """Run, print what was found and return the seconds it took, and those of the processor."""
    started, used = time.perf_counter(), time.process_time()
    found = run()
    seconds, used = time.perf_counter() - started, time.process_time() - used
    for kind, (a, b) in found.items():
        precision, recall, f1, crossed = truth.f1(a, b)
        print(
            f"{name}, {kind}: P {precision:.4f} R {recall:.4f} F1 {f1:.4f}, across scripts {crossed:.4f}",
            flush=True,
        )
    print(f"{name}: {seconds:.1f} s, of the processor {used:.1f} s", flush=True)
    return seconds, used


Columns = dict[str, list[str]]
Found = dict[str, tuple[Ints, Ints]]


def _ours(columns: Columns, identities: Columns | None) -> Found:
    from fursa.rules.identity.linking import Rows

    decided = link(Rows(columns, []), identities=identities).decided
    likely = decided.weight >= 0
    return {
        "pairs above one half": (decided.a[likely], decided.b[likely]),
        "linked without a person": (decided.a[decided.automatic], decided.b[decided.automatic]),
        "linked or reviewed": (decided.a, decided.b),
    }


def stock_splink(columns: Columns) -> Found:
    """Splink as its documentation sets it up: the columns as given, Jaro-Winkler on names."""
    import duckdb
    import pyarrow as pa
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    kept = {
        name: [text.strip().lower() or None for text in values]
        for name, values in columns.items()
        if name != "id"
    }
    table = pa.table({"unique_id": np.arange(len(columns["id"])), **kept})
    blocks = [
        ("national_id",), ("phone",), ("given_name", "family_name"), ("family_name", "birth_date"),
        ("given_name", "birth_date"), ("birth_date", "birth_place"),
    ]  # fmt: skip
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            *(
                compare.JaroWinklerAtThresholds(name).configure(term_frequency_adjustments=True)
                for name in ("given_name", "family_name", "father_name")
            ),
            compare.DamerauLevenshteinAtThresholds("birth_date", [1, 2]),
            compare.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            compare.LevenshteinAtThresholds("national_id", [1, 2]),
            compare.ExactMatch("phone"),
            compare.ExactMatch("sex"),
        ],
        blocking_rules_to_generate_predictions=[block_on(*names) for names in blocks],
        retain_matching_columns=False,
    )
    connection = duckdb.connect()
    linker = Linker(DuckDBAPI(connection).register(table), settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given_name", "family_name", "birth_date"), block_on("national_id")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for names in (("national_id",), ("given_name", "family_name"), ("birth_date", "birth_place")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*names))
    name = linker.inference.predict(threshold_match_probability=0.5).physical_name
    pairs = connection.execute(f"select unique_id_l as a, unique_id_r as b from {name}").fetchnumpy()
    return {"pairs above one half": (pairs["a"], pairs["b"])}


def record_linkage(columns: Columns) -> Found:
    """recordlinkage's ECM classifier on the same blocks and comparisons, its text methods."""
    import pandas as pd
    import recordlinkage

    frame = pd.DataFrame(
        {name: [t.strip().lower() or None for t in values] for name, values in columns.items()}
    )
    index = recordlinkage.Index()
    for names in (["national_id"], ["phone"], ["given_name", "family_name"], ["birth_date", "birth_place"]):
        index.block(names)
    compare = recordlinkage.Compare()
    for name in ("given_name", "family_name", "father_name"):
        compare.string(name, name, method="jarowinkler", threshold=0.88)
    for name in ("birth_date", "birth_place", "national_id", "phone", "sex"):
        compare.exact(name, name)
    features = compare.compute(index.index(frame.dropna(how="all")), frame)
    found = recordlinkage.ECMClassifier().fit_predict(features)
    a, b = (np.array(found.get_level_values(side), dtype=np.int64) for side in (0, 1))
    return {"pairs": (a, b)}


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = parser.add_subparsers(dest="part", required=True)
    parts.add_parser("names").add_argument("folder", type=Path)
    registers = parts.add_parser("register")
    registers.add_argument("--rows", type=int, default=100_000)
    registers.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    if asked.part == "names":
        measure_names(asked.folder)
    else:
        measure_register(asked.rows, asked.seed)


if __name__ == "__main__":
    main()
