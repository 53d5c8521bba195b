"""A version, or what is being written, as the pure plan that the rules know, and as a form's content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from fursa.lifeproject.models import LifeProject, Need, Step
from fursa.rules.business_plan import BusinessPlan
from fursa.rules.consistency.verdicts import Goal
from fursa.rules.life_plan import COST_TITLES, LifePlan, NeedKind, Owner, Planned
from fursa.territory.queries import find_area

Content = dict[str, Any]


def digest_of(content: Any) -> str:
    """What a page saw of a content, so that a later save knows whether it has changed meanwhile."""
    text = json.dumps(content or {}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def plan_of_project(project: LifeProject) -> LifePlan:
    """A version, as the rules read it."""
    return LifePlan(
        goal=cast(Goal, project.goal),
        title=project.title,
        trade=project.trade_isco,
        place=project.place.name if project.place else "",
        needs=tuple(_planned(need, cast(NeedKind, need.kind)) for need in project.needs.all()),
        steps=tuple(_planned(step) for step in project.steps.all()),
        business=_business({name: getattr(project, name) for name in COST_TITLES}),
    )


def _planned(row: Step | Need, kind: NeedKind | None = None) -> Planned:
    return Planned(row.text, cast(Owner, row.owner) if row.owner else None, row.due_on, kind)


def plan_of_content(content: Mapping[str, Any]) -> LifePlan:
    """What is being written, as the rules read it."""
    about = content.get("goal", {})
    place = find_area(about.get("place") or "")
    goal = about.get("goal") or None
    return LifePlan(
        goal=goal,
        title=about.get("title", ""),
        trade=about.get("trade", ""),
        place=place.name if place else "",
        needs=tuple(_written(row) for row in content.get("needs", {}).get("rows", [])),
        steps=tuple(_written(row) for row in content.get("steps", {}).get("rows", [])),
        business=_business(content.get("costs", {})) if goal == "self_employment" else None,
    )


def _written(row: Mapping[str, Any]) -> Planned:
    due = date.fromisoformat(row["due_on"]) if row.get("due_on") else None
    return Planned(row["text"], row.get("owner") or None, due, row.get("kind"))


def _business(amounts: Mapping[str, int | None]) -> BusinessPlan | None:
    """None until the investment and the sales of a month are there."""
    if amounts.get("investment_centimes") is None or amounts.get("monthly_sales_centimes") is None:
        return None
    return BusinessPlan(**{name: amounts.get(name) or 0 for name in COST_TITLES})


def content_of(project: LifeProject) -> Content:
    """A version as the forms hold it: the next one starts from here."""
    return {
        "goal": {
            "goal": project.goal,
            "title": project.title,
            "trade": project.trade_isco,
            "place": project.place.code if project.place else "",
        },
        "needs": {"rows": [{"kind": need.kind, **_row(need)} for need in project.needs.all()]},
        "steps": {"rows": [_row(step) for step in project.steps.all()]},
        "costs": {name: getattr(project, name) for name in COST_TITLES},
    }


def _row(row: Step | Need) -> Content:
    return {
        "text": row.text,
        "owner": row.owner,
        "due_on": row.due_on.isoformat() if row.due_on else None,
    }
