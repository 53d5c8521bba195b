"""A register as files: what a matcher sees, and the truth beside it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from fursa.sample.register.building import Register

COLUMNS = (
    "id", "given_name", "family_name", "father_name", "sex", "birth_date", "birth_precision", "birth_place",
    "national_id", "phone", "source",
)  # fmt: skip
TRUTH_COLUMNS = ("id", "person", "script", "given", "family", "father", "place")


def write_register(register: Register, folder: Path, *, parquet: bool = False) -> None:
    """`register` (what a matcher sees) and `truth` (person, script, true names and place) as CSV or Parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    width = len(str(len(register.records)))
    ids = [f"r{k:0{width}d}" for k in range(1, len(register.records) + 1)]
    rows = ((i, *astuple(record)) for i, record in zip(ids, register.records, strict=True))
    for name, columns, values in (
        ("register", COLUMNS, rows),
        ("truth", TRUTH_COLUMNS, _truth(register, ids)),
    ):
        if parquet:
            lists = [list(column) for column in zip(*values, strict=True)] or [[] for _ in columns]
            pq.write_table(pa.table(dict(zip(columns, lists, strict=True))), folder / f"{name}.parquet")
        else:
            _write_csv(folder / f"{name}.csv", columns, values)


def _truth(register: Register, ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for i, k, script in zip(ids, register.person, register.script, strict=True):
        person = register.people[k]
        names = (person.given.identity, person.family.identity, person.father.identity)
        yield (i, f"p{k}", script, *names, person.place.code)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterator[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
