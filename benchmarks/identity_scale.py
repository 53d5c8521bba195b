"""What a register of any size would ask of a cluster: `python benchmarks/identity_scale.py [--rows N] [--target T]`.

A sample register is prepared as `fursa identity link` does it, and the blocks of every rule are measured for an eighth,
a quarter, half and all of its people, drawn at random with all their records. With keys drawn from one population the
pairs of a rule grow as a·n + b·n²: records of one person with the records, chance with their square. a and b are fitted
on the three smaller parts; how far they miss the whole is printed beside the figure for T records. A block larger than
`LARGEST_BLOCK` is left out, so that a rule never gives more than T · LARGEST_BLOCK / 2 pairs; where it would, the rule
wants another column at that size.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from fursa.rules.identity.linking.blocks import LARGEST_BLOCK, BlockSizes
from fursa.rules.identity.linking.engine import weigh_pairs
from fursa.rules.identity.linking.preparing import prepare
from fursa.rules.identity.linking.reading import read_register
from fursa.rules.identity.linking.settings import COMPARISONS
from fursa.sample.register import build_register, write_register

PARTS = (8, 4, 2, 1)
PAIR_BYTES = 8 * (3 + len(COMPARISONS))  # two rows, the weight, the bits of every comparison


def grown(sizes: np.ndarray, pairs: np.ndarray, at: float) -> float:
    """Pairs at `at` records, by a·n + b·n² fitted on `sizes`; neither part is negative."""
    linear, square = np.linalg.lstsq(
        np.stack([np.ones(len(sizes)), sizes], axis=1), pairs / sizes, rcond=None
    )[0]
    if square < 0:
        linear, square = float((pairs / sizes).mean()), 0.0
    elif linear < 0:
        linear, square = 0.0, float((pairs / sizes**2).mean())
    return float(linear * at + square * at**2)


def _people(truth: Path, ids: list[str]) -> np.ndarray:
    """The number of the person behind each record, from 0."""
    with truth.open(encoding="utf-8", newline="") as file:
        person = {row["id"]: row["person"] for row in csv.DictReader(file)}
    numbers: np.ndarray = np.unique([person[one] for one in ids], return_inverse=True)[1]
    return numbers


@dataclass(frozen=True, slots=True)
class Measured:
    """Of each part: its records, the blocks of every rule, the pairs that stay after weighing; what a record costs."""

    sizes: list[int]
    blocks: list[list[BlockSizes]]
    kept: list[int]
    read_bytes: float
    prepared_bytes: float
    seconds: float


def measure(rows: int, seed: int) -> Measured:
    """Measure a sample register of `rows` records."""
    with TemporaryDirectory() as folder:
        write_register(build_register(rows, seed=seed), Path(folder))
        register = read_register(Path(folder) / "register.csv")
        person = _people(Path(folder) / "truth.csv", register.columns["id"])
    began = time.perf_counter()
    table = prepare(register).table
    seconds = time.perf_counter() - began
    place = np.random.default_rng(seed).permutation(person.max() + 1)[person]
    sizes, blocks, kept = [], [], []
    for part in PARTS:
        drawn = table.take(np.flatnonzero(place < len(np.unique(person)) // part))
        weighed = weigh_pairs(drawn)
        sizes.append(drawn.num_rows)
        blocks.append(weighed.blocks)
        kept.append(weighed.pairs.num_rows)
    # A cell is a text of its own and its place in a list.
    read = sum(sys.getsizeof(cell) + 8 for column in register.columns.values() for cell in column)
    return Measured(
        sizes, blocks, kept, read / table.num_rows, table.nbytes / table.num_rows, seconds / table.num_rows
    )


def main() -> None:
    """Print the plan, a rule a line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=400_000)
    asked.add_argument("--target", type=int, default=100_000_000)
    asked.add_argument("--seed", type=int, default=11)
    given = asked.parse_args()
    target: int = given.target
    found = measure(given.rows, given.seed)
    most = target * LARGEST_BLOCK / 2
    n = np.array(found.sizes, dtype=float)
    print(f"records measured: {', '.join(f'{size:,}' for size in found.sizes)}; target {target:,}")
    print(f"{'rule':40} {'blocks':>10} {'pairs':>12} {'missed by':>9} {'pairs at target':>16}")
    total, beyond = 0.0, []
    for sized in zip(*found.blocks, strict=True):
        pairs = np.array([size.pairs for size in sized], dtype=float)
        told = grown(n[:-1], pairs[:-1], n[-1])
        ahead = grown(n, pairs, target)
        name = ", ".join(sized[-1].columns)
        if ahead > most:
            beyond.append(name)
        total += min(ahead, most)
        missed = f"{abs(told / pairs[-1] - 1):9.1%}" if pairs[-1] else f"{'–':>9}"
        print(f"{name:40} {sized[-1].blocks:10,} {sized[-1].pairs:12,} {missed} {min(ahead, most):16,.0f}")
    kept = grown(n, np.array(found.kept, dtype=float), target)
    print(f"rules that want another column at that size: {'; '.join(beyond) or 'none'}")
    print(f"pairs weighed, those of two rules counted twice: {total:,.0f} ({total / target:,.0f} a record)")
    print(
        f"pairs that stay after weighing: {', '.join(f'{k:,}' for k in found.kept)}; {kept:,.0f} at the target"
    )
    for what, each, count in (
        ("register as read", found.read_bytes, target),
        ("register prepared", found.prepared_bytes, target),
        ("pairs that stay", PAIR_BYTES, kept),
    ):
        print(f"{what}: {each:.0f} bytes each, {each * count / 1e9:,.1f} GB at the target")
    print(
        f"preparing: {found.seconds * 1e6:.0f} µs a record here, {found.seconds * target / 3600:.1f} core hours"
    )


if __name__ == "__main__":
    main()
