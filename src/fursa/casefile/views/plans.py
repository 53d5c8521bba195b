"""The diagnosis, recorded in a person's file."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fursa.accounts.queries import today
from fursa.casefile.queries.acts import person_for
from fursa.casefile.views.acts import Page, act_page
from fursa.custody.queries import writing_unit
from fursa.diagnosis.actions import record_diagnosis
from fursa.diagnosis.forms import TRADE_LIST, DiagnosisForm


@require_http_methods(["GET", "POST"])
@login_required
def new_diagnosis(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """The interview; what is typed is kept in the browser until it is sent."""
    user, person = person_for(request.user, "diagnosis.change", person_uuid)
    writing_unit(user, person, today=today())
    form = DiagnosisForm(request.POST or None)
    page = Page(
        _("Record a diagnosis"), _("Record the diagnosis"), "project", [TRADE_LIST], autosave="diagnosis"
    )
    return act_page(
        request, person, form, page,
        lambda data: record_diagnosis(
            actor=user, person_uuid=person.uuid, interview=form.interview(), key=data["key"], today=today()
        ),
    )  # fmt: skip
