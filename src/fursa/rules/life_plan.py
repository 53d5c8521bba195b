"""What a life project says, what it still lacks before it can be signed, and what changed from one to the next.

In prose: docs/rules/life-project.md. Pure: places and titles come named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fursa.rules.business_plan import BusinessPlan, months_to_break_even
from fursa.rules.consistency.verdicts import Goal
from fursa.rules.dates import format_day
from fursa.rules.market.isco import is_trade, trade
from fursa.rules.messages import N_, Message
from fursa.rules.money import format_money

Theme = Literal["goal", "needs", "steps", "costs"]
THEMES: tuple[Theme, ...] = ("goal", "needs", "steps", "costs")
Owner = Literal["person", "service", "family", "partner"]
NeedKind = Literal["papers", "health", "housing", "other"]

# Who studies need not know yet for which trade, nor where.
STUDIES: frozenset[Goal] = frozenset({"school", "university"})

THEME_TITLES: dict[Theme, Message] = {
    "goal": Message(N_("Goal, trade and place")),
    "needs": Message(N_("What must be met first")),
    "steps": Message(N_("Steps")),
    "costs": Message(N_("Costs and income")),
}
GOAL_TITLES: dict[Goal, Message] = {
    "employment": Message(N_("a job")),
    "self_employment": Message(N_("self-employment")),
    "school": Message(N_("school")),
    "university": Message(N_("university")),
    "vocational_training": Message(N_("vocational training")),
    "apprenticeship": Message(N_("apprenticeship")),
    "paid_placement": Message(N_("paid placement")),
}
OWNER_TITLES: dict[Owner, Message] = {
    "person": Message(N_("the person")),
    "service": Message(N_("the service")),
    "family": Message(N_("the family")),
    "partner": Message(N_("a partner")),
}
NEED_TITLES: dict[NeedKind, Message] = {
    "papers": Message(N_("Papers")),
    "health": Message(N_("Health")),
    "housing": Message(N_("Housing")),
    "other": Message(N_("Something else")),
}
COST_TITLES: dict[str, Message] = {
    "investment_centimes": Message(N_("Investment")),
    "own_contribution_centimes": Message(N_("Own contribution")),
    "monthly_sales_centimes": Message(N_("Sales in a month")),
    "monthly_purchases_centimes": Message(N_("Goods and materials in a month")),
    "monthly_charges_centimes": Message(N_("Charges in a month")),
    "monthly_living_centimes": Message(N_("What the person takes out to live")),
}


@dataclass(frozen=True, slots=True)
class Planned:
    """Something to be done: a step, or a need to be met first (then with its `kind`)."""

    text: str
    owner: Owner | None = None
    due_on: date | None = None
    kind: NeedKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LifePlan:
    """What a life project says; empty or None where nothing is written yet.

    `trade` is an ISCO-08 unit group, `place` the name of the place; `business` only for self-employment.
    """

    goal: Goal | None = None
    title: str = ""
    trade: str = ""
    place: str = ""
    needs: tuple[Planned, ...] = ()
    steps: tuple[Planned, ...] = ()
    business: BusinessPlan | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about one theme of the plan."""

    theme: Theme
    message: Message


def themes_of(goal: str | None) -> tuple[Theme, ...]:
    """The themes that a project of this goal has: costs and income belong to self-employment alone."""
    return THEMES if goal == "self_employment" else THEMES[:-1]


def lacking(plan: LifePlan) -> list[Said]:
    """What is still to be written before the plan can be signed; nothing where it is whole."""
    found = []
    if plan.goal is None:
        found.append(Said("goal", Message(N_("Say what the project leads to."))))
    if not plan.title:
        found.append(Said("goal", Message(N_("Say the project in one line."))))
    if plan.goal is not None and plan.goal not in STUDIES and not (plan.trade and plan.place):
        text = N_("Say in which trade and at which place the project will be carried out.")
        found.append(Said("goal", Message(text)))
    if not plan.steps:
        found.append(Said("steps", Message(N_("Write at least one step."))))
    elif any(step.owner is None or step.due_on is None for step in plan.steps):
        found.append(Said("steps", Message(N_("Say of each step whose it is, and until when."))))
    if plan.goal == "self_employment" and plan.business is None:
        found.append(Said("costs", Message(N_("Write the investment and the sales of a month."))))
    return found


def differences(old: LifePlan, new: LifePlan, language: str) -> list[Said]:
    """What changed from `old` to `new`, theme by theme, each a sentence; nothing where they say the same."""
    return [
        *_of_goal(old, new, language),
        *(Said("needs", message) for message in _of_list(old.needs, new.needs, _NEED_TEXTS)),
        *(Said("steps", message) for message in _of_list(old.steps, new.steps, _STEP_TEXTS)),
        *_of_costs(old.business, new.business),
    ]


def _of_goal(old: LifePlan, new: LifePlan, language: str) -> Iterator[Said]:
    nothing = Message(N_("nothing"))
    pairs: list[tuple[Message, object, object]] = [
        (Message(N_("Goal")), _goal(old.goal), _goal(new.goal)),
        (Message(N_("Project")), old.title, new.title),
        (Message(N_("Trade")), _trade(old.trade, language), _trade(new.trade, language)),
        (Message(N_("Place")), old.place, new.place),
    ]
    for what, before, now in pairs:
        if before != now:
            yield Said("goal", _changed(what, before or nothing, now or nothing))


def _goal(goal: Goal | None) -> Message | None:
    return GOAL_TITLES[goal] if goal else None


def _trade(code: str, language: str) -> str:
    return trade(code).title(language) if is_trade(code) else code


def _changed(what: Message, before: object, now: object) -> Message:
    return Message(
        N_("%(what)s: “%(now)s” instead of “%(before)s”."), {"what": what, "now": now, "before": before}
    )


@dataclass(frozen=True, slots=True)
class _Texts:
    added: str
    removed: str
    moved: str
    reordered: str


_STEP_TEXTS = _Texts(
    N_("New step: “%(text)s” (%(owner)s, %(due)s)."),
    N_("A step was taken out: “%(text)s”."),
    N_("The step “%(text)s”: %(owner)s, %(due)s, instead of %(owner_before)s, %(due_before)s."),
    N_("The steps stand in another order."),
)
_NEED_TEXTS = _Texts(
    N_("New need: “%(text)s” (%(owner)s, %(due)s)."),
    N_("No longer needed: “%(text)s”."),
    N_("The need “%(text)s”: %(owner)s, %(due)s, instead of %(owner_before)s, %(due_before)s."),
    N_("The needs stand in another order."),
)


def _of_list(old: Sequence[Planned], new: Sequence[Planned], texts: _Texts) -> Iterator[Message]:
    before, now = {one.text: one for one in old}, {one.text: one for one in new}
    for text, one in now.items():
        owner, due = _owner(one), _due(one)
        was = before.get(text)
        if was is None:
            yield Message(texts.added, {"text": text, "owner": owner, "due": due})
        elif (was.owner, was.due_on) != (one.owner, one.due_on):
            params = {"text": text, "owner": owner, "due": due}
            yield Message(texts.moved, params | {"owner_before": _owner(was), "due_before": _due(was)})
    yield from (Message(texts.removed, {"text": text}) for text in before if text not in now)
    kept = [text for text in before if text in now]
    if kept != [text for text in now if text in before]:
        yield Message(texts.reordered)


def _owner(one: Planned) -> Message:
    return OWNER_TITLES[one.owner] if one.owner else Message(N_("nobody named"))


def _due(one: Planned) -> object:
    return format_day(one.due_on) if one.due_on else Message(N_("no date"))


def _of_costs(old: BusinessPlan | None, new: BusinessPlan | None) -> Iterator[Said]:
    if old == new:
        return
    if old is None or new is None:
        text = N_("A business plan was added.") if old is None else N_("The business plan was taken out.")
        yield Said("costs", Message(text))
        return
    for name, what in COST_TITLES.items():
        before, now = getattr(old, name), getattr(new, name)
        if before != now:
            yield Said("costs", _changed(what, format_money(before), format_money(now)))
    if months_to_break_even(old) != months_to_break_even(new):
        what = Message(N_("Month in which the money is back"))
        yield Said("costs", _changed(what, _month(old), _month(new)))


def _month(plan: BusinessPlan) -> object:
    return months_to_break_even(plan) or Message(N_("not within five years"))
