"""Beams: every proposal keeps the rules, and small instances come out as by trying everything."""

from __future__ import annotations

import itertools
import time
from typing import Any

import numpy as np
import pytest
from benchmarks.allocation.knapsacks import chu_beasley, multiple_choice

from fursa.rules.allocation import Instance, beam
from fursa.rules.allocation.beam import choose_beams
from fursa.rules.allocation.engine import Engine, Interrupted
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.ground import Ground, Watch, ground_of
from tests.rules.allocation.make import applicant, every_choice, option

PEOPLE = [
    applicant(
        f"A{i}",
        option("cheque", 100 + 37 * i % 90, 40 + 23 * i % 31),
        option("kit", 60 + 11 * i % 50, 5 + i % 3, uses={"kit": 1 + i % 3}),
        groups=("sex:f",) if i % 3 == 0 else ("sex:m",),
        forced="in" if i == 4 else None,
    )
    for i in range(8)
]
RULES = [
    {"id": "women", "kind": "share", "group": "sex:f", "min": 0.4, "max": None},
    {"id": "men", "kind": "count", "group": "sex:m", "min": 2, "max": 4},
    {"id": "kits", "kind": "stock", "resource": "kit", "min": 4, "max": 5},
]
EDITION = {"budget": 520, "applicants": PEOPLE, "rules": RULES}


def found(data: dict[str, Any], seconds: float = 0.5) -> Search:
    """What beams alone find from nothing."""
    instance = Instance.from_mapping(data)
    with Engine() as engine:
        search = Search(instance, engine, time.monotonic() + 30)
        search.relax()
        choose_beams(the_ground(search), Watch(search, time.monotonic() + seconds))
    return search


def the_ground(search: Search) -> Ground:
    ground = ground_of(search)
    assert ground is not None
    return ground


def test_with_shares_minimums_and_somebody_forced_in_the_best_of_all_choices_is_found() -> None:
    search = found(EDITION)

    instance = search.instance
    best = max(int(instance.value[c[c >= 0]].sum()) for c in every_choice(instance))
    assert search.reached(instance.value) == best


def test_each_beam_ends_in_a_choice_that_keeps_every_rule() -> None:
    search = found(EDITION, 0.0)
    ground, random = the_ground(search), np.random.default_rng(1)

    watch = Watch(search, np.inf)
    begun = [beam._begun(ground, 40, random, watch, disturbed=True) for _ in range(20)]

    # The last row, of leaving out, stands for nobody's option.
    choices = [np.where(c < search.instance.option_count, c, -1) for c in begun if c is not None]
    assert choices
    assert all(search.offer(choice) for choice in choices)


@pytest.mark.parametrize("data", [multiple_choice(20, 5, 5, 1), multiple_choice(30, 10, 10, 2)])
def test_from_nothing_beams_come_near_the_bound_and_keep_the_rules(data: dict[str, Any]) -> None:
    search = found(data, 3.0)

    assert search.choice is not None
    assert search.bound is not None
    assert search.reached(search.instance.value) > 0.98 * search.bound
    assert Search(search.instance, search.engine, 0.0).offer(search.choice)


def test_parts_of_a_proposal_only_ever_gain(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = Instance.from_mapping(multiple_choice(30, 10, 10, 2))
    with Engine() as engine:
        search = Search(instance, engine, time.monotonic() + 30)
        search.relax()
    ground, random = the_ground(search), np.random.default_rng(1)
    here = beam._begun(ground, 60, random, Watch(search, np.inf), disturbed=False)
    assert here is not None
    values = [ground.values[here].sum()]

    for _ in range(60):
        better = beam._part(ground, here, 80, random, Watch(search, np.inf))
        if better is not None:
            here = better
            values.append(ground.values[here].sum())

    assert len(values) > 1
    assert all(a < b for a, b in itertools.pairwise(values))
    assert (instance.owner[here] == np.arange(instance.applicant_count)).all()


def test_whoever_stops_is_heard() -> None:
    instance = Instance.from_mapping(chu_beasley(100, 10, 0.25, 1))
    with Engine() as engine:
        search = Search(instance, engine, time.monotonic() + 30)
        search.relax()
        engine.stop = lambda: True
        began = time.monotonic()
        with pytest.raises(Interrupted):
            choose_beams(the_ground(search), Watch(search, began + 10.0))

    assert time.monotonic() - began < 5
