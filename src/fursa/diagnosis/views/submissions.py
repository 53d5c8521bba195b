"""What devices sent, and what waits for a person: a file that is not found, a conflict."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.accounts.queries import today
from fursa.core.templatetags.parts import Status, Tone
from fursa.diagnosis import actions, queries

A_PAGE = 25
TONES: dict[str, Tone] = {"received": "waiting", "landed": "good", "conflict": "warning"}


@require_safe
@login_required
def submissions(request: HttpRequest) -> HttpResponse:
    """What waits first."""
    assert isinstance(request.user, User)
    found = sorted(
        queries.list_submissions(request.user), key=lambda one: one.state not in ("received", "conflict")
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "submission": one,
            "state": Status(one.get_state_display(), TONES.get(one.state, "quiet")),
            "old": Status(_("made with an older version"), "info") if one.is_old_version else None,
        }
        for one in page
    ]
    context = {"rows": rows, "page": page, "may_settle": may(request.user, "diagnosis.change")}
    return render(request, "diagnosis/submissions.html", context)


@require_POST
@login_required
def settle(request: HttpRequest, submission_uuid: UUID) -> HttpResponse:
    """Try again to bring the answers into the file, or set them aside."""
    assert isinstance(request.user, User)
    found = queries.get_submission(request.user, submission_uuid)
    if request.POST.get("act") == "aside":
        actions.set_aside(actor=request.user, submission=found)
    else:
        actions.land(actor=request.user, submission=found, today=today())
    return redirect("diagnosis:submissions")
