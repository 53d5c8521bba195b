"""Measured comparisons of the allocation: `python benchmarks/allocation.py [--million] [--seeds N] …`.

Every ratio comes from one run: the same machine, the same minute, the same instances for all rivals.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before NumPy is loaded
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.allocation.cases import Correlation, Edition
from benchmarks.allocation.knapsacks import chu_beasley, multiple_choice, published, published_classes
from benchmarks.allocation.rivals import plain_highs, plain_value, spreadsheet

from fursa.rules.allocation import Instance, check, read_instance, solve


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument(
        "--plain-seconds", type=float, default=120.0, help="time given to plain HiGHS on 40,000"
    )
    parser.add_argument(
        "--knapsack-seconds", type=float, default=0.0, help="time given to plain HiGHS on each knapsack"
    )
    parser.add_argument("--million", action="store_true", help="also the million applicants (minutes)")
    parser.add_argument("--mknap", type=Path, nargs="*", default=[], help="files in the published format")
    parser.add_argument(
        "--mmkp", type=str, nargs="*", default=[], help="multiple-choice ones: FILE or FILE=best known value"
    )
    parser.add_argument("--only", choices=["small", "large", "knapsacks", "million"])
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(_measured(arguments.measure)))
        return
    if arguments.only in (None, "small"):
        _small(arguments.seeds)
    if arguments.only in (None, "large"):
        _large(arguments.seeds, arguments.plain_seconds)
    if arguments.only in (None, "knapsacks"):
        _knapsacks(arguments.seeds, arguments.mknap, arguments.mmkp, arguments.knapsack_seconds)
    if arguments.million or arguments.only == "million":
        _million()


def _editions(seeds: int, **size: Any) -> Iterator[tuple[str, int, Instance]]:
    for correlation in get_args(Correlation):
        for seed in range(seeds):
            made = Edition(**size, seed=seed, correlation=correlation)
            yield correlation, seed, Instance.from_mapping(made.mapping())


def _small(seeds: int) -> None:
    print("2,000 applicants, 50 rules; ours asked for 0.01 % (bar: 5 s), plain HiGHS given 30 s")
    for correlation, seed, instance in _editions(seeds, applicants=2_000, territories=5, trades=5, kits=12):
        ours = solve(instance, gap=1e-4, seconds=30)
        assert check(instance, ours.to_mapping(instance)) == []
        seconds, gap = plain_highs(instance, 30, 1e-4, ours.bound or 0)
        print(
            f"  {correlation:20} seed {seed}: certified {ours.gap or 0:.1e} in {ours.seconds:5.2f} s"
            f" | plain {gap:.1e} in {seconds:5.1f} s, {seconds / ours.seconds:5.1f} times longer"
        )
        for label, per_dirham, first in (
            ("value per dirham, minimums first", True, True),
            ("value alone", False, False),
        ):
            value, broken = spreadsheet(instance, per_dirham=per_dirham, minimums_first=first)
            loss = 100 * (1 - value / ours.value)
            print(f"    spreadsheet by {label:33}: loses {loss:5.1f} % of the value, breaks {broken} rules")


def _large(seeds: int, plain_seconds: float) -> None:
    print(f"40,000 applicants, 307 rules; asked for 1e-6; plain HiGHS given {plain_seconds:.0f} s")
    for correlation, seed, instance in _editions(seeds, applicants=40_000, territories=12, trades=20):
        ours = solve(instance, gap=1e-6, seconds=60)
        assert check(instance, ours.to_mapping(instance)) == []
        line = f"  {correlation:20} seed {seed}: certified {ours.gap or 0:.1e} in {ours.seconds:5.1f} s"
        if seed == 0 and plain_seconds > 0:
            seconds, gap = plain_highs(instance, plain_seconds, 1e-6, ours.bound or 0)
            line += f" | plain {gap:.1e} after {seconds:.0f} s, {seconds / ours.seconds:.0f} times as long"
        print(line, flush=True)


def _knapsacks(seeds: int, files: list[Path], classes: list[str], plain_seconds: float) -> None:
    print(
        f"knapsacks, 20 s each: value under the proven bound, and against plain HiGHS in {plain_seconds:.0f} s"
    )
    for items, count in ((100, 5), (250, 10), (500, 30)):
        for tightness in (0.25, 0.5, 0.75):
            for seed in range(seeds):
                label = f"{items} items, {count} resources, {tightness}, seed {seed}"
                _knapsack(label, chu_beasley(items, count, tightness, seed), 0, plain_seconds)
    for classes, options, count in ((30, 10, 10), (100, 10, 10)):
        label = f"{classes} classes of {options}, {count} resources"
        _knapsack(label, multiple_choice(classes, options, count, 0), 0, plain_seconds)
    for path in files:
        for k, (data, best) in enumerate(published(path)):
            _knapsack(f"{path.name} {k + 1}", data, best, 0.0)
    for entry in classes:
        name, _, known = entry.partition("=")
        _knapsack(Path(name).name, published_classes(Path(name)), int(known or 0), 0.0)


def _knapsack(label: str, data: dict[str, Any], best: int, plain_seconds: float) -> None:
    instance = Instance.from_mapping(data)
    ours = solve(instance, seconds=20)
    assert check(instance, ours.to_mapping(instance)) == []
    known = f", {100 * (1 - ours.value / best):.3f} % under the best known" if best else ""
    if plain_seconds > 0:
        _, value, _ = plain_value(instance, plain_seconds, 0.0)
        known += f", {100 * (ours.value / value - 1):+.3f} % against plain"
    print(
        f"  {label:38}: {ours.status}, at most {100 * (ours.gap or 0):.3f} % under, {ours.seconds:.1f} s{known}",
        flush=True,
    )


def _million() -> None:
    print(
        "1,000,000 applicants of three options, 100 territories, 2,243 rules, from Parquet (bars: 60 s, 1 GB)"
    )
    with tempfile.TemporaryDirectory() as folder:
        Edition(1_000_000, territories=100, trades=20).write_parquet(Path(folder))
        done = subprocess.run(
            [sys.executable, __file__, "--measure", folder], check=True, capture_output=True, text=True
        )
    seen = json.loads(done.stdout)
    print(
        f"  certified {seen['gap']:.1e} in {seen['seconds']:.0f} s, of which reading {seen['reading']:.1f} s"
    )
    print(f"  {seen['megabytes']} MB at most")


def _measured(folder: Path) -> dict[str, Any]:
    began = time.monotonic()
    instance = read_instance(folder)
    reading = time.monotonic() - began
    result = solve(instance, gap=1e-6, seconds=600)
    return {
        "gap": result.gap,
        "seconds": time.monotonic() - began,
        "reading": reading,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    main()
