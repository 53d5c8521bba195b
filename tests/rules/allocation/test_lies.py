"""A result that lies and is sealed again: what it says of itself gives it away."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from fursa.config.cli.allocate import held
from fursa.rules.allocation import Instance, Result, check, solve
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.result import seal, slack_of_each, totals
from fursa.rules.allocation.tally import passed_over
from tests.rules.allocation import make
from tests.rules.allocation.test_checking import SHAPE, TAMPERED, setting

Claim = dict[str, Any]
BLIND = {
    "another seed",
    "another version",
    "ties called open",
}  # nothing else in that result speaks against them
LIES: dict[str, Callable[[Claim], None]] = {
    **{name: change for name, change in TAMPERED.items() if name not in BLIND},
    "a field of its own": setting("moon", value=1),
    "another aim": setting("aim", value="merit"),
    "an aim that is none": setting("aim", value="luck"),
    "a proof it does not have": setting("proof", value="certificate"),
    "no word of a proof": setting("proof", value=None),
    "within the gap where the solver claims more": setting("status", value="within_gap"),
    "stopped where nothing is worth more": setting("status", value="stopped"),
    "infeasible": lambda claim: claim.update(status="infeasible", chosen={}),
    "nothing found": lambda claim: claim.update(status="nothing_found", chosen={}),
    "an endless gap": setting("gap", value=10**400),
    "a gap that is no number at all": setting("gap", value=math.nan),
    "an endless multiplier": setting("certificate", "max", "budget", value=10**400),
    "a certificate with more in it": setting("certificate", "moon", value=1),
    "the price of a rule that is not there": setting("price", "moon", value=1.0),
    "no prices": setting("price", value={}),
    "the slack of a rule that is not there": setting("slack", "moon", value={"min": 1, "max": None}),
    "a slack that is true": setting("slack", "women", "min", value=True),
    "less than no seconds": setting("seconds", value=-1.0),
    "seconds in words": setting("seconds", value="1"),
    "ties settled by a number": setting("ties", value=1),
    "stopped by luck": setting("stopped_by", value="luck"),
    "a seed of half a character": setting("seed", value="\ud800"),
    "a conflict beside a proposal": setting("conflict", value=["women"]),
    "an option in a list": setting("chosen", "A0", value=["cheque"]),
}


def sealed(claim: Claim) -> Claim:
    """The same with a seal that fits."""
    content = {key: value for key, value in claim.items() if key != "seal"}
    try:
        return {**content, "seal": seal(content)}
    except UnicodeEncodeError:
        return {**content, "seal": ""}


@pytest.fixture(scope="module")
def instance() -> Instance:
    return Instance.from_mapping(SHAPE)


@pytest.fixture(scope="module")
def claim(instance: Instance) -> Claim:
    return solve(instance, seed="s").to_mapping(instance)


@pytest.mark.parametrize("name", LIES)
def test_a_lie_that_is_sealed_again_does_not_hold(instance: Instance, claim: Claim, name: str) -> None:
    changed = copy.deepcopy(claim)
    LIES[name](changed)

    assert check(instance, sealed(changed)) != []


def test_a_result_that_lacks_any_field_does_not_hold(instance: Instance, claim: Claim) -> None:
    for key in claim.keys() - {"seal", "conflict_sides", "conflict_irreducible"}:
        less = {name: value for name, value in claim.items() if name != key}

        assert key in [finding.place for finding in check(instance, sealed(less))]


MERIT_LIES: dict[str, Callable[[Claim], None]] = {
    "nobody forced": setting("forced_by", value={}),
    "a rule that is not there": setting("forced_by", "A1", value=["moon"]),
    "a rule that forces nothing": setting("forced_by", "A1", value=["kits"]),
    "forced by nothing": setting("forced_by", "A1", value=[]),
    "someone who was not passed over": setting("forced_by", "A0", value=["budget"]),
    "the solver's bound of another aim": setting("claimed_bound", value=60),
    "another aim": setting("aim", value="value"),
}


@pytest.mark.parametrize("name", MERIT_LIES)
def test_a_lie_about_the_order_of_merit_does_not_hold(instance: Instance, name: str) -> None:
    claim = solve(instance, aim="merit", seed="s").to_mapping(instance)
    assert check(instance, claim) == []
    MERIT_LIES[name](claim)

    assert check(instance, sealed(claim)) != []


CLASHING = {
    **SHAPE,
    "rules": [*SHAPE["rules"], {"id": "x", "kind": "count", "group": "territory:a", "min": 4}],
}
EMPTY_LIES: dict[str, Callable[[Claim], None]] = {
    "a value": setting("value", value=3),
    "a bound": setting("bound", value=3),
    "a gap": setting("gap", value=0.0),
    "ties settled": setting("ties", value="settled"),
    "prices": setting("price", value={"budget": 1.0}),
    "a conflict of other rules": lambda claim: claim.update(conflict=["women", "kits"], conflict_sides={}),
    "a conflict of a rule that is not there": setting("conflict", value=["moon"]),
    "a side that the rule does not have": setting("conflict_sides", "x", value=["max"]),
    "someone forced in who has options": setting("conflict", value=["forced:A0"]),
    "nothing found, and a conflict": setting("status", value="nothing_found"),
}


@pytest.mark.parametrize("name", EMPTY_LIES)
def test_a_lie_about_a_conflict_does_not_hold(name: str) -> None:
    instance = Instance.from_mapping(CLASHING)
    claim = solve(instance).to_mapping(instance)
    assert check(instance, claim) == []
    EMPTY_LIES[name](claim)

    assert check(instance, sealed(claim)) != []


def _forged(instance: Instance, result: Result, choice: Ints) -> Claim:
    """`choice` said to be what `result` is, every figure right."""
    value, cost, count = totals(instance, choice)
    over = passed_over(instance, choice, result.within)
    merit = result.aim == "merit"
    rules = tuple(rule.id for rule in instance.all_rules)
    names = instance.applicants[over].tolist() if merit else []
    forged = result.completed(
        choice=choice, value=value, cost=cost, count=count,
        slack=slack_of_each(instance, choice), passed_over=int(over.sum()),
        forced_by=dict.fromkeys(names, rules), claimed_bound=None if merit else value,
    )  # fmt: skip
    return forged.to_mapping(instance)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(make.instances(most=5))
def test_another_in_somebodys_place_is_seen(data: dict[str, Any]) -> None:
    instance = Instance.from_mapping(data)
    for aim in ("value", "merit"):
        result = solve(instance, aim=aim, seed="s")
        if not result.has_proposal:
            continue
        for choice in make.every_choice(instance):
            other = choice != result.choice
            leave, enter = (other & (c >= 0) for c in (result.choice, choice))
            if np.count_nonzero(other) and leave.sum() <= 1 and enter.sum() <= 1:
                assert "ties" in [f.place for f in check(instance, _forged(instance, result, choice))]


def test_a_seed_that_was_not_drawn_with_is_seen_where_equals_compete() -> None:
    people = [make.applicant(f"A{i}") for i in range(12)]
    instance = Instance.from_mapping({"budget": 500, "applicants": people})
    claim = solve(instance, seed="17 June").to_mapping(instance)
    assert check(instance, claim) == []

    assert [f.place for f in check(instance, sealed({**claim, "seed": "one that suits"}))] == ["ties"]


def test_the_certificate_is_not_said_to_prove_the_order_of_merit(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FURSA_LANG", "en")
    claims = [solve(instance, aim=aim, seed="s").to_mapping(instance) for aim in ("value", "merit")]

    said = [held({**claim, "proof": "certificate"}) for claim in claims]

    assert ["solver's word" in text for text in said] == [False, True]
