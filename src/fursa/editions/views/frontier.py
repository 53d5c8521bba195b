"""What more or less money would change: people and marks against the budget."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.policies import may
from fursa.core.templatetags.cells import amount as bare
from fursa.core.templatetags.parts import Chart, Column, Status, Table
from fursa.editions.actions.proposal.frontier import request_frontier
from fursa.editions.queries.frontier import BudgetPoint, find_frontier_run, list_budget_points
from fursa.editions.tasks import work_out
from fursa.editions.views.frame import amount, mark, user_of
from fursa.editions.views.lines import find_shown, heading_of
from fursa.editions.views.proposal import key_of


@require_safe
@login_required
def frontier(request: HttpRequest, code: str, aim: str) -> HttpResponse:
    """Twenty budgets around the edition's own: how many people, which total of marks, and what that means."""
    user = user_of(request)
    frame, proposal = find_shown(request, code, aim)
    points = list_budget_points(user, proposal)
    own, run = proposal.budget_centimes, find_frontier_run(user, proposal)
    at_work = run is not None and run.state in (run.State.WAITING, run.State.RUNNING)
    context = {
        "frame": frame,
        "proposal": proposal,
        "aim": heading_of(proposal),
        "code": aim,
        "says": _says(points, own),
        "charts": _charts(points, own) if points else [],
        "fewer": _has_fewer(points),
        "run": run,
        "may_try": may(user, "edition.propose") and not points and not at_work,
        "key": uuid4(),
    }
    return render(request, "editions/frontier.html", context)


@require_POST
@login_required
def try_budgets(request: HttpRequest, code: str, aim: str) -> HttpResponse:
    """Have the points worked out in the background."""
    user = user_of(request)
    _frame, proposal = find_shown(request, code, aim)
    run, is_new = request_frontier(
        actor=user,
        proposal=proposal,
        key=key_of(request),
        next_url=reverse("editions:frontier", args=[code, aim]),
    )
    if is_new:
        work_out.defer(run_uuid=str(run.uuid), user_pk=user.pk, proposal_uuid=str(proposal.uuid))
    return redirect("core:run", run.uuid)


def _says(points: Sequence[BudgetPoint], own: int) -> list[str]:
    """What the next smaller and the next larger budget that change something would mean for people."""
    here = next((point for point in points if point.budget_centimes == own), None)
    if here is None or here.count is None:
        return []
    said = []
    for point in points:
        if point.budget_centimes > own and point.count is not None and point.count > here.count:
            more = point.count - here.count
            text = ngettext(
                "With %(amount)s more, %(count)s more person could be supported.",
                "With %(amount)s more, %(count)s more people could be supported.",
                more,
            )
            said.append(text % {"amount": amount(point.budget_centimes - own), "count": more})
            break
    else:
        said.append(
            _("More money alone would support nobody else: another rule limits the number of people.")
        )
    for point in reversed(points):
        if point.budget_centimes < own and point.count is not None and point.count < here.count:
            fewer = here.count - point.count
            text = ngettext(
                "With %(amount)s less, %(count)s person fewer would be supported.",
                "With %(amount)s less, %(count)s people fewer would be supported.",
                fewer,
            )
            said.append(text % {"amount": amount(own - point.budget_centimes), "count": fewer})
            break
    return said


def _has_fewer(points: Sequence[BudgetPoint]) -> bool:
    """Whether somewhere more money takes fewer people: the aim counts marks, not heads."""
    counts = [point.count for point in points if point.count is not None]
    return any(after < before for before, after in pairwise(counts))


def _charts(points: Sequence[BudgetPoint], own: int) -> list[Chart]:
    """People, then the total of marks, each against the budget; every budget tried stands in the tables."""
    reached = [point for point in points if point.count is not None]

    def drawn(title: str, series: str, numbers: Sequence[int], table: Table) -> Chart:
        labels = (bare(point.budget_centimes) for point in reached)
        rows = [(label, [number]) for label, number in zip(labels, numbers, strict=True)]
        return Chart(
            title=title, heading=_("Budget in dirhams"), series=[series], rows=rows, kind="line", table=table
        )

    people = [point.count or 0 for point in reached]
    marks = [round((point.value or 0) / 100) for point in reached]
    return [
        drawn(_("People supported, by budget"), _("People proposed"), people, _people(points, own)),
        drawn(_("Total of marks, by budget"), _("Total of marks"), marks, _marks(reached)),
    ]


def _people(points: Sequence[BudgetPoint], own: int) -> Table:
    rows: list[list[object]] = []
    for point in points:
        word: object = Status(_("this edition's budget"), "info") if point.budget_centimes == own else ""
        if point.count is None:
            word = Status(_("no list keeps the rules"), "warning")
        cost = None if point.cost_centimes is None else bare(point.cost_centimes)
        rows.append([bare(point.budget_centimes), cost, point.count, word])
    columns = [Column(_("Budget in dirhams"), "num"), Column(_("Cost in dirhams"), "num"),
               Column(_("People proposed"), "num"), Column(_("Remark"))]  # fmt: skip
    return Table(_("What other budgets would reach"), columns, rows, caption_hidden=True)


def _marks(reached: Sequence[BudgetPoint]) -> Table:
    rows: list[list[object]] = [[bare(point.budget_centimes), mark(point.value)] for point in reached]
    columns = [Column(_("Budget in dirhams"), "num"), Column(_("Total of marks"), "num")]
    return Table(_("Total of marks, by budget"), columns, rows, caption_hidden=True)
