"""The figures of an edition for those inside: nothing suppressed, each with its definition and its list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.audit.actions import record
from fursa.core.errors import MissingError
from fursa.core.templatetags.parts import Card, Chart, Column, Link, Money, Status, Table
from fursa.editions.queries import get_edition, list_editions
from fursa.reporting import actions, queries
from fursa.reporting.queries.behind import LISTS, list_behind
from fursa.reporting.views.public import departures_said
from fursa.rules.indicators import INDICATORS

A_PAGE = 50


@require_safe
@login_required
def reports(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    require(request.user, "report.read")
    rows = [
        [Link(e.name, reverse("reporting:report", args=[e.code])), Status(e.get_state_display(), "info")]
        for e in list_editions(request.user)
    ]
    table = Table(_("Editions"), [Column(_("Edition")), Column(_("State"))], rows, caption_hidden=True)
    return render(request, "reporting/list.html", {"table": table})


@require_safe
@login_required
def report(request: HttpRequest, code: str) -> HttpResponse:
    """Totals on top, a chart with its table, every figure with its definition."""
    assert isinstance(request.user, User)
    edition = get_edition(request.user, code)
    figures = queries.edition_figures(request.user, edition)
    record(request.user, "report.read", edition)
    behind_open = may(request.user, "report.list_behind")
    context = {
        "edition": edition,
        "cards": _cards(code, figures, behind_open),
        "departures": departures_said(**figures["decisions"]) if figures["decisions"]["taken"] else "",
        "chart": _chart(edition, figures),
        "year": _year_table(figures["previous_year"]),
        "year_number": str(figures["previous_year"]["year"]),
        "definitions": [
            (_(i.title), _(i.definition), _(i.method), i.code if behind_open and i.code in LISTS else "")
            for i in INDICATORS.values()
        ],
        # Published figures are the whole programme's: whoever sees only their own unit's people has nothing to compare.
        "differences": queries.compare_with_published(edition, figures)
        if may(request.user, "budget.read")
        else [],
        "may_publish": may(request.user, "report.publish"),
        "public_url": reverse("reporting:public", args=["ar", code]),
        "publication": edition.publications.order_by("-published_at").first(),
    }
    return render(request, "reporting/report.html", context)


def _cards(code: str, figures: dict[str, Any], behind_open: bool) -> list[Card]:
    link = (
        Link(_("The list"), reverse("reporting:behind", args=[code, "beneficiaries"]))
        if behind_open
        else None
    )
    budget = _("of %(budget)s") % {"budget": _amount(figures["budget_centimes"])}
    return [
        Card(_("Beneficiaries"), figures["beneficiaries"], link=link),
        Card(_("Territories"), figures["territories"]),
        Card(_("Support awarded"), Money(figures["committed_centimes"]), note=budget),
        Card(
            _("Handed over"),
            figures["handed_over"]["cheques"] + figures["handed_over"]["equipment"],
            note=_("%(cheques)s cheques, %(equipment)s of equipment") % figures["handed_over"],
        ),
    ]


def _amount(centimes: int) -> str:
    from django.utils.translation import get_language

    from fursa.rules.money import format_money_with_unit

    return format_money_with_unit(centimes, (get_language() or "ar")[:2])


def _chart(edition: Any, figures: dict[str, Any]) -> Chart:
    names = {t.code: t.name for t in edition.territories.all()}
    rows = [(names[code], [people]) for code, people in figures["by_territory"].items()]
    return Chart(
        title=_("Beneficiaries by territory"),
        heading=_("Territory"),
        series=[_("Beneficiaries")],
        rows=rows,
        total=[_("Total"), figures["beneficiaries"]],
        source=_("Counted from the awards that stand, on %(day)s.") % {"day": f"{today():%d/%m/%Y}"},
    )


def _year_table(year: dict[str, Any]) -> Table:
    learning = year["learning"]
    rows = [
        [_("Employed in citizen enterprises"), year["employed_in_citizen_enterprises"]],
        [_("Micro-projects supported"), year["micro_projects"]],
        [_("In education, training and placement"), learning["total"]],
        [_("… of whom women"), learning["women"]],
        [_("… of whom juveniles"), learning["juveniles"]],
    ]
    return Table(
        _("Results of %(year)s") % {"year": year["year"]},
        [Column(_("Figure")), Column(_("Number"), "num")],
        rows,
        stacks=False,
        caption_hidden=True,
    )


@require_safe
@login_required
def behind(request: HttpRequest, code: str, indicator: str) -> HttpResponse:
    """The list behind a figure, for those who may see it."""
    assert isinstance(request.user, User)
    require(request.user, "report.list_behind")
    edition = get_edition(request.user, code)
    if indicator not in LISTS:
        raise MissingError
    page = Paginator(list_behind(request.user, edition, indicator), A_PAGE).get_page(request.GET.get("page"))
    record(request.user, "report.list_read", edition, indicator=indicator)
    table = Table(
        _(INDICATORS[indicator].title),
        [Column(_("Name")), Column(_("Reference")), Column(_("Where")), Column(_("What"))],
        [
            [
                Link(line.name, reverse("casefile:person", args=[line.person_uuid])),
                line.reference,
                line.where,
                line.what,
            ]
            for line in page
        ],
        caption_hidden=True,
    )
    context = {"edition": edition, "indicator": _(INDICATORS[indicator].title), "table": table, "page": page}
    return render(request, "reporting/behind.html", context)


@require_POST
@login_required
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Publish the figures and issue the communiqué in three languages."""
    assert isinstance(request.user, User)
    edition = get_edition(request.user, code)
    publication = actions.publish_figures(actor=request.user, edition=edition)
    actions.issue_communiques(actor=request.user, edition=edition, publication=publication, on=today())
    messages.success(
        request, _("The figures are published, and the communiqué is issued in three languages.")
    )
    return redirect("reporting:report", code)
