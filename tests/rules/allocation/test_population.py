"""Populations: every proposal keeps the rules, and small packings come out as by trying everything."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from benchmarks.allocation.knapsacks import chu_beasley, multiple_choice

from fursa.rules.allocation import Instance, population
from fursa.rules.allocation.engine import Engine, Interrupted
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.ground import Ground, Watch, ground_of
from fursa.rules.allocation.population import breed
from tests.rules.allocation.make import applicant, every_choice, option

PEOPLE = [
    applicant(
        f"A{i}",
        option("cheque", 100 + 37 * i % 90, 40 + 23 * i % 31),
        option("kit", 60 + 11 * i % 50, 15 + 7 * i % 13, uses={"kit": 1 + i % 3}),
        groups=("sex:f",) if i % 3 == 0 else ("sex:m",),
    )
    for i in range(9)
]
RULES = [
    {"id": "men", "kind": "count", "group": "sex:m", "min": None, "max": 3},
    {"id": "kits", "kind": "stock", "resource": "kit", "max": 5},
]
EDITION = {"budget": 520, "applicants": PEOPLE, "rules": RULES}
KNAPSACK = chu_beasley(100, 10, 0.25, 1)


def started(data: dict[str, Any]) -> tuple[Search, Ground]:
    with Engine() as engine:
        search = Search(Instance.from_mapping(data), engine, time.monotonic() + 30)
        search.relax()
    ground = ground_of(search)
    assert ground is not None
    return search, ground


def test_where_someone_may_have_one_of_several_options_the_best_of_all_choices_is_found() -> None:
    search, ground = started(EDITION)

    breed(ground, Watch(search, time.monotonic() + 0.5))

    instance = search.instance
    assert search.reached(instance.value) == max(
        int(instance.value[c[c >= 0]].sum()) for c in every_choice(instance)
    )


def test_every_proposal_of_a_generation_keeps_every_rule_and_has_room_for_nobody_else() -> None:
    _, ground = started(KNAPSACK)
    core, random = population._core(ground), np.random.default_rng(1)

    people, value = population._begun(core, random)
    people, value = population._mended(core, population._mixed(core, people, value, random))

    room = core.room - core.uses[people].sum(axis=1)
    assert (room >= 0).all()
    assert np.allclose(value, core.values[people].sum(axis=1))
    one = people[0]
    left_out = [a for a in core.order if one[core.owner[a]] == core.out[core.owner[a]]]
    assert left_out
    assert all((core.uses[a] > room[0]).any() for a in left_out)


def test_a_generation_mixes_its_parents_and_changes_few() -> None:
    _, ground = started(KNAPSACK)
    core = population._core(ground)
    parents = np.stack(
        [core.out, core.first]
    )  # all left out, and all taken: wherever both are held, they differ

    born = population._mixed(core, parents, np.zeros(2), np.random.default_rng(1))

    taken = (born == core.first).mean(axis=1)
    both = (taken > 0.2) & (taken < 0.8)
    assert both.mean() > 0.3  # two parents, drawn apart half of the time
    alike = np.minimum((born != core.out).sum(axis=1), (born != core.first).sum(axis=1))[~both]
    assert 0 < alike.mean() < 4


def test_a_population_comes_nearer_than_what_it_begins_with() -> None:
    search, ground = started(KNAPSACK)
    _, value = population._begun(population._core(ground), np.random.default_rng(0))
    held = sum(ground.values[options[0]] for options in ground.core(150)[1] if len(options) == 1)

    breed(ground, Watch(search, time.monotonic() + 2.0))

    assert search.bound is not None
    assert search.reached(search.instance.value) > value.max() + held
    assert search.reached(search.instance.value) > 0.98 * search.bound
    assert Search(search.instance, search.engine, 0.0).offer(search.choice)


def test_a_core_that_leaves_no_room_is_widened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were those outside the core held at what they like best, they would break rules by themselves."""
    monkeypatch.setattr(population, "_CORE", 1)
    _, ground = started(KNAPSACK)
    ground.short[:] = [short[::-1] for short in ground.short]  # the prices speak for whom they should not

    core = population._core(ground)

    assert (core.room >= 0).all()
    assert len(core.inside) > 1


@pytest.mark.parametrize(
    ("data", "packing"),
    [
        (KNAPSACK, True),
        (multiple_choice(5, 3, 2, 1), False),
        (EDITION, True),
        (
            EDITION | {"rules": [*RULES, {"id": "at-least", "kind": "count", "group": "sex:f", "min": 1}]},
            False,
        ),
        (
            EDITION | {"rules": [*RULES, {"id": "share", "kind": "share", "group": "sex:f", "max": 0.5}]},
            False,
        ),
    ],
)
def test_only_upper_limits_of_what_is_used_make_a_packing(data: dict[str, Any], packing: bool) -> None:
    assert started(data)[1].is_packing is packing


def test_whoever_stops_is_heard() -> None:
    search, ground = started(KNAPSACK)
    search.engine.stop = lambda: True
    began = time.monotonic()

    with pytest.raises(Interrupted):
        breed(ground, Watch(search, began + 10.0))

    assert time.monotonic() - began < 5
