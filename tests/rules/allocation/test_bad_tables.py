"""Tables that are wrong are refused with the file, the row and the reason."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from fursa.config.cli.allocate import allocate
from fursa.rules.allocation import InstanceError, ResultError, read_instance, read_result


def _folder(path: Path, **columns: Any) -> Path:
    (path / "instance.json").write_text(columns.pop("head", "{}"), encoding="utf-8")
    people = {"id": columns.pop("people", ["A1", "A2"])}
    people |= {"groups": columns.pop("groups")} if "groups" in columns else {}
    pq.write_table(pa.table(people), path / "applicants.parquet")
    options = {"applicant": ["A1", "A2"], "id": ["o", "o"], "cost": [1, 2], "value": [1, 2], **columns}
    pq.write_table(pa.table(options), path / "options.parquet")
    return path


BYTES = pa.array([b"A1", b"\xff"]).view(pa.string())
WRONG_COLUMNS: dict[str, tuple[dict[str, Any], str]] = {
    "negative centimes": ({"cost": [1, -1]}, "options.parquet row 2, cost"),
    "a fraction": ({"cost": [1.0, 1.5]}, "options.parquet row 2, cost"),
    "a NaN": ({"value": [math.nan, 1.0]}, "options.parquet row 1, value"),
    "a missing cost": ({"cost": [None, 1]}, "options.parquet row 1, cost"),
    "an unknown applicant": ({"applicant": ["A1", "A9"]}, "options.parquet row 2, applicant"),
    "an applicant twice": ({"people": ["A1", "A1"]}, "applicants.parquet row 2, id"),
    "sums past 64 bits": ({"value": [2**62, 2**62]}, "options.parquet value"),
    "an offence": ({"offence": ["x", "y"]}, "options.parquet offence"),
    "an option twice": ({"applicant": ["A1", "A1"]}, "options.parquet row 2, id"),
    "forced oddly": ({"forced": ["maybe", None]}, "options.parquet row 1, forced"),
    "applicants that are lists": ({"applicant": [["A1"], ["A2"]]}, "options.parquet applicant"),
    "an id that is no UTF-8": ({"people": BYTES}, "applicants.parquet id"),
    "a group that is no UTF-8": (
        {"groups": pa.ListArray.from_arrays([0, 1, 2], BYTES)},
        "applicants.parquet groups",
    ),
    "a resource twice": (
        {"uses": pa.array([[("kit", 1), ("kit", 2)], None], pa.map_(pa.string(), pa.int64()))},
        "options.parquet row 1, uses",
    ),
    "declared groups that are a number": ({"head": '{"groups": 5}'}, "instance.json groups"),
    "a declared resource that is a number": ({"head": '{"resources": [5]}'}, "instance.json resources[0]"),
    "an option that tells an offence": ({"id": ["o", "crime"]}, "options.parquet id"),
    "a declared resource that tells an offence": (
        {"head": '{"resources": ["crime:x"]}'},
        "instance.json resources[0]",
    ),
}


@pytest.mark.parametrize("name", WRONG_COLUMNS)
def test_a_wrong_column_is_refused_with_its_row(tmp_path: Path, name: str) -> None:
    columns, place = WRONG_COLUMNS[name]

    with pytest.raises(InstanceError) as refused:
        read_instance(_folder(tmp_path, **columns))

    assert refused.value.place == place


def test_a_column_twice_is_refused(tmp_path: Path) -> None:
    _folder(tmp_path)
    twice = pa.Table.from_arrays([pa.array(["A1"]), pa.array(["A2"])], names=["id", "id"])
    pq.write_table(twice, tmp_path / "applicants.parquet")

    with pytest.raises(InstanceError) as refused:
        read_instance(tmp_path)

    assert refused.value.place == "applicants.parquet id"


def test_long_and_short_text_columns_are_read_alike(tmp_path: Path) -> None:
    long = pa.large_string()
    uses = [[("kit", 1)], None]
    for name, kind in (("long", long), ("short", pa.string())):
        (tmp_path / name).mkdir()
        columns: dict[str, Any] = {
            "people": pa.array(["A1", "A2"], kind),
            "forced": pa.array(["in", None], kind),
            "uses": pa.array(uses, pa.map_(kind, pa.int64())),
        }
        _folder(tmp_path / name, **columns)

    assert read_instance(tmp_path / "long").digest == read_instance(tmp_path / "short").digest


@pytest.mark.parametrize("gone", ["applicants.parquet", "instance.json"])
def test_the_file_that_a_folder_lacks_is_named(tmp_path: Path, gone: str) -> None:
    (_folder(tmp_path) / gone).unlink()

    done = CliRunner(env={"FURSA_LANG": "en"}).invoke(allocate, [str(tmp_path)])

    assert (done.exit_code, gone in done.output) == (2, True)


def test_a_folder_with_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (_folder(tmp_path) / "options.parquet").write_bytes(b"PAR1 but not really")

    with pytest.raises(InstanceError) as refused:
        read_instance(tmp_path)

    assert refused.value.place == "options.parquet"


CHOSEN = {
    "another column": {"applicant": ["A1"], "option": ["cheque"], "more": [1]},
    "no option": {"applicant": ["A1"]},
    "an applicant twice": {"applicant": ["A1", "A1"], "option": ["gold", "cheque"]},
    "numbers": {"applicant": [1], "option": [2]},
}


@pytest.mark.parametrize("name", CHOSEN)
def test_a_wrong_table_of_who_is_chosen_is_refused(tmp_path: Path, name: str) -> None:
    pq.write_table(pa.table(CHOSEN[name]), tmp_path / "r.chosen.parquet")
    (tmp_path / "r.json").write_text('{"chosen_file": "r.chosen.parquet"}', encoding="utf-8")

    with pytest.raises(ResultError):
        read_result(tmp_path / "r.json")
