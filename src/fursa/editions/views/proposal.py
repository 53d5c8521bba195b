"""مقترح لائحة المستفيدين (غير نهائي): both aims side by side, and each line with its reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.core.errors import InvalidError
from fursa.editions import queries
from fursa.editions.actions.proposal import is_current, set_draw_seed
from fursa.editions.actions.proposal.requesting import request_proposals
from fursa.editions.forms import DrawForm
from fursa.editions.queries.proposals import Comparison
from fursa.editions.queries.proposing import find_last_failure, find_running
from fursa.editions.queries.scenarios import find_last_conflict
from fursa.editions.tasks import propose as propose_job
from fursa.editions.views.frame import frame_of, reference, user_of
from fursa.editions.views.side_by_side import SideBySide, side_by_side

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
    context = {
        "frame": frame,
        "found": found,
        "own": (found.second if edition.aim == "merit" else found.first).proposal if found else None,
        "stale": found is not None
        and edition.state in OPEN
        and not is_current(found.first.proposal, today=today()),
        "sides": _sides(request, edition, found) if found else None,
        "conflict": find_last_conflict(user, edition),
        "running": find_running(user, edition),
        "failed": find_last_failure(user, edition),
        "may_propose": may(user, "edition.propose") and edition.state in OPEN,
        "draw_form": DrawForm(None),
        "fingerprint": reference(queries.get_draw_fingerprint(user, edition)),
        "key": uuid4(),
    }
    return render(request, "editions/proposal.html", context)


def _sides(request: HttpRequest, edition: Any, found: Comparison) -> SideBySide:
    words = dict(edition.Aim.choices)
    return side_by_side(
        request,
        found,
        names=(str(words["value"]), str(words["merit"])),
        which=("value", "merit"),
        own=int(edition.aim == "merit"),
    )


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
