"""An applicant's two sheets: the person's own as it is read aloud, and both as PDF."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.queries import today
from fursa.audit.actions import record
from fursa.core.errors import MissingError
from fursa.core.localized import in_language
from fursa.editions import queries
from fursa.editions.actions.sheets import issue_applicant_sheet, issue_committee_sheet
from fursa.editions.queries.sentences import format_hundredths, sentence
from fursa.editions.views.application import find_application
from fursa.editions.views.frame import frame_of, user_of

SHEETS = {"person": issue_applicant_sheet, "committee": issue_committee_sheet}


@require_safe
@login_required
def read_aloud(request: HttpRequest, code: str, application_uuid: UUID) -> HttpResponse:
    """The person's own sheet, line by line, in words one can read out: no value, no price, nobody else."""
    user = user_of(request)
    found = find_application(user, code, application_uuid)
    own = queries.explain_to_person(user, found)
    record(user, "application.sheet_read", found)
    context = {
        "frame": frame_of(request, code, "applications", _("What was decided on the project")),
        "application": found,
        "own": own,
        "told": sentence(own.told),
        "held_back": [sentence(message) for message in own.held_back],
        "improve": [sentence(message) for message in own.improve],
        "criteria": [
            (
                mean.criterion.name,
                format_hundredths(mean.hundredths),
                format_hundredths(int(mean.criterion.maximum * 100)),
            )
            for mean in own.means
        ],
        "where": in_language(dict(own.review_where)) if own.review_where else "",
    }
    return render(request, "editions/read_aloud.html", context)


@require_POST
@login_required
def sheet(request: HttpRequest, code: str, application_uuid: UUID, which: str) -> HttpResponse:
    """Issue one of the two sheets and open it; asked for again it is the same paper."""
    if which not in SHEETS:
        raise MissingError
    user = user_of(request)
    found = find_application(user, code, application_uuid)
    document = SHEETS[which](actor=user, application=found, issued_on=today())
    return redirect("documents:file", document.uuid)
