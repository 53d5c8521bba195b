"""The editions, and one edition at a glance: how far it is, what is next and whose work that is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.accounts.queries import today
from fursa.core.localized import in_language
from fursa.core.templatetags.fursa_format import hijri_day, long_day
from fursa.core.templatetags.parts import Card, Column, Fact, Link, Money, Step, Table
from fursa.editions import queries
from fursa.editions.queries.overview import STAGES, Overview, get_overview, list_territory_rows
from fursa.editions.queries.sentences import format_hundredths
from fursa.editions.views.frame import amount, frame_of, state_of, user_of
from fursa.editions.views.next_steps import list_next


@require_safe
@login_required
def editions(request: HttpRequest) -> HttpResponse:
    """Every edition, the last one first."""
    rows = [
        [
            Link(edition.name, reverse("editions:edition", args=[edition.code])),
            edition.launched_on or in_language(edition.hijri),
            edition.places,
            Money(edition.budget_centimes),
            state_of(edition),
        ]
        for edition in queries.list_editions(user_of(request))
    ]
    columns = [Column(_("Edition")), Column(_("Launch")), Column(_("Places"), "num"), Column(_("Budget")),
               Column(_("State"))]  # fmt: skip
    table = Table(_("Editions"), columns, rows, caption_hidden=True)
    return render(request, "editions/list.html", {"table": table})


@require_safe
@login_required
def edition(request: HttpRequest, code: str) -> HttpResponse:
    """Four numbers, the way of an edition and where it stands, what is next, and the terms."""
    user = user_of(request)
    frame = frame_of(request, code, "edition", _("Overview"))
    overview = get_overview(user, frame.edition, today=today())
    context = {
        "frame": frame,
        "cards": _cards(user, frame.edition, overview),
        "steps": _steps(overview),
        "next": list_next(user, frame.edition, overview),
        "sees_part": not may(user, "appraisal.read") and not may(user, "budget.read"),
        "terms": _terms(frame.edition),
        "territories": _territories(user, frame.edition),
    }
    return render(request, "editions/edition.html", context)


def _cards(user: User, edition: Any, overview: Overview) -> list[Card]:
    files = overview.readiness
    applications = reverse("editions:applications", args=[edition.code])
    cards = [
        Card(
            _("Files complete"),
            files.complete,
            note=_("of %(all)s") % {"all": files.files},
            link=Link(_("Incomplete files"), reverse("editions:readiness", args=[edition.code])),
        )
    ]
    if overview.marked is not None:
        note = _("of %(all)s applications") % {"all": files.files}
        cards.append(
            Card(
                _("Every mark in"),
                overview.marked,
                note=note,
                link=Link(_("Still to be marked"), f"{applications}?marks=missing"),
            )
        )
    return [*cards, _places(edition, overview), _money(edition, overview)]


def _places(edition: Any, overview: Overview) -> Card:
    note = _("of %(places)s places") % {"places": edition.places}
    code = edition.code
    if overview.accepted is not None:
        link = Link(_("The decisions"), reverse("editions:decisions", args=[code]))
        return Card(_("Accepted"), overview.accepted, note=note, link=link)
    if overview.proposal is not None:
        link = Link(_("The proposal"), reverse("editions:proposal", args=[code]))
        return Card(_("Proposed (not final)"), overview.proposal.count, note=note, link=link)
    return Card(_("Places"), edition.places)


def _money(edition: Any, overview: Overview) -> Card:
    if overview.standing is None:
        return Card(_("Budget"), Money(edition.budget_centimes))
    note = _("of %(budget)s") % {"budget": amount(overview.standing.budget_centimes)}
    link = Link(_("The budget"), reverse("editions:budget", args=[edition.code]))
    return Card(_("Committed"), Money(overview.standing.committed_centimes), note=note, link=link)


def _steps(overview: Overview) -> list[Step]:
    words = {
        "files": _("Files"), "marks": _("Marks"), "proposal": _("Proposal"), "decisions": _("Decisions"),
        "signatures": _("Signatures"), "awards": _("Awards committed"), "hand_overs": _("Hand-overs"),
    }  # fmt: skip
    reached = STAGES.index(overview.stage)
    # Files may still be completed while the committee marks: the step is done when none lacks anything.
    open_files = overview.readiness.incomplete and reached <= STAGES.index("decisions")
    return [
        Step(
            word,
            "current"
            if place == reached or (name == "files" and open_files)
            else "done"
            if place < reached
            else "ahead",
        )
        for place, (name, word) in enumerate(words.items())
    ]


def _terms(edition: Any) -> list[Fact]:
    launch: object = _("not known yet")
    if edition.launched_on:
        launch = format_html("{} – {}", long_day(edition.launched_on), hijri_day(edition.launched_on))
    elif edition.hijri:
        launch = in_language(edition.hijri)
    facts = [
        Fact(_("Launch"), launch),
        Fact(_("Carried out by"), in_language(edition.implementer)),
        Fact(_("Budget"), Money(edition.budget_centimes)),
        Fact(_("Places"), edition.places),
        Fact(_("Pass mark"), format_hundredths(int(edition.pass_mark * 100))),
        Fact(_("Aim of the edition"), capfirst(edition.get_aim_display())),
        Fact(_("Quorum of the committee"), _quorum(edition.quorum)),
        Fact(_("Seed of the public draw"), edition.draw_seed or _("not drawn yet")),
        Fact(_("Days to ask for reconsideration"), edition.reconsideration_days),
    ]
    for cofunder in edition.cofunders.all():
        facts.append(Fact(_("Co-funder"), f"{cofunder.name}: {amount(cofunder.amount_centimes)}"))
    return facts


def _quorum(members: int) -> str:
    return ngettext("%(count)s member", "%(count)s members", members) % {"count": members}


def _territories(user: User, edition: Any) -> Table:
    applications = reverse("editions:applications", args=[edition.code])
    columns = [Column(_("Territory")), Column(_("Applications"), "num"), Column(_("At least"), "num"),
               Column(_("At most"), "num"), Column(_("Ceremony"))]  # fmt: skip
    rows = [
        [
            Link(row.name, f"{applications}?territory={row.code}"),
            row.applications,
            row.minimum,
            row.maximum,
            row.ceremony_on,
        ]
        for row in list_territory_rows(user, edition)
    ]
    total = [_("Total"), sum(int(str(row[1])) for row in rows), None, None, None]
    return Table(_("Territories"), columns, rows, total=total, caption_hidden=True)
