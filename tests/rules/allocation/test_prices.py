"""Prices between the linear program, the descent and the certificate: none is lost on the way."""

from __future__ import annotations

import time
from dataclasses import replace

from fursa.rules.allocation import Instance
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
