"""A life project written theme by theme, as the pages write it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.scope import scope
from fursa.lifeproject.actions import Signing, save_theme, sign_life_project
from fursa.lifeproject.models import Draft, LifeProject
from fursa.lifeproject.queries import content_of, digest_of, find_draft, list_projects
from fursa.people.models import Person

NEXT_MONTH = (today() + timedelta(days=30)).isoformat()
GOAL: dict[str, Any] = {"goal": "self_employment", "title": "ورشة خياطة", "trade": "7531", "place": "01."}
STEPS: dict[str, Any] = {
    "rows": [
        {"text": "شراء آلة", "owner": "service", "due_on": NEXT_MONTH},
        {"text": "كراء محل", "owner": "person", "due_on": NEXT_MONTH},
    ]
}
NEEDS: dict[str, Any] = {
    "rows": [{"kind": "papers", "text": "تجديد البطاقة", "owner": "person", "due_on": NEXT_MONTH}]
}
COSTS: dict[str, Any] = {
    "investment_centimes": 2_000_000, "own_contribution_centimes": 200_000, "monthly_sales_centimes": 600_000,
    "monthly_purchases_centimes": 200_000, "monthly_charges_centimes": 150_000, "monthly_living_centimes": None,
}  # fmt: skip
WHOLE: dict[str, dict[str, Any]] = {"goal": GOAL, "needs": NEEDS, "steps": STEPS, "costs": COSTS}


def draft_of(actor: User, person: Person) -> Draft | None:
    with scope(actor):
        return find_draft(actor, person)


def write(actor: User, person: Person, **themes: dict[str, Any]) -> Draft:
    """Save these themes, each seen as it stands."""
    made: Draft | None = None
    for theme, content in themes.items():
        kept = draft_of(actor, person)
        with scope(actor):
            last = list_projects(actor, person).first()
            seen = kept.content if kept else content_of(last) if last else {}
            made = save_theme(
                actor=actor, person_uuid=person.uuid, theme=theme, content=content,
                seen=digest_of(seen.get(theme)), today=today(),
            )  # fmt: skip
    assert made is not None
    return made


def sign(
    actor: User,
    person: Person,
    *,
    on: date | None = None,
    key: UUID | None = None,
    seen: str = "",
    **how: Any,
) -> LifeProject:
    """Sign what is written, having seen it."""
    kept = draft_of(actor, person)
    with scope(actor):
        return sign_life_project(
            actor=actor, person_uuid=person.uuid, signing=Signing(agreed_on=on or today(), **how),
            seen=seen or digest_of(kept.content if kept else {}), key=key or uuid4(), today=today(),
        )  # fmt: skip
