"""The rules of an instance, read strictly, and the words that may name no group."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, cast

from fursa.rules.allocation.errors import InstanceError
from fursa.rules.allocation.instance import BUDGET, Kind, Rule
from fursa.rules.allocation.values import fraction, keys, name, whole
from fursa.rules.messages import N_

KINDS = ("count", "cost", "share", "stock")

# What someone did, and how long they served, never enters a choice about support.
# Written as `_plain` leaves them: without accents, hamza on its seat, tatweel or what cannot be seen.
_UNFAIR = re.compile(
    r"(?<![a-z])(?:re)?(?:offen[cs]es?|offend(?:ers?|ing)|crimes?|criminal(?:s|ity|ite)?|criminel(?:le)?s?"
    r"|sentence[sd]?|sentencing|infractions?|delits?|delinquan(?:te?s?|ce)|peines?|convict(?:s|ed|ions?)?"
    r"|condamn(?:ee?s?|ations?)|inculpations?|cidiv(?:es?|istes?|ists?|ism)|felon(?:y|ies)|misdemeanou?rs?"
    r"|theft|robbery|burglary|murder|manslaughter|meurtre|homicide|assassinat|viol|escroquerie|terroris[mt]e?)"
    r"(?![a-z])"
    r"|جريم[ةه]|جرايم|جرمي|جناي[ةه]|جنايات|جنح[ةه]|الجنح|عقوب[ةه]|عقوبات|محكوم|تهم[ةه]|ادان[ةه]|سرق[ةه]|سرقات"
    r"|اغتصاب|(?:مد[ةه]|سبب)[\s_:-]*ال(?:حكم|حبس|سجن|اعتقال)",
    re.IGNORECASE,
)


def refuse_unfair(text: str, place: str) -> None:
    """Refuse a name of a group, resource, option or rule that speaks of an offence or a sentence."""
    if _UNFAIR.search(_plain(text)):
        raise InstanceError(
            place,
            N_("“%(name)s” speaks of an offence or a sentence: neither enters a choice"),
            {"name": text},
        )


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if unicodedata.category(c) not in ("Mn", "Cf") and c != "\u0640")


def read_rules(rows: Sequence[Any], groups: set[str]) -> tuple[Rule, ...]:
    """The rules in their order; `groups` are those that applicants carry or that are declared."""
    rules: list[Rule] = []
    seen = {BUDGET}
    for i, row in enumerate(rows):
        rule = _rule(row, f"rules[{i}]", groups)
        if rule.id in seen:
            raise InstanceError(f"rules[{i}].id", N_("“%(id)s” names another rule already"), {"id": rule.id})
        seen.add(rule.id)
        rules.append(rule)
    return tuple(rules)


def _rule(row: Any, place: str, groups: set[str]) -> Rule:
    keys(row, place, required=("id", "kind"), optional=("group", "resource", "min", "max"))
    identifier, kind = name(row["id"], f"{place}.id"), row["kind"]
    refuse_unfair(identifier, f"{place}.id")
    if kind not in KINDS:
        raise InstanceError(f"{place}.kind", N_("this must be count, cost, share or stock"))
    group, resource = row.get("group"), row.get("resource")
    if kind == "stock":
        if group is not None:
            raise InstanceError(f"{place}.group", N_("a stock has a resource, not a group"))
        refuse_unfair(name(resource, f"{place}.resource"), f"{place}.resource")
    else:
        if resource is not None:
            raise InstanceError(f"{place}.resource", N_("only a stock has a resource"))
        if group is not None and name(group, f"{place}.group") not in groups:
            refuse_unfair(group, f"{place}.group")
            raise InstanceError(
                f"{place}.group", N_("no applicant is in the group “%(group)s”"), {"group": group}
            )
    low, high = (_bound(row.get(side), f"{place}.{side}", kind) for side in ("min", "max"))
    if low is not None and high is not None and low > high:
        raise InstanceError(
            f"{place}.min",
            N_("the minimum %(low)s is above the maximum %(high)s"),
            {"low": str(row["min"]), "high": str(row["max"])},
        )
    return Rule(identifier, cast(Kind, kind), group, resource, low, high)


def _bound(value: Any, place: str, kind: str) -> int | Fraction | None:
    if kind == "share":
        return fraction(value, place)
    return whole(value, place, least=0, optional=True)
