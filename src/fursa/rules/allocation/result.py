"""What an allocation answers, and its JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import Any, Literal

import numpy as np

from fursa.rules.allocation.bound import Prices
from fursa.rules.allocation.headcount import SELECTED, Range
from fursa.rules.allocation.instance import Instance, Ints
from fursa.rules.allocation.linear import Side
from fursa.rules.allocation.tally import TERRITORY, Slack, chosen_options, slacks

Status = Literal["optimal", "within_gap", "stopped", "infeasible", "nothing_found"]
Aim = Literal["value", "merit"]
Stop = Literal["time", "interrupted"]


@dataclass(frozen=True)
class Result:
    """A proposal and its proof. `choice` (n,): the option of each applicant, -1 where not selected.

    `status`: "optimal" (no better proposal exists: by the certificate where bound = value, else by the
    solver's word), "within_gap" (proven within the gap asked for), "stopped" (best found when time or a person
    ended it), "infeasible" (`conflict` names rules that cannot be kept together, `conflict_sides` which side of each;
    fewer of them may be enough unless `conflict_irreducible`), "nothing_found".
    `bound` is proven by `certificate`; `claimed_bound` is only the solver's word. Money in centimes.
    """

    status: Status
    aim: Aim
    choice: Ints
    value: int
    cost: int
    count: int
    digest: str
    bound: int | None = None
    claimed_bound: int | None = None
    certificate: Prices | None = None
    ranges: tuple[Range, ...] = ()
    ties_settled: bool = False
    stopped_by: Stop | None = None
    seed: str = ""
    within: str = TERRITORY
    slack: dict[str, Slack] = field(default_factory=dict)
    price: dict[str, float] = field(default_factory=dict)
    passed_over: int = 0
    forced_by: dict[str, tuple[str, ...]] = field(default_factory=dict)
    conflict: tuple[str, ...] = ()
    conflict_sides: dict[str, tuple[Side, ...]] = field(default_factory=dict)
    conflict_irreducible: bool = True
    seconds: float = 0.0
    version: str = field(default_factory=lambda: version("fursa"))

    @classmethod
    def from_mapping(cls, instance: Instance, data: Mapping[str, Any]) -> Result:
        """The result whose JSON shape `data` is (as `read_result` gives it). Run `check` on `data` first."""
        index = instance.position
        choice = np.full(instance.applicant_count, -1, dtype=np.int64)
        for applicant, option in data["chosen"].items():
            i = index[applicant]
            choice[i] = next(j for j in instance.options_of(i) if instance.option_id(j) == option)
        ids = [rule.id for rule in instance.all_rules]
        proof = data["certificate"]
        certificate = None if proof is None else _prices(ids, proof)
        ranges = tuple(
            Range(part["least"], part["most"], _prices([*ids, SELECTED], part))
            for part in (proof or {}).get("ranges", ())
        )
        same = ("status", "aim", "value", "cost", "count", "digest", "bound", "claimed_bound", "stopped_by")
        return cls(
            **{key: data[key] for key in (*same, "seed", "within", "passed_over", "seconds", "version")},
            choice=choice,
            certificate=certificate,
            ranges=ranges,
            ties_settled=data["ties"] == "settled",
            slack={name: Slack(s["min"], s["max"]) for name, s in data["slack"].items()},
            price=dict(data["price"]),
            forced_by={name: tuple(rules) for name, rules in data["forced_by"].items()},
            conflict=tuple(data["conflict"]),
            conflict_sides={name: tuple(sides) for name, sides in data.get("conflict_sides", {}).items()},
            conflict_irreducible=data.get("conflict_irreducible", True),
        )

    def completed(self, **changes: Any) -> Result:
        """The same with these fields set."""
        return replace(self, **changes)

    @property
    def gap(self) -> float | None:
        """(bound - value) / |value|, proven; None without a proposal or a bound."""
        return relative_gap(self.value, self.bound) if self.has_proposal else None

    @property
    def has_proposal(self) -> bool:
        return self.status not in ("infeasible", "nothing_found")

    @property
    def proven(self) -> bool:
        """Whether the certificate alone proves that no proposal is worth more."""
        return self.bound is not None and self.has_proposal and self.bound <= self.value

    def chosen(self, instance: Instance) -> dict[str, str]:
        """Applicant id → option id, the selected alone."""
        selected = np.flatnonzero(self.choice >= 0)
        names = instance.applicants[selected].tolist()
        options = instance.option_names[instance.option_code[self.choice[selected]]].tolist()
        return dict(zip(names, options, strict=True))

    def to_mapping(self, instance: Instance) -> dict[str, Any]:
        """The result's JSON shape, sealed."""
        data = {**self._head(instance), "chosen": self.chosen(instance)}
        return {**data, "seal": seal(data)}

    def _head(self, instance: Instance) -> dict[str, Any]:
        ids = [rule.id for rule in instance.all_rules]
        certificate: dict[str, Any] | None = None
        if self.certificate is not None:
            certificate = _multipliers(ids, self.certificate)
            if self.ranges:
                certificate["ranges"] = [
                    {"least": part.least, "most": part.most, **_multipliers([*ids, SELECTED], part.prices)}
                    for part in self.ranges
                ]
        return {
            "status": self.status,
            "aim": self.aim,
            "value": self.value,
            "cost": self.cost,
            "count": self.count,
            "bound": None if certificate is None else self.bound,
            "claimed_bound": self.claimed_bound,
            "gap": self.gap,
            "proof": "certificate" if self.proven else "solver" if self.status == "optimal" else None,
            "ties": "settled" if self.ties_settled and self.has_proposal else "open",
            "stopped_by": self.stopped_by,
            "seed": self.seed,
            "within": self.within,
            "passed_over": self.passed_over,
            "forced_by": {name: list(rules) for name, rules in self.forced_by.items()},
            "conflict": list(self.conflict),
            "conflict_sides": {name: list(sides) for name, sides in self.conflict_sides.items()},
            "conflict_irreducible": self.conflict_irreducible,
            "slack": {name: {"min": s.low, "max": s.high} for name, s in self.slack.items()},
            "price": self.price,
            "certificate": certificate,
            "seconds": round(self.seconds, 3),
            "version": self.version,
            "digest": self.digest,
        }


def _multipliers(ids: list[str], prices: Prices) -> dict[str, Any]:
    sides = {
        side: {name: x for name, x in zip(ids, numbers, strict=True) if x}
        for side, numbers in (("min", prices.low), ("max", prices.high))
    }
    return {"scale": prices.scale, **sides}


def _prices(ids: list[str], part: Mapping[str, Any]) -> Prices:
    low, high = (tuple(int(part[side].get(name, 0)) for name in ids) for side in ("min", "max"))
    return Prices(int(part["scale"]), low, high)


def seal(data: Mapping[str, Any]) -> str:
    """SHA-256 of a result's JSON, keys in order: a later slip of the hand is seen. Not a signature."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def relative_gap(value: int, bound: int | None) -> float | None:
    """(bound - value) / max(1, |value|), never under 0."""
    return None if bound is None else max(0, bound - value) / max(1, abs(value))


def totals(instance: Instance, choice: Ints) -> tuple[int, int, int]:
    """Value, cost and count of a choice; exact, since no sum of an instance passes 64 bits."""
    options = chosen_options(choice)
    return int(instance.value[options].sum()), int(instance.cost[options].sum()), len(options)


def slack_of_each(instance: Instance, choice: Ints) -> dict[str, Slack]:
    return {rule.id: slack for rule, slack in zip(instance.all_rules, slacks(instance, choice), strict=True)}
