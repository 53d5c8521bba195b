"""The applications of an edition: found by name, territory, trade, marks and decision."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.core.localized import trade_title
from fursa.core.templatetags.parts import Column, Link, Status, Table, Tone
from fursa.editions import queries
from fursa.editions.forms import ApplicationFilter
from fursa.editions.queries.lists import (
    ApplicationRow,
    Sought,
    find_applications,
    list_application_rows,
    list_decision_kinds,
    list_trades,
)
from fursa.editions.views.chosen import chosen_of, values_of
from fursa.editions.views.frame import frame_of, mark, reference, user_of

A_PAGE = 25
DECISION_TONES: dict[str, Tone] = {"accepted": "good", "not_accepted": "bad", "deferred": "warning"}


@require_safe
@login_required
def applications(request: HttpRequest, code: str) -> HttpResponse:
    """Everyone who applied and whom this user sees; first unfiltered."""
    user = user_of(request)
    require(user, "application.read")
    frame = frame_of(request, code, "applications", _("Applications"))
    form = _filter(request, user, frame.edition)
    values = values_of(form)
    sought = Sought(
        territory=values.get("territory", ""),
        trade=values.get("trade", ""),
        decision=values.get("decision", ""),
        marks=values.get("marks", ""),
        text=values.get("q", "").strip(),
        by_mark=values.get("order") == "mark",
    )
    page = Paginator(find_applications(user, frame.edition, sought), A_PAGE).get_page(request.GET.get("page"))
    rows = list_application_rows(user, frame.edition, list(page))
    total = page.paginator.count
    progress = queries.get_marking_progress(user, frame.edition) if may(user, "appraisal.mark") else None
    context = {
        "frame": frame,
        "form": form,
        "chosen": chosen_of(request, form),
        "page": page,
        "count": ngettext("%(count)s application", "%(count)s applications", total) % {"count": total},
        "table": _table(user, frame.edition, rows),
        "progress": progress,
        "owed": progress.to_mark - progress.done if progress else 0,
        "mine_url": f"{request.path}?marks=mine",
    }
    return render(request, "editions/applications.html", context)


def _filter(request: HttpRequest, user: User, edition: Any) -> ApplicationFilter:
    marks, orders, decisions = [], [], []
    if may(user, "appraisal.read"):
        if may(user, "appraisal.mark"):
            marks.append(("mine", _("I have still to mark")))
        marks += [("missing", _("marks missing")), ("complete", _("every mark in"))]
        orders.append(("mark", _("best mark first")))
    if may(user, "decision.read"):
        decisions = [*list_decision_kinds(), ("undecided", _("without a decision"))]
    return ApplicationFilter(
        request.GET,
        territories=[(t.code, t.name) for t in queries.list_territories(user, edition)],
        trades=sorted(
            ((isco, trade_title(isco)) for isco in list_trades(user, edition)), key=lambda pair: pair[1]
        ),
        decisions=decisions,
        marks=marks,
        orders=orders,
    )


def decision_of(kind: str, words: dict[str, str]) -> Status | str:
    """A decision's word with its colour and shape; "" while there is none."""
    return Status(words[kind], DECISION_TONES[kind]) if kind else ""


def _table(user: User, edition: Any, rows: list[ApplicationRow]) -> Table:
    words = dict(list_decision_kinds())
    sees_marks, sees_decisions = may(user, "appraisal.read"), may(user, "decision.read")
    columns = [Column(_("Name")), Column(_("Reference")), Column(_("Project")), Column(_("Territory")),
               Column(_("Trade"))]  # fmt: skip
    if sees_marks:
        columns.append(Column(_("Mark"), "num"))
    if sees_decisions:
        columns.append(Column(_("Decision")))
    shown: list[list[object]] = []
    for row in rows:
        url = reverse("editions:application", args=[edition.code, row.uuid])
        cells: list[object] = [
            Link(row.person_name, url),
            reference(row.reference),
            row.title,
            row.territory,
            trade_title(row.trade),
        ]
        if sees_marks:
            cells.append(mark(row.mark_hundredths))
        if sees_decisions:
            cells.append(decision_of(row.decision, words))
        shown.append(cells)
    return Table(_("Applications"), columns, shown, caption_hidden=True)
