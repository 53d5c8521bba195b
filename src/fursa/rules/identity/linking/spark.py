"""Weighing pairs on Spark: an extra, in an environment of its own (docs/rules/identity.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq


def predict_with_spark(
    table: pa.Table, settings: dict[str, Any], wanted: Sequence[str], least_weight: float
) -> pa.Table:
    """The pairs of `table` of at least `least_weight` bits, with the columns `wanted`, weighed by Splink on Spark.

    Uses the session that is running (spark-submit) or starts a local one; tables pass through Parquet files.
    """
    from pyspark.sql import SparkSession
    from splink import Linker, SparkAPI

    session = (
        SparkSession.builder.appName("fursa identity link").config("spark.ui.enabled", "false").getOrCreate()
    )
    with TemporaryDirectory() as folder:
        given, found = Path(folder) / "prepared.parquet", Path(folder) / "pairs.parquet"
        pq.write_table(table, given)
        session.sparkContext.setCheckpointDir(str(Path(folder) / "checkpoints"))
        engine = SparkAPI(spark_session=session)  # type: ignore[no-untyped-call]
        registered = engine.register(session.read.parquet(str(given)))
        linker = Linker(registered, settings, log_level=40, validate_settings=False)
        predicted = linker.inference.predict(threshold_match_weight=least_weight)
        predicted.as_spark_dataframe().selectExpr(*wanted).write.parquet(str(found))
        return pq.read_table(found)
