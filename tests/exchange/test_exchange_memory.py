"""A hundred thousand rows are read and checked in bounded memory; how fast, benchmarks/importing.py tells."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.exchange.small_folder import SHEETS, write_csv, write_folder

MEGABYTES = 250


def large_folder(path: Path) -> Path:
    """20,000 people, each with a stay and three pathways: 100,000 rows."""
    people = [{**SHEETS["people"][0], "person": f"P{n}", "cnie": f"AB{n:06}"} for n in range(1, 20_001)]
    custody = [{**SHEETS["custody"][0], "person": f"P{n}"} for n in range(1, 20_001)]
    pathways = [
        {"person": f"P{n}", "kind": "employment", "year": year, "partner": "cfa-sale", "place": "الرباط"}
        for n in range(1, 20_001)
        for year in (2012, 2013, 2014)
    ]
    write_folder(path, people=people, custody=custody)
    write_csv(path / "pathways.csv", pathways, delimiter=";")
    return path


def test_a_hundred_thousand_rows_take_bounded_memory(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from fursa.exchange.reader import read_folder;"
        "folder = read_folder(Path(sys.argv[1])); assert not folder.problems;"
        "status = Path('/proc/self/status').read_text();"
        "print(status.partition('VmHWM:')[2].split()[0])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(large_folder(tmp_path))],
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(run.stdout) < MEGABYTES * 1024
