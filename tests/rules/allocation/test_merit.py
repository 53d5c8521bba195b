"""In order of merit the rules named for somebody passed over are those that stand in the way."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from fursa.config.cli.allocate import summary
from fursa.rules.allocation import Instance, Result, check, explain, solve
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.tally import Tally, marks
from tests.rules.allocation import make

SIZE = 8


def tight(seed: int) -> Instance:
    """Eight people of one territory under a budget and rules of every kind that leave room for half of them."""
    dice = random.Random(seed)
    people = []
    for i in range(SIZE):
        groups = ["territory:a", *(group for group in ("f", "y") if dice.random() < 0.5)]
        options = [
            make.option(
                f"o{j}", 50 * dice.randint(1, 5), dice.randint(1, 9), uses={"kit": dice.randint(0, 2)}
            )
            for j in range(dice.randint(1, 2))
        ]
        people.append(make.applicant(f"A{i}", *options, groups=tuple(groups)))
    bounds = {
        "count": ((0, 1, 2), (2, 3)),
        "share": ((0, 0.25, 0.5), (0.5, 0.75)),
        "cost": ((100, 150), (300, 400)),
    }
    rules = []
    for group in ("f", "y"):
        kind = dice.choice(list(bounds))
        low, high = (dice.choice([None, *side]) for side in bounds[kind])
        rules.append({"id": group, "kind": kind, "group": group, "min": low, "max": high})
    rules.append({"id": "kits", "kind": "stock", "resource": "kit", "max": dice.randint(2, 4)})
    shape = {
        "budget": dice.choice([300, 400, 600]),
        "applicants": people,
        "rules": rules,
        "groups": ["f", "y"],
    }
    return Instance.from_mapping(shape)


def way_in(instance: Instance, result: Result, applicant: str) -> str | None:
    """An option that `applicant` could take in the place of worse-marked people if only the named rules held."""
    mark, named = marks(instance), set(result.forced_by[applicant])
    i = instance.position[applicant]
    worse = result.choice[np.flatnonzero((result.choice >= 0) & (mark < mark[i]))].tolist()
    tally = Tally(instance)
    tally.add(result.choice[result.choice >= 0])
    for size in range(1, len(worse) + 1):
        for option, leave in itertools.product(
            instance.options_of(i), map(list, itertools.combinations(worse, size))
        ):
            tally.add(np.array([option]))
            tally.add(np.array(leave), -1)
            broken = {instance.all_rules[r].id for r in tally.broken()}
            tally.add(np.array(leave))
            tally.add(np.array([option]), -1)
            assert broken, "not in order of merit"
            if broken.isdisjoint(named):
                return instance.option_id(option)
    return None


@pytest.mark.parametrize("seed", range(12))
def test_the_rules_named_leave_no_way_in(seed: int) -> None:
    instance = tight(seed)

    result = solve(instance, aim="merit", seed="s")

    assert check(instance, result.to_mapping(instance)) == []
    assert all(way_in(instance, result, applicant) is None for applicant in result.forced_by)


def test_without_any_rule_nobody_is_passed_over() -> None:
    instance = Instance.from_mapping({"applicants": [make.applicant("A1"), make.applicant("A2")]})

    assert solve(instance, aim="merit").forced_by == {}


def test_whoever_interrupts_the_order_gets_no_place_left_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(search: Search, objective: Ints) -> None:
        assert search.choice is not None
        search.choice = np.where(np.arange(SIZE * 5) == 0, search.choice, -1)
        raise KeyboardInterrupt

    monkeypatch.setattr(Search, "hold", interrupt)
    people = [make.applicant(f"A{i}", make.option(value=i + 1, cost=100 + i)) for i in range(SIZE * 5)]
    instance = Instance.from_mapping({"budget": 1_000, "applicants": people})

    result = solve(instance, aim="merit")

    assert (result.status, result.stopped_by) == ("stopped", "interrupted")
    assert check(instance, result.to_mapping(instance)) == []
    reasons = explain(instance, result)
    assert {reasons.of(f"A{i}").cause for i in range(SIZE * 5)} == {"selected", "rules"}
    monkeypatch.setenv("FURSA_LANG", "en")
    assert "The order of merit is not complete" in summary(result)


def test_an_interruption_before_any_proposal_is_not_called_a_lack_of_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FURSA_LANG", "en")

    assert (
        summary(solve(tight(0), aim="merit", stop=lambda: True)) == "Interrupted before a proposal was found."
    )
