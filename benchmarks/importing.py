"""How long a large edition folder takes, beside the least that its bytes cost: a ratio within one run.

    python benchmarks/importing.py [--scale 9]

Writes the sample at that scale (9: about 108,000 rows), reads it with the csv module and calamine alone (the
floor), reads and checks it, imports it into a fresh embedded database, and imports it once more.
Bar: 100,000 rows read, checked and imported in 60 s on 2 cores.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def timed(label: str, work: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    done = work()
    seconds = time.perf_counter() - began
    print(f"{label:<44} {seconds:8.2f} s", flush=True)
    return seconds, done


def floor(folder: Path) -> int:
    """Every cell read once and thrown away."""
    from python_calamine import CalamineWorkbook

    rows = 0
    for path in sorted(folder.iterdir()):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows += sum(1 for _ in csv.reader(file))
        elif path.suffix == ".xlsx":
            rows += len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
    return rows


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=int, default=9)
    scale = parser.parse_args().scale
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["FURSA_DATA"] = f"{scratch}/data"
        from fursa.config.cli.session import acting, open_database
        from fursa.exchange.reader import read_folder
        from fursa.sample.build import write_ramadan_2015

        folder = Path(scratch) / "folder"
        write_ramadan_2015(folder, scale=scale)
        open_database()
        from fursa.core.actions import running
        from fursa.editions.actions.importing import import_edition

        least, rows = timed("floor: every cell read once", lambda: floor(folder))
        checked, read = timed("read and checked", lambda: read_folder(folder))

        def load() -> None:
            with acting("benchmark", None) as user, running(user, "edition.import", "benchmark") as progress:
                import_edition(actor=user, folder=read, progress=progress)

        first, _ = timed("imported", load)
        again, _ = timed("imported again, nothing to change", load)
        total = checked + first
        print(f"rows {rows:,}; check/floor {checked / least:.1f}; import/check {first / checked:.1f}")
        print(f"again/first {again / first:.2f}")
        print(f"100,000 rows in {total * 100_000 / rows:.1f} s (bar 60)")
        return 0 if total * 100_000 / rows < 60 else 1


if __name__ == "__main__":
    sys.exit(main())
