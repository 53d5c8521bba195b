"""A life project as a page shows it: facts, needs, steps, costs, what changed; each sentence translated here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.casefile.queries.person import File
from fursa.core.localized import trade_title
from fursa.core.templatetags.parts import Column, Fact, Link, Money, Status, Table
from fursa.lifeproject.actions import find_paper
from fursa.rules.business_plan import (
    least_sales_centimes,
    monthly_result_centimes,
    months_to_break_even,
    to_be_found_centimes,
)
from fursa.rules.life_plan import (
    COST_TITLES,
    GOAL_TITLES,
    NEED_TITLES,
    OWNER_TITLES,
    THEME_TITLES,
    LifePlan,
    Planned,
    Said,
    Theme,
    differences,
    themes_of,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan, part by part, as the templates draw it."""

    facts: list[Fact]
    needs: Table | None
    steps: Table | None
    costs: list[Fact]
    change: dict[str, str]


def language() -> str:
    return (get_language() or "ar")[:2]


def shown(
    plan: LifePlan, user: User, *, more: Sequence[Fact] = (), change: dict[str, str] | None = None
) -> Shown:
    """The plan's parts; what must be met first is open to those who read the diagnosis."""
    return Shown(
        facts=[
            Fact(_("Goal"), GOAL_TITLES[plan.goal].translate(gettext) if plan.goal else ""),
            Fact(_("Project"), plan.title),
            Fact(_("Trade"), trade_title(plan.trade) if plan.trade else ""),
            Fact(_("Place"), plan.place),
            *more,
        ],
        needs=_needs(plan) if plan.needs and may(user, "diagnosis.read") else None,
        steps=_steps(plan) if plan.steps else None,
        costs=_costs(plan),
        change=change or {},
    )


def _owner(one: Planned) -> str:
    return OWNER_TITLES[one.owner].translate(gettext) if one.owner else ""


def _steps(plan: LifePlan) -> Table:
    rows = [[step.text, _owner(step), step.due_on or ""] for step in plan.steps]
    columns = [Column(_("Step")), Column(_("Who sees to it")), Column(_("Until when"))]
    return Table(_("Steps"), columns, rows, caption_hidden=True)


def _needs(plan: LifePlan) -> Table:
    rows = [
        [
            need.text,
            NEED_TITLES[need.kind].translate(gettext) if need.kind else "",
            _owner(need),
            need.due_on or "",
        ]
        for need in plan.needs
    ]
    columns = [Column(_("Need")), Column(_("Kind")), Column(_("Who sees to it")), Column(_("Until when"))]
    return Table(_("What must be met first"), columns, rows, caption_hidden=True)


def _costs(plan: LifePlan) -> list[Fact]:
    business = plan.business
    if business is None:
        return []
    month = months_to_break_even(business)
    least = least_sales_centimes(business)
    amounts = [
        Fact(title.translate(gettext), Money(getattr(business, name))) for name, title in COST_TITLES.items()
    ]
    return [
        *amounts,
        Fact(_("To be found elsewhere"), Money(to_be_found_centimes(business))),
        Fact(_("What a month leaves"), Money(monthly_result_centimes(business))),
        Fact(
            _("Month in which the money is back"),
            str(month) if month else Status(_("not within five years"), "warning"),
        ),
        *([Fact(_("Sales needed to live from it"), Money(least))] if least is not None else []),
    ]


@dataclass(frozen=True, slots=True)
class ThemeChanges:
    """What changed in one theme, in sentences."""

    title: str
    sentences: list[str]


def sentences_of(said: Sequence[Said]) -> list[str]:
    return [one.message.translate(gettext) for one in said]


def changes_between(old: LifePlan, new: LifePlan, user: User) -> list[ThemeChanges]:
    """What changed, theme by theme, in the reader's language."""
    found = differences(old, new, language())
    themes: list[Theme] = [theme for theme in THEME_TITLES if theme != "needs" or may(user, "diagnosis.read")]
    by_theme = [(theme, sentences_of([one for one in found if one.theme == theme])) for theme in themes]
    return [ThemeChanges(THEME_TITLES[theme].translate(gettext), said) for theme, said in by_theme if said]


def agreed_facts(project: Any) -> list[Fact]:
    """When, with whom and how a version was agreed."""
    facts = [
        Fact(_("Agreed on"), project.agreed_on),
        Fact(_("Agreed with"), project.unit.name),
        Fact(_("Signed"), _how_signed(project)),
        Fact(_("Read aloud"), _read_aloud(project.read_aloud, project.witness)),
    ]
    if project.reason:
        facts.append(Fact(_("Why the project changes"), project.reason))
    return facts


def _how_signed(project: Any) -> str:
    if project.signed_at is None:
        return _("on paper, recorded later")
    return _("by the person (%(how)s) and for the service by %(who)s") % {
        "how": project.get_signature_display(),
        "who": project.recorded_by.label,
    }


def _read_aloud(read: bool, witness: str) -> str:
    return _("yes, before %(witness)s") % {"witness": witness} if read else _("no")


def paper_state(user: User, project: Any) -> str:
    """Whether this reader may open the version's paper, or have it made; "" where there is nothing to offer."""
    if project.signed_at is None or not may(user, "diagnosis.read"):
        return ""
    if find_paper(user, project) is not None:
        return "open"
    return "issue" if may(user, "lifeproject.change") else ""


def numbers_of(projects: Sequence[Any]) -> dict[int, int]:
    """Key of a version → its number, the first one 1; `projects` come the last first."""
    return {project.pk: len(projects) - place for place, project in enumerate(projects)}


def versions_table(file: File) -> Table | None:
    """All versions, the last first, each with a page of its own."""
    numbers = numbers_of(file.projects)
    rows: list[list[object]] = [
        [
            Link(
                _("Version %(number)s") % {"number": numbers[project.pk]},
                reverse("casefile:project-version", args=[file.person.uuid, project.uuid]),
            ),
            project.agreed_on,
            project.unit.name,
            project.title or project.get_goal_display(),
            project.reason,
        ]
        for project in file.projects
    ]
    columns = [Column(_("Version")), Column(_("Agreed on")), Column(_("Agreed with")), Column(_("Project")),
               Column(_("Why the project changes"))]  # fmt: skip
    return Table(_("Versions"), columns, rows, caption_hidden=True) if rows else None


def links_to_change(person_uuid: object, goal: str | None) -> dict[str, str]:
    """Theme → where it is written."""
    return {theme: reverse("casefile:project-theme", args=[person_uuid, theme]) for theme in themes_of(goal)}
