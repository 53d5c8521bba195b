"""Splink on DuckDB: parameters learnt from the register itself, then every pair of the blocks weighed."""

from __future__ import annotations

import logging
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from splink import DuckDBAPI, Linker, block_on

from fursa.rules.identity.linking.blocks import BlockSizes, with_blocks
from fursa.rules.identity.linking.settings import COMPARISONS, TRAINING, splink_settings

_SEED = 1
_RANDOM_PAIRS = 5e5  # more change no decision in a thousand
_TRAINING_PAIRS = 2e5
_LEAST_WEIGHT = -7.0  # bits; pairs below are not kept
_FOUND_BY_TRAINING = 0.6  # share of true pairs that agree on what `_CERTAIN` asks
_CERTAIN = (("given", "family", "birth_day"), ("national_id_number",))
_SAMPLE = 150_000  # records learnt from: the shares no longer change beyond
_LEAST_CHANCE = 1e-7  # what was never seen in the sample is rare, not impossible
_FEW = 200  # records: too few to learn from, so what is usual is taken


_WANTED = (
    "unique_id_l as a",
    "unique_id_r as b",
    "match_weight as weight",
    *(
        f"mw_{name} + mw_tf_adj_{name} as {name}"
        if any(s.frequency_of for s in steps)
        else f"mw_{name} as {name}"
        for name, steps in COMPARISONS.items()
    ),
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Pairs with their weights, bits in all and by comparison, and the sizes of the blocks they come from."""

    pairs: pa.Table  # a, b (rows of the register), weight, and one column a comparison
    blocks: list[BlockSizes]


def weigh_pairs(prepared: pa.Table, threads: int | None = None, engine: str = "duckdb") -> Weighed:
    """Weigh all pairs of `prepared` that share a block, with Splink on an in-memory DuckDB or on Spark.

    Whatever the engine, the parameters are learnt with DuckDB, so that both weigh a pair alike.
    """
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect()
    if threads:
        connection.execute(f"set threads = {int(threads)}")
    table, sizes = with_blocks(prepared)
    if not any(size.pairs for size in sizes):
        return Weighed(_nothing(), sizes)
    settings = _learn(DuckDBAPI(connection), table)
    predict = _predict_with_spark if engine == "spark" else _predict_with_duckdb
    return Weighed(predict(connection, table, settings), sizes)


def _predict_with_duckdb(
    connection: duckdb.DuckDBPyConnection, table: pa.Table, settings: dict[str, Any]
) -> pa.Table:
    # A table of DuckDB's own is scanned many times faster than one of Arrow.
    connection.register("handed_over", table)
    connection.execute("create table prepared as from handed_over")
    linker = Linker(
        DuckDBAPI(connection).register("prepared"), settings, log_level=logging.ERROR, validate_settings=False
    )
    predicted = linker.inference.predict(threshold_match_weight=_LEAST_WEIGHT)
    there = {row[0] for row in connection.execute(f"describe {predicted.physical_name}").fetchall()}
    # A comparison that nothing could be learnt about has no column.
    wanted = [w if w.split()[0] in there else f"0.0 as {w.split()[-1]}" for w in _WANTED]
    query = f"select {', '.join(wanted)} from {predicted.physical_name}"  # noqa: S608 - our own names and Splink's
    return connection.execute(query).to_arrow_table()


def _predict_with_spark(
    connection: duckdb.DuckDBPyConnection, table: pa.Table, settings: dict[str, Any]
) -> pa.Table:
    from fursa.rules.identity.linking.spark import predict_with_spark

    return predict_with_spark(table, for_spark(settings), _WANTED, _LEAST_WEIGHT)


def for_spark(settings: dict[str, Any]) -> dict[str, Any]:
    """The learnt settings in Spark's SQL, where double quotes make a text and not a name: "father_l" IS NULL would
    never hold, and whatever is missing would speak against a pair.
    """
    comparisons = [
        comparison
        | {
            "comparison_levels": [
                level | {"sql_condition": level["sql_condition"].replace('"', "`")}
                for level in comparison["comparison_levels"]
            ]
        }
        for comparison in settings["comparisons"]
    ]
    return settings | {"sql_dialect": "spark", "comparisons": comparisons}


def _learn(engine: DuckDBAPI, prepared: pa.Table) -> dict[str, Any]:
    """Splink's settings with the parameters learnt from the register, or from a part of a large one."""
    if prepared.num_rows > _SAMPLE:
        drawn = np.random.default_rng(_SEED).choice(prepared.num_rows, _SAMPLE, replace=False)
        prepared = prepared.take(np.sort(drawn))
    linker = Linker(
        engine.register(prepared), splink_settings(), log_level=logging.ERROR, validate_settings=False
    )
    linker.training.estimate_probability_two_random_records_match(
        [block_on(*columns) for columns in _CERTAIN], recall=_FOUND_BY_TRAINING
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=_SEED)
    for columns in TRAINING if prepared.num_rows >= _FEW else ():
        _learn_inside(linker, columns)
    learnt: dict[str, Any] = linker.misc.save_model_to_json()
    for comparison in learnt["comparisons"]:
        for level in comparison["comparison_levels"]:
            for chance in ("m_probability", "u_probability"):
                if level.get(chance) is not None:
                    level[chance] = max(level[chance], _LEAST_CHANCE)
    return learnt


def _learn_inside(linker: Linker, columns: tuple[str, ...]) -> None:
    """Learn from the pairs that agree on `columns`, or nothing at all.

    Where no true pair of these blocks is at some level, Splink's estimate falls below what it accepts, and it stops in
    the middle: what was known before is put back, and the other blocks must do.
    """
    before = deepcopy(linker._settings_obj.core_model_settings)
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(*columns), max_pairs=_TRAINING_PAIRS
        )
    except ValueError:
        linker._settings_obj.core_model_settings = before


def _nothing() -> pa.Table:
    row, number = pa.array([], pa.int64()), pa.array([], pa.float64())
    return pa.table({"a": row, "b": row, "weight": number, **dict.fromkeys(COMPARISONS, number)})
