"""Spark weighs pairs as DuckDB does; where it is missing the command says what to do."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from shutil import which

import numpy as np
import pytest
import sqlglot
from click.testing import CliRunner
from sqlglot import exp

from fursa.config.cli import identity as commands
from fursa.rules.identity.linking import link, read_register
from fursa.rules.identity.linking.engine import for_spark
from fursa.rules.identity.linking.settings import splink_settings
from fursa.sample.register import build_register, write_register


def test_no_name_of_a_column_becomes_a_text_in_sparks_sql() -> None:
    """Spark reads "father_l" as five letters and two marks: what is missing would then speak against a pair."""
    settings = for_spark(splink_settings().create_settings_dict("duckdb"))

    conditions = [
        level["sql_condition"]
        for comparison in settings["comparisons"]
        for level in comparison["comparison_levels"]
        if level["sql_condition"] != "ELSE"
    ]
    assert len(conditions) > 20
    for condition in conditions:
        parsed = sqlglot.parse_one(condition, dialect="spark")
        assert not [text for text in parsed.find_all(exp.Literal) if text.is_string], condition
        assert list(parsed.find_all(exp.Column)), condition


@pytest.mark.parametrize(
    ("missing", "said"), [("pyspark", "requirements/spark.txt"), ("java", "openjdk-17-jre-headless")]
)
def test_what_spark_lacks_is_said_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str, said: str
) -> None:
    monkeypatch.setattr(commands, "find_spec", lambda name: None if name == missing else object())
    monkeypatch.setattr(commands, "which", lambda name: None if name == missing else f"/usr/bin/{name}")
    register = tmp_path / "register.csv"
    register.write_text("", encoding="utf-8")

    result = CliRunner(env={"FURSA_LANG": "ar"}).invoke(
        commands.identity, ["link", str(register), "-o", str(tmp_path / "out"), "--engine", "spark"]
    )

    assert result.exit_code == 1
    assert said in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(
    find_spec("pyspark") is None or which("java") is None,
    reason="Spark is an extra in an environment of its own, and needs Java (docs/operations.md)",
)
def test_spark_decides_as_duckdb_does(tmp_path: Path) -> None:
    write_register(build_register(3_000, seed=3), tmp_path)
    rows = read_register(tmp_path / "register.csv")

    one, other = (link(rows, engine=engine) for engine in ("duckdb", "spark"))

    assert np.array_equal(one.clusters, other.clusters)
    for name in ("a", "b", "automatic"):
        assert np.array_equal(getattr(one.decided, name), getattr(other.decided, name)), name
    # Logarithms of two libraries may differ in the sixth digit, where weights are rounded.
    assert np.abs(one.decided.weight - other.decided.weight).max() < 1e-5
