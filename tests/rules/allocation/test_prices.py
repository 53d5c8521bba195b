"""Prices between the linear program, the descent and the certificate: none is lost on the way."""

from __future__ import annotations

import time
from dataclasses import replace

from benchmarks.allocation.cases import Edition
from threadpoolctl import threadpool_info, threadpool_limits

from fursa.rules.allocation import Instance, solve
from fursa.rules.allocation.bound import bound
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.pricing import from_multipliers, to_multipliers


def test_a_share_with_both_sides_keeps_the_price_of_the_side_that_binds() -> None:
    """Each side of a share is a row of its own: the one that says nothing once took the other's price away."""
    people = [
        {
            "id": f"A{k}",
            "groups": ["sex:f"] if k % 3 == 0 else ["sex:m"],
            "options": [{"id": "o", "cost": 100 + 7 * k % 50, "value": 10 + 13 * k % 40 + 30 * (k % 3 > 0)}],
        }
        for k in range(60)
    ]
    rules = [{"id": "women", "kind": "share", "group": "sex:f", "min": 0.3, "max": 0.9}]
    instance = Instance.from_mapping({"budget": 2_000, "applicants": people, "rules": rules})
    both, one = instance, replace(instance, rules=(replace(instance.rules[0], maximum=None),))

    bounds = []
    for inst in (both, one):
        with Engine() as engine:
            search = Search(inst, engine, time.monotonic() + 30)
            search.relax()
            assert search.prices is not None
            assert search.prices.low[[rule.id for rule in inst.all_rules].index("women")] > 0
            field = Field(search.book)
            bounds.append(
                (search.bound, bound(inst, to_multipliers(field, from_multipliers(field, search.prices))))
            )

    assert bounds[0] == bounds[1]
    assert bounds[0][0] == bounds[0][1]


def test_small_systems_take_one_thread_and_give_the_others_back() -> None:
    """Where processors are shared, threads that wait for each other once made prices ten times as slow."""

    def threads() -> int:
        return max(int(pool["num_threads"]) for pool in threadpool_info() if pool["user_api"] == "blas")

    instance = Instance.from_mapping(Edition(60, territories=2, trades=2, kits=2).mapping())
    seen: set[int] = set()
    with threadpool_limits(2, user_api="blas"):
        solve(instance, progress=lambda value, bound: seen.add(threads()))

        assert (seen, threads()) == ({1}, 2)
