"""The way of the large: a certified bound, and a proposal near it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from benchmarks.allocation.cases import Edition

from fursa.rules.allocation import Instance, Rule, check, read_instance, read_result, solve, write_result
from fursa.rules.allocation.bound import bound, exact_sum
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.large import approach
from fursa.rules.allocation.linear import Rulebook
from fursa.rules.allocation.pricing import find_prices, settle_rows, to_multipliers


@pytest.fixture(scope="module")
def edition() -> Instance:
    made = Edition(8_000, territories=8, trades=6, kits=6, seed=5)
    return Instance.from_mapping(made.mapping())


def test_a_large_edition_is_certified_within_the_gap_asked_for(edition: Instance) -> None:
    result = solve(edition, gap=1e-4, seconds=60)

    assert result.status == "within_gap"
    assert result.gap is not None
    assert result.gap <= 1e-4
    assert check(edition, result.to_mapping(edition)) == []


def test_the_prices_found_are_as_good_as_those_of_the_linear_program(edition: Instance) -> None:
    field = Field(Rulebook(edition))
    proven = bound(edition, to_multipliers(field, find_prices(field, 1e-6, time.monotonic() + 60)[0]))

    with Engine() as engine:
        search = Search(edition, engine, time.monotonic() + 120)
        search.relax()

    assert search.bound is not None
    assert proven <= search.bound * (1 + 1e-6) + 1


def test_no_row_is_settled_any_more_once_the_time_is_up(edition: Instance) -> None:
    field = Field(Rulebook(edition))
    prices = find_prices(field, 1e-2, time.monotonic() + 60)[0] * 1.5

    late, settled = (settle_rows(field, prices, 1e-6, time.monotonic() + left) for left in (-1, 60))

    assert (late == prices).all()
    assert bound(edition, to_multipliers(field, settled)) < bound(edition, to_multipliers(field, prices))


def test_a_folder_of_parquet_files_is_the_same_instance_as_its_json(tmp_path: Path) -> None:
    made = Edition(300, territories=3, trades=3, kits=2, seed=1)
    made.write_parquet(tmp_path)

    assert read_instance(tmp_path).digest == Instance.from_mapping(made.mapping()).digest


def test_a_large_result_keeps_who_is_chosen_in_parquet_and_reads_back_whole(
    tmp_path: Path, edition: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fursa.rules.allocation.files.LARGEST_JSON", 100)
    result = solve(edition, gap=1e-2, seconds=60)

    write_result(result, edition, tmp_path / "result.json")

    assert (tmp_path / "result.chosen.parquet").exists()
    assert check(edition, read_result(tmp_path / "result.json")) == []


def test_the_bound_is_exact_where_64_bits_would_not_hold_the_sum() -> None:
    numbers = np.array([2**61, 2**61, 2**61, 2**61, -(2**60)], dtype=np.int64)

    assert exact_sum(numbers) == 4 * 2**61 - 2**60


def test_a_large_edition_that_cannot_be_names_the_rules_that_clash(edition: Instance) -> None:
    everyone = Rule("everyone", "count", minimum=edition.applicant_count)
    result = solve(replace(edition, rules=(*edition.rules, everyone)), seconds=60)

    assert result.status == "infeasible"
    assert "everyone" in result.conflict
    assert len(result.conflict) <= 2


def test_an_interrupted_run_returns_the_best_found_so_far_with_its_gap(edition: Instance) -> None:
    heard = []

    def interrupt(value: int, bound: int | None) -> None:
        heard.append(value)
        raise KeyboardInterrupt

    result = solve(edition, gap=0.0, seconds=60, progress=interrupt)

    assert result.stopped_by == "interrupted"
    assert result.value >= heard[0]
    assert result.gap is not None
    assert check(edition, result.to_mapping(edition)) == []


def test_whoever_asks_to_stop_gets_the_best_found_so_far(edition: Instance) -> None:
    found: list[int] = []

    result = solve(
        edition,
        gap=0.0,
        seconds=60,
        progress=lambda value, _bound: found.append(value),
        stop=lambda: bool(found),
    )

    assert result.stopped_by == "interrupted"
    assert result.value >= found[0]
    assert check(edition, result.to_mapping(edition)) == []


def test_a_solver_that_ignores_its_time_is_killed(monkeypatch: pytest.MonkeyPatch, edition: Instance) -> None:
    monkeypatch.setattr("fursa.rules.allocation.engine.GRACE", 0.0)
    with Engine() as engine:
        search = Search(edition, engine, time.monotonic() + 0.3)
        began = time.monotonic()
        search.stage(edition.value)

    assert time.monotonic() - began < 5
    assert search.timed_out


def test_parts_of_a_middling_edition_come_within_the_gap_by_numbers_of_people() -> None:
    made = Edition(2_000, territories=5, trades=5, kits=12, seed=0)
    middling = Instance.from_mapping(made.mapping())
    with Engine() as engine, Engine() as second:
        search = Search(middling, engine, time.monotonic() + 60, second)
        search.relax()

        assert approach(search, 1e-4)
        assert search.ranges
