"""Synthetic registers: the same for a seed, with the truth, and with the shares that are documented."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from fursa.config.cli.sample_register import register as command
from fursa.sample.register import COLUMNS, SHARES, Register, build_register, write_register


@pytest.fixture(scope="module")
def register() -> Register:
    return build_register(4_000, seed=3)


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        result = CliRunner().invoke(command, ["--rows", "60", "--seed", "9", "-o", str(tmp_path / name)])
        assert result.exit_code == 0, result.output

    for file in ("register.csv", "truth.csv"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_another_seed_writes_other_people() -> None:
    assert build_register(50, seed=1).records != build_register(50, seed=2).records


def test_fifteen_in_a_hundred_rows_repeat_a_person_in_the_other_script(register: Register) -> None:
    scripts = defaultdict(list)
    for person, script in zip(register.person, register.script, strict=True):
        scripts[person].append(script)
    crossing = sum(min(Counter(s).values()) for s in scripts.values() if len(set(s)) == 2)

    assert crossing / len(register.records) == pytest.approx(
        SHARES["duplicate"] * SHARES["cross_script"], abs=0.03
    )


@pytest.mark.parametrize("field", ["father_name", "national_id", "phone", "birth_place", "sex"])
def test_as_many_fields_are_empty_as_documented(register: Register, field: str) -> None:
    share = sum(getattr(record, field) == "" for record in register.records) / len(register.records)
    documented = {"father_name": "no_father", "birth_place": "no_birth_place"}.get(field, f"no_{field}")

    assert share == pytest.approx(SHARES[documented], abs=0.03)


def test_the_truth_names_the_person_of_every_row(register: Register, tmp_path: Path) -> None:
    write_register(register, tmp_path)

    with (tmp_path / "register.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with (tmp_path / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = list(csv.DictReader(file))
    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == [row["id"] for row in truth]
    assert [row["person"] for row in truth] == [f"p{person}" for person in register.person]


def test_one_row_is_a_register_too() -> None:
    assert len(build_register(1, seed=0).records) == 1
