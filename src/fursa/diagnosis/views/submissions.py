"""What was sent, and what waits for a person: a file that is not found, two contents of one interview."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.accounts.queries import today
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.templatetags.parts import Column, Status, Table, Tone
from fursa.diagnosis import actions, queries
from fursa.diagnosis.policies import read_answers
from fursa.diagnosis.policies.outline import compared, outline

A_PAGE = 25
TONES: dict[str, Tone] = {"received": "waiting", "landed": "good", "conflict": "warning"}


def _row(submission: Any) -> dict[str, object]:
    return {
        "submission": submission,
        "state": Status(submission.get_state_display(), TONES.get(submission.state, "quiet")),
        "old": Status(_("made with an older version"), "info") if submission.is_old_version else None,
    }


@require_safe
@login_required
def submissions(request: HttpRequest) -> HttpResponse:
    """What waits first."""
    assert isinstance(request.user, User)
    page = Paginator(queries.list_submissions(request.user), A_PAGE).get_page(request.GET.get("page"))
    context = {"rows": [_row(one) for one in page], "page": page}
    return render(request, "diagnosis/submissions.html", context)


@require_safe
@login_required
def sent(request: HttpRequest, submission_uuid: UUID) -> HttpResponse:
    """The answers of one, beside those of every other content that came for the same interview."""
    assert isinstance(request.user, User)
    found: Any = queries.get_submission(request.user, submission_uuid)
    contents: list[Any] = queries.list_contents(request.user, found)
    language = (get_language() or "ar")[:2]
    said = compared(
        outline(found.version.xlsx_sha256, language), *(read_answers(one.xml.encode()) for one in contents)
    )
    heads = [_("Content %(number)s") % {"number": number} for number in range(1, len(contents) + 1)]
    rows = [
        [question, *answers, Status(_("differs"), "warning") if len(set(answers)) > 1 else ""]
        for question, answers in said
    ]
    columns = [Column(_("Question")), *(Column(head) for head in heads), Column(_("Difference"))]
    if len(contents) < 2:
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    context = {
        "submission": found,
        "contents": [
            {**_row(one), "head": head, "here": one.pk == found.pk}
            for head, one in zip(heads, contents, strict=True)
        ],
        "table": Table(_("Answers"), columns, rows, caption_hidden=True),
        "differ": sum(len(set(answers)) > 1 for _question, answers in said),
        "may_settle": may(request.user, "diagnosis.change"),
    }
    return render(request, "diagnosis/submission.html", context)


@require_POST
@login_required
def settle(request: HttpRequest, submission_uuid: UUID) -> HttpResponse:
    """Try again to bring the answers into the file, set them aside, or let them count in place of others."""
    assert isinstance(request.user, User)
    found = queries.get_submission(request.user, submission_uuid)
    reason = request.POST.get("reason", "")
    try:
        if request.POST.get("act") == "aside":
            actions.set_aside(actor=request.user, submission=found, reason=reason)
        elif request.POST.get("act") == "choose":
            actions.choose(actor=request.user, submission=found, reason=reason, today=today())
            messages.success(request, _("These answers count now. The others stay on record."))
        else:
            actions.land(actor=request.user, submission=found, today=today())
    except (InvalidError, WrongStateError) as error:
        messages.error(request, str(error))
    return redirect("diagnosis:sent", submission_uuid)
