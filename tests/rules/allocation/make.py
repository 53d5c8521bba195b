"""Small invented instances, and the plainest possible way to solve them: try everything."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fursa.rules.allocation import Instance
from fursa.rules.allocation.instance import Ints


def option(name: str = "cheque", cost: int = 100, value: int = 10, **more: Any) -> dict[str, Any]:
    return {"id": name, "cost": cost, "value": value, **more}


def applicant(
    name: str, *options: dict[str, Any], groups: tuple[str, ...] = (), **more: Any
) -> dict[str, Any]:
    return {"id": name, "groups": list(groups), "options": list(options or (option(),)), **more}


def every_choice(instance: Instance) -> Iterator[Ints]:
    """Every choice that keeps all rules, by trying all of them."""
    lists = []
    for i in range(instance.applicant_count):
        taken = [-1] if instance.forced[i] <= 0 else []
        held = [j for j in instance.options_of(i) if instance.option_forced[j] > 0]
        for j in instance.options_of(i):
            high = instance.pass_mark is None or instance.value[j] >= instance.pass_mark
            if (
                instance.forced[i] >= 0
                and instance.option_forced[j] >= 0
                and high
                and (not held or j in held)
            ):
                taken.append(j)
        lists.append([j for j in taken if j >= 0] if held else taken)
    for combination in itertools.product(*lists):
        choice = np.array(combination, dtype=np.int64).reshape(-1)
        if _keeps(instance, choice):
            yield choice


def _keeps(instance: Instance, choice: Ints) -> bool:
    people = [i for i in range(len(choice)) if choice[i] >= 0]
    if instance.budget is not None and sum(int(instance.cost[choice[i]]) for i in people) > instance.budget:
        return False
    for rule in instance.rules:
        inside = [i for i in people if rule.group is None or rule.group in instance.groups_of(i)]
        total = Fraction(len(inside))
        if rule.kind == "cost":
            total = Fraction(sum(int(instance.cost[choice[i]]) for i in inside))
        if rule.kind == "stock":
            total = Fraction(0)
            for i in people:
                for u in range(int(instance.use_start[choice[i]]), int(instance.use_start[choice[i] + 1])):
                    if instance.resources[instance.use_resource[u]] == rule.resource:
                        total += int(instance.use_amount[u])
        of = len(people) if rule.kind == "share" else 1
        if rule.minimum is not None and total < Fraction(rule.minimum) * of:
            return False
        if rule.maximum is not None and total > Fraction(rule.maximum) * of:
            return False
    return True


@st.composite
def instances(draw: st.DrawFn, most: int = 6) -> dict[str, Any]:
    """JSON shapes of up to `most` applicants with every kind of rule, ties and forcing; often feasible."""
    names = ["territory:a", "territory:b", "sex:f"]
    applicants = []
    for i in range(draw(st.integers(1, most))):
        options = [
            option(
                f"o{j}",
                draw(st.integers(0, 4)) * 50,
                draw(st.integers(0, 6)),
                uses=draw(st.dictionaries(st.just("kit"), st.integers(0, 2), max_size=1)),
                forced=draw(st.sampled_from([None, None, None, None, "out"])),
            )
            for j in range(draw(st.integers(0, 3)))
        ]
        groups = draw(st.lists(st.sampled_from(names), unique=True))
        forced = draw(st.sampled_from([None, None, None, None, None, "out", "in"]))
        applicants.append(applicant(f"A{i}", groups=tuple(groups), forced=forced) | {"options": options})
    carried = sorted({g for a in applicants for g in a["groups"]})
    rules = []
    for k in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(["count", "cost", "share", "stock"]))
        low: Any = draw(st.sampled_from([None, 0, 1, 2]))
        high: Any = draw(st.sampled_from([None, 2, 3, 4]))
        if kind == "cost":
            low, high = low and low * 50, high and high * 50
        if kind == "share":
            low, high = low and low * 0.2, high and high * 0.25
        where: dict[str, Any] = {"resource": "kit"}
        if kind != "stock":
            where = {"group": draw(st.sampled_from([None, *carried]))}
        rules.append({"id": f"r{k}", "kind": kind, "min": low, "max": high, **where})
    budget = draw(st.sampled_from([None, 100, 300, 500]))
    pass_mark = draw(st.sampled_from([None, None, 2]))
    return {"budget": budget, "pass_mark": pass_mark, "applicants": applicants, "rules": rules}
