"""مقترح لائحة المستفيدين (غير نهائي): both aims side by side, and each line with its reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.core.errors import InvalidError
from fursa.core.templatetags.cells import amount as bare
from fursa.core.templatetags.parts import Chart, Column, Link, Status, Table
from fursa.editions import queries
from fursa.editions.actions.proposal import is_current, set_draw_seed
from fursa.editions.actions.proposal.requesting import request_proposals
from fursa.editions.forms import DrawForm
from fursa.editions.queries.paper import proof_of
from fursa.editions.queries.proposals import Comparison, Difference, ProposalFigures
from fursa.editions.queries.proposing import find_last_failure, find_running
from fursa.editions.queries.sentences import sentence
from fursa.editions.tasks import propose as propose_job
from fursa.editions.views.frame import frame_of, mark, reference, user_of
from fursa.editions.views.marks_shown import support_of

A_PAGE = 15
OPEN = {"preparing", "marking", "deciding"}


@require_safe
@login_required
def proposal(request: HttpRequest, code: str) -> HttpResponse:
    """Both aims of the last round: people, cost, marks, who is passed over, where, and who differs."""
    user = user_of(request)
    require(user, "appraisal.read")
    frame = frame_of(request, code, "proposal", _("Proposal of beneficiaries (not final)"))
    edition = frame.edition
    found = queries.compare_proposals(user, edition, today=today())
    differences = Paginator(found.differences if found else (), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "frame": frame,
        "found": found,
        "own": (found.merit if edition.aim == "merit" else found.value).proposal if found else None,
        "stale": found is not None
        and edition.state in OPEN
        and not is_current(found.value.proposal, today=today()),
        "figures": _figures(edition, found) if found else None,
        "proofs": _proofs(edition, found) if found else [],
        "chart": _chart(found) if found else None,
        "page": differences,
        "differences": _differences(edition, differences),
        "differ": ngettext(
            "%(count)s application is treated differently",
            "%(count)s applications are treated differently",
            differences.paginator.count,
        )
        % {"count": differences.paginator.count},
        "running": find_running(user, edition),
        "failed": find_last_failure(user, edition),
        "may_propose": may(user, "edition.propose") and edition.state in OPEN,
        "draw_form": DrawForm(None),
        "fingerprint": reference(queries.get_draw_fingerprint(user, edition)),
        "key": uuid4(),
    }
    return render(request, "editions/proposal.html", context)


def _figures(edition: Any, found: Comparison) -> Table:
    """A row for each number, a column for each aim."""
    words = dict(edition.Aim.choices)

    def row(label: str, value: object, merit: object) -> list[object]:
        return [label, value, merit]

    value, merit = found.value, found.merit
    rows = [
        row(_("People proposed"), value.count, merit.count),
        row(_("Cost in dirhams"), bare(value.cost_centimes), bare(merit.cost_centimes)),
        row(_("Left of the budget, in dirhams"), bare(value.left_centimes), bare(merit.left_centimes)),
        row(_("Total of marks"), mark(value.value), mark(merit.value)),
        row(_("Better marked and passed over"), value.passed_over, merit.passed_over),
        row(_("Women"), _of(value.women, value), _of(merit.women, merit)),
        row(_("Young adults (18 to 30)"), _of(value.young_adults, value), _of(merit.young_adults, merit)),
        row(
            _("Every line with its reason"),
            *(
                Link(_("Open the list"), reverse("editions:lines", args=[edition.code, aim]))
                for aim in ("value", "merit")
            ),
        ),
    ]
    own = _("%(aim)s – the aim of this edition")
    columns = [
        Column(_("Figure")),
        *(
            Column(capfirst(own % {"aim": words[aim]} if edition.aim == aim else words[aim]), "num")
            for aim in ("value", "merit")
        ),
    ]
    return Table(_("Both aims side by side"), columns, rows, caption_hidden=True)


def _of(part: int, figures: ProposalFigures) -> str:
    """A number with its share of those proposed, in whole per cent."""
    share = round(100 * part / figures.count) if figures.count else 0
    return _("%(part)s (%(share)s%%)") % {"part": part, "share": share}


def _proofs(edition: Any, found: Comparison) -> list[tuple[str, str]]:
    words = dict(edition.Aim.choices)
    return [
        (str(words[aim]), sentence(proof_of(figures.proposal)))
        for aim, figures in (("value", found.value), ("merit", found.merit))
    ]


def _chart(found: Comparison) -> Chart:
    rows = [(row.territory.name, [row.applications, row.value, row.merit]) for row in found.territories]
    total = [sum(numbers[place] for _name, numbers in rows) for place in range(3)]
    return Chart(
        title=_("Applications and people proposed, by territory"),
        heading=_("Territory"),
        series=[_("Applications"), _("Highest total of marks"), _("Order of merit")],
        rows=rows,
        total=[_("Total"), *total],
    )


def _differences(edition: Any, page: Page[Difference]) -> Table:
    rows: list[list[object]] = [
        [
            Link(row.application.person.full_name,
                 reverse("editions:application", args=[edition.code, row.application.uuid])),
            reference(row.application.reference),
            row.application.territory.name,
            mark(row.mark_hundredths),
            *(
                Status(support_of(option), "good") if option else Status(_("not proposed"))
                for option in (row.value, row.merit)
            ),
        ]
        for row in page
    ]  # fmt: skip
    columns = [Column(_("Name")), Column(_("Reference")), Column(_("Territory")), Column(_("Mark"), "num"),
               Column(_("Highest total of marks")), Column(_("Order of merit"))]  # fmt: skip
    return Table(_("Who differs"), columns, rows, caption_hidden=True)


@require_POST
@login_required
def draw(request: HttpRequest, code: str) -> HttpResponse:
    """Enter the seed that was drawn in public."""
    user = user_of(request)
    require(user, "edition.propose")
    form = DrawForm(request.POST)
    if not form.is_valid():
        raise InvalidError(_("Enter the seed as it was drawn, on one line."))
    set_draw_seed(actor=user, edition=queries.get_edition(user, code), seed=form.cleaned_data["seed"])
    messages.success(request, _("The seed stands on the edition and will stand in the minutes."))
    return redirect("editions:proposal", code)


@require_POST
@login_required
def make(request: HttpRequest, code: str) -> HttpResponse:
    """Have both proposals made in the background, and watch how far they are."""
    user = user_of(request)
    edition = queries.get_edition(user, code)
    run, is_new = request_proposals(
        actor=user,
        edition=edition,
        key=key_of(request),
        next_url=reverse("editions:proposal", args=[code]),
    )
    if is_new:
        propose_job.defer(run_uuid=str(run.uuid), user_pk=user.pk, edition_code=code)
    return redirect("core:run", run.uuid)


def key_of(request: HttpRequest) -> UUID:
    """The key of a form that may come twice."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError as error:
        raise InvalidError from error
