"""The part of a person's page on their diagnosis and their life project."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.casefile.queries.person import File
from fursa.casefile.queries.themes import themes_of
from fursa.casefile.views.project.parts import agreed_facts, paper_state, shown, versions_table
from fursa.casefile.views.project.three_tests import tests_of
from fursa.core.localized import trade_title
from fursa.core.templatetags.parts import Column, Fact, Link, Table
from fursa.lifeproject.queries import plan_of_project


def project_part(user: User, file: File, *, today: date) -> dict[str, object]:
    """The part of a person's page on their diagnosis and their life project."""
    last = file.projects[0] if file.projects else None
    plan = plan_of_project(last) if last else None
    place = last.place.code if last and last.place else ""
    return {
        "diagnosis": _diagnosis(file),
        "trades": _trades(file),
        "activities": _activities(user, file),
        "themes": themes_of(user, file.diagnoses[0]) if file.diagnoses else [],
        "plan": shown(plan, user, more=agreed_facts(last)) if plan else None,
        "tests": tests_of(user, file.person, plan, place, today=today) if plan else None,
        "paper": paper_state(user, last) if last else "",
        "number": len(file.projects),
        "current": last,
        "draft": file.draft,
        "may_write": may(user, "lifeproject.change"),
        "ended": next((end for end in file.ends if end.resumed_on is None), None),
        "versions": versions_table(file),
        "may_compare": len(file.projects) > 1,
    }


def _diagnosis(file: File) -> list[Fact]:
    if not file.diagnoses:
        return []
    diagnosis = file.diagnoses[0]
    return [
        Fact(_("Made on"), diagnosis.made_on),
        Fact(_("Made by"), diagnosis.unit.name),
        Fact(_("Schooling"), diagnosis.get_schooling_display()),
        Fact(_("Literacy"), diagnosis.get_literacy_display()),
        Fact(_("Wishes"), diagnosis.wishes or "–"),
        Fact(_("Needs"), diagnosis.needs or "–"),
    ]


def _trades(file: File) -> Table | None:
    if not file.diagnoses:
        return None
    rows = [
        [trade_title(known.isco), known.years or "", known.get_proof_display()]
        for known in file.diagnoses[0].trades.all()
    ]
    columns = [Column(_("Trade")), Column(_("Years"), "num"), Column(_("Proof"))]
    return Table(_("Trades known"), columns, rows, stacks=False) if rows else None


def _activities(user: User, file: File) -> Table | None:
    """What was learnt and done inside; a title leads to its form for whoever may write."""
    if not file.activities:
        return None
    may_write = may(user, "pathway.change")
    rows: list[list[object]] = [
        [
            Link(one.title, reverse("casefile:activity", args=[one.person.uuid, one.uuid]))
            if may_write
            else one.title,
            one.get_kind_display(),
            trade_title(one.trade_isco) if one.trade_isco else "",
            one.started_on,
            one.ended_on or _("goes on"),
            one.hours or "",
            one.achieved,
            one.get_proof_display(),
        ]
        for one in file.activities
    ]
    columns = [
        Column(_("Activity")), Column(_("Kind")), Column(_("Trade")), Column(_("Began on")), Column(_("Ended on")),
        Column(_("Hours"), "num"), Column(_("What was achieved")), Column(_("Shown by")),
    ]  # fmt: skip
    return Table(_("Learnt and done inside"), columns, rows, caption_hidden=True)
