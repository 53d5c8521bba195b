"""A result that was tampered with does not pass."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from fursa.rules.allocation import Instance, Result, check, solve
from tests.rules.allocation import make

SHAPE: dict[str, Any] = {
    "budget": 700,
    "pass_mark": 2,
    "applicants": [
        make.applicant(
            f"A{i}",
            make.option("cheque", 100 + 50 * (i % 3), 5 + i, uses={"kit": 1} if i % 2 else {}),
            make.option("both", 150, 6 + i, forced="out" if i == 4 else None),
            make.option("weak", 50, 1),
            groups=("territory:a" if i < 5 else "territory:b", *(("sex:f",) if i % 3 == 0 else ())),
            forced={0: "in", 9: "out"}.get(i),
        )
        for i in range(10)
    ],
    "rules": [
        {"id": "women", "kind": "share", "group": "sex:f", "min": 0.3},
        {"id": "a", "kind": "count", "group": "territory:a", "min": 1, "max": 3},
        {"id": "b", "kind": "cost", "group": "territory:b", "max": 500},
        {"id": "kits", "kind": "stock", "resource": "kit", "max": 2},
    ],
}


@pytest.fixture(scope="module")
def instance() -> Instance:
    return Instance.from_mapping(SHAPE)


@pytest.fixture(scope="module")
def claim(instance: Instance) -> dict[str, Any]:
    return solve(instance, seed="s").to_mapping(instance)


def test_an_honest_result_holds(instance: Instance, claim: dict[str, Any]) -> None:
    assert check(instance, claim) == []


def _add_someone(claim: dict[str, Any]) -> None:
    out = next(f"A{i}" for i in range(1, 9) if f"A{i}" not in claim["chosen"])
    claim["chosen"][out] = "cheque"


def _drop_someone(claim: dict[str, Any]) -> None:
    claim["chosen"].pop(next(name for name in claim["chosen"] if name != "A0"))


def setting(*path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(claim: dict[str, Any]) -> None:
        inside = claim
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = value

    return change


def _cheaper_multiplier(claim: dict[str, Any]) -> None:
    side = claim["certificate"]["max"]
    name = next(iter(side))
    side[name] //= 2


def _lower_bound(claim: dict[str, Any]) -> None:
    claim["bound"] -= 1


TAMPERED: dict[str, Callable[[dict[str, Any]], None]] = {
    "someone added": _add_someone,
    "someone dropped": _drop_someone,
    "an unknown applicant": setting("chosen", "A99", value="cheque"),
    "an unknown option": setting("chosen", "A0", value="gold"),
    "an option under the pass mark": setting("chosen", "A0", value="weak"),
    "an option forced out": setting("chosen", "A4", value="both"),
    "an applicant forced out": setting("chosen", "A9", value="cheque"),
    "nobody": setting("chosen", value={}),
    "no choice at all": setting("chosen", value=None),
    "another value": setting("value", value=1),
    "a value that is no number": setting("value", value="12"),
    "another cost": setting("cost", value=0),
    "another count": setting("count", value=4000),
    "another slack": setting("slack", "kits", value={"min": None, "max": 99}),
    "a lower bound": _lower_bound,
    "another gap": setting("gap", value=-1.0),
    "a gap that is no number": setting("gap", value="0"),
    "another multiplier": _cheaper_multiplier,
    "a negative multiplier": setting("certificate", "max", value={"budget": -5}),
    "a multiplier that is no whole number": setting("certificate", "max", value={"budget": 0.5}),
    "a multiplier of no rule": setting("certificate", "max", value={"moon": 5}),
    "no certificate": setting("certificate", value=None),
    "a scale of nought": setting("certificate", "scale", value=0),
    "ranges that leave someone out": setting(
        "certificate", "ranges", value=[{"least": 0, "most": 3, "scale": 1, "min": {}, "max": {}}]
    ),
    "ranges that are none": setting("certificate", "ranges", value=7),
    "the passed-over count": setting("passed_over", value=999),
    "another digest": setting("digest", value="0" * 64),
    "another status": setting("status", value="splendid"),
    "infeasible with a choice": setting("status", value="infeasible"),
    "another price": setting("price", value={"budget": 17.0}),
    "another seed": setting("seed", value="a seed that suits"),
    "ties called open": setting("ties", value="open"),
    "a claimed bound of its own": setting("claimed_bound", value=3),
    "rules said to force": setting("forced_by", value={"A5": ["kits"]}),
    "another version": setting("version", value="99"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_result_does_not_hold(instance: Instance, claim: dict[str, Any], name: str) -> None:
    changed = copy.deepcopy(claim)
    TAMPERED[name](changed)
    assert changed != claim

    assert check(instance, changed) != []


def test_a_result_of_another_instance_does_not_hold(claim: dict[str, Any]) -> None:
    other = Instance.from_mapping({**SHAPE, "budget": 701})

    assert [finding.place for finding in check(other, claim)] == ["digest"]


def test_a_result_read_back_is_the_result_that_was_written(instance: Instance, claim: dict[str, Any]) -> None:
    assert Result.from_mapping(instance, claim).to_mapping(instance) == claim
