"""الغلاف المالي: who gives what, what is committed and what is free; the awards committed together."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.core.actions import once
from fursa.core.templatetags.parts import Card, Column, Link, Money, Table
from fursa.editions import queries
from fursa.editions.actions.awards import commit_awards
from fursa.editions.queries.money import (
    cofunder_names,
    get_waiting,
    list_award_counts,
    list_office_papers,
    list_territory_money,
)
from fursa.editions.views.frame import amount, frame_of, joined, reference, user_of
from fursa.editions.views.proposal import key_of
from fursa.ledger.queries import get_standing, list_budgets

MOST_NAMED = 10


@require_safe
@login_required
def budget(request: HttpRequest, code: str) -> HttpResponse:
    """What stands where, and the one act that is next for the finance officer."""
    user = user_of(request)
    require(user, "budget.read")
    frame = frame_of(request, code, "budget", _("Budget"))
    edition = frame.edition
    standing = get_standing(user, f"edition:{code}")
    waiting = get_waiting(user, edition)
    of_budget = _("of %(budget)s") % {"budget": amount(standing.budget_centimes)}
    context = {
        "frame": frame,
        "cards": [
            Card(_("Budget"), Money(standing.budget_centimes)),
            Card(_("Committed"), Money(standing.committed_centimes), note=of_budget),
            Card(_("Free"), Money(standing.free_centimes), note=of_budget),
            Card(_("Decisions to commit"), waiting.count, note=amount(waiting.centimes)),
        ],
        "funders": _funders(user, edition),
        "territories": _territories(user, edition),
        "counts": _counts(user, edition) if may(user, "award.read") else None,
        "waiting": waiting,
        "waiting_money": Money(waiting.centimes),
        "may_commit": may(user, "award.commit") and waiting.count > 0,
        "key": uuid4(),
        "prepare_url": reverse("handover:prepare", args=[code])
        if may(user, "cheque.prepare") or may(user, "handover.record")
        else "",
        "papers": _papers(user, edition),
    }
    return render(request, "editions/budget.html", context)


def _funders(user: User, edition: Any) -> Table:
    cofunders = cofunder_names(edition)
    rows: list[list[object]] = []
    for row in list_budgets(user, f"edition:{edition.code}"):
        cofunder = cofunders.get(row.funder)
        rows.append(
            [
                cofunder.name if cofunder else _("the programme's own budget"),
                _pays_for(edition, cofunder.restrictions if cofunder else {}),
                row.amount_centimes,
                row.committed_centimes,
                row.free_centimes,
            ]
        )
    columns = [Column(_("Who gives")), Column(_("For what")), Column(_("Amount"), "money"),
               Column(_("Committed"), "money"), Column(_("Free"), "money")]  # fmt: skip
    total = [_("Total"), None, *(sum(int(str(row[place])) for row in rows) for place in (2, 3, 4))]
    return Table(_("Budget and co-funders"), columns, rows, total=total, caption_hidden=True)


def _pays_for(edition: Any, restrictions: dict[str, list[str]]) -> str:
    """What a funder's money is for, in words."""
    names = {t.code: t.name for t in edition.territories.all()} | {k.code: k.name for k in edition.kits.all()}
    codes = [code for kind in ("territories", "trades", "kits") for code in restrictions.get(kind) or ()]
    return joined(names.get(code, code) for code in codes) if codes else _("everything")


def _territories(user: User, edition: Any) -> Table:
    found = list_territory_money(user, edition)
    columns = [Column(_("Territory")), Column(_("Awards"), "num"), Column(_("Committed"), "money")]
    total = [_("Total"), sum(row.awards for row in found), sum(row.centimes for row in found)]
    return Table(
        _("Committed by territory"),
        columns,
        [[row.territory, row.awards, row.centimes] for row in found],
        total=total,
        stacks=False,
        caption_hidden=True,
    )


def _counts(user: User, edition: Any) -> Table:
    rows = [[row.word, row.count] for row in list_award_counts(user, edition)]
    columns = [Column(_("State of the award")), Column(_("Awards"), "num")]
    return Table(_("How far the awards are"), columns, rows, stacks=False, caption_hidden=True)


def _papers(user: User, edition: Any) -> Table:
    rows: list[list[object]] = [
        [
            Link(row.title, reverse("documents:file", args=[row.uuid])),
            reference(row.reference),
            row.issued_on,
            row.issued_by_label,
        ]
        for row in list_office_papers(user, edition)[:20]
    ]
    columns = [Column(_("Paper")), Column(_("Reference")), Column(_("Issued on")), Column(_("By"))]
    return Table(_("Papers of the office"), columns, rows, caption_hidden=True)


@require_POST
@login_required
def commit(request: HttpRequest, code: str) -> HttpResponse:
    """Commit every final positive decision at once; the same form sent twice commits once."""
    user = user_of(request)
    edition = queries.get_edition(user, code)

    def act() -> dict[str, Any]:
        made, left_out = commit_awards(actor=user, edition=edition)
        return {"made": len(made), "left_out": [[row.reference, row.reason] for row in left_out]}

    result = once(user, "award.commit_all", key_of(request), {"edition": code}, act)
    made = result["made"]
    messages.success(
        request,
        ngettext("%(count)s award was committed.", "%(count)s awards were committed.", made)
        % {"count": made},
    )
    for left, why in result["left_out"][:MOST_NAMED]:
        messages.warning(
            request, _("%(reference)s: not committed. %(why)s") % {"reference": left, "why": why}
        )
    return redirect("editions:budget", code)
