"""The allocation instance of a folder as read, put together here alone: the rooms' own way is tested there."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from fursa.exchange.edition import Edition
from fursa.exchange.folder import Folder
from fursa.exchange.rows import ApplicationRow
from fursa.rules.ages import is_aged_on
from fursa.sample.people import EDITION_DAY


def marks_of(folder: Folder, edition: Edition) -> dict[str, Decimal]:
    """Σ weight × mean mark by application."""
    weights = {c.code: c.weight for c in edition.criteria}
    totals: defaultdict[str, Decimal] = defaultdict(Decimal)
    sitting: defaultdict[str, set[str]] = defaultdict(set)
    for row in folder.marks:
        if row.mark is not None:
            totals[row.application] += row.mark * weights[row.criterion]
            sitting[row.application].add(row.member)
    return {application: total / len(sitting[application]) for application, total in totals.items()}


def whole_files(folder: Folder) -> set[str]:
    """Applications whose person has a valid card or a guardian, a diagnosis and a life project."""
    diagnosed = {row.person for row in folder.diagnoses}
    planned = {row.person for row in folder.life_projects}
    people = {row.person: row for row in folder.people}
    return {
        row.application
        for row in folder.applications
        if (person := people[row.person]).person in diagnosed & planned
        and person.cnie
        and person.cnie_valid_until
        and person.cnie_valid_until >= EDITION_DAY
    }


def instance_of(folder: Folder) -> dict[str, Any]:
    """The JSON shape of `fursa allocate`: places, territories, trade caps, shares, stock."""
    edition = folder.edition
    assert edition is not None
    marks, whole = marks_of(folder, edition), whole_files(folder)
    people = {row.person: row for row in folder.people}
    applicants: list[dict[str, Any]] = []
    for row in folder.applications:
        if row.application not in whole or marks[row.application] < edition.pass_mark:
            continue
        person = people[row.person]
        groups = [
            f"territory:{row.territory}",
            f"trade:{row.territory}:{row.trade_isco}",
            f"sex:{person.sex}",
        ]
        if is_aged_on(person.birth_date, EDITION_DAY, from_age=18, to_age=30):
            groups.append("young")
        value = round(marks[row.application] * 100)
        options = [_option(o.number, o.cost_centimes, value, o.kits) for o in row.options]
        applicants.append({"id": row.application, "groups": groups, "options": options})
    there = {None, *(group for a in applicants for group in a["groups"])}
    used = {None, *(resource for a in applicants for option in a["options"] for resource in option["uses"])}
    rules = [
        r
        for r in _rules(edition, folder.applications)
        if r.get("group") in there and r.get("resource") in used
    ]
    return {"budget": edition.budget_centimes, "applicants": applicants, "rules": rules}


def _option(number: int, cost: int, value: int, kits: tuple[tuple[str, int], ...]) -> dict[str, Any]:
    return {"id": str(number), "cost": cost, "value": value, "uses": {f"kit:{code}": n for code, n in kits}}


def _rules(edition: Edition, applications: tuple[ApplicationRow, ...]) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = [{"id": "places", "kind": "count", "group": None, "max": edition.places}]
    for territory in edition.territories:
        group = f"territory:{territory.code}"
        rules.append(
            {"id": group, "kind": "count", "group": group, "min": territory.minimum, "max": territory.maximum}
        )
    for kit in edition.kits:
        if kit.stock is not None:
            rules.append(
                {"id": f"stock:{kit.code}", "kind": "stock", "resource": f"kit:{kit.code}", "max": kit.stock}
            )
    trades = sorted({(row.territory, row.trade_isco) for row in applications})
    for rule in edition.rules:
        if rule.kind == "trade_maximum":
            for territory_code, isco in trades:
                if rule.territory in ("", territory_code) and isco.startswith(rule.trade):
                    group = f"trade:{territory_code}:{isco}"
                    rules.append(
                        {"id": f"{rule.code}:{group}", "kind": "count", "group": group, "max": rule.people}
                    )
        elif rule.kind == "territory_maximum":
            rules.append(
                {"id": rule.code, "kind": "count", "group": f"territory:{rule.territory}", "max": rule.people}
            )
        else:
            group = "sex:female" if rule.kind == "women_minimum_share" else "young"
            rules.append({"id": rule.code, "kind": "share", "group": group, "min": float(rule.share or 0)})
    return rules
