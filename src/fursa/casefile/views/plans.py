"""Diagnosis, life project and pathways, recorded in a person's file."""

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
from fursa.lifeproject.forms import PLACE_LIST
from fursa.network.queries import list_partners
from fursa.pathways import actions
from fursa.pathways.forms import BeginningForm, ResultForm, StopForm
from fursa.pathways.queries import get_pathway


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


@require_http_methods(["GET", "POST"])
@login_required
def begin_pathway(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """A pathway that begins."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    writing_unit(user, person, today=today())
    form = BeginningForm(request.POST or None)
    form.offer_partners([(partner.code, partner.name) for partner in list_partners(user)])
    page = Page(_("Begin a pathway"), _("Record the beginning"), "support", [PLACE_LIST])
    return act_page(
        request, person, form, page,
        lambda data: actions.begin_pathway(
            actor=user, person_uuid=person.uuid, beginning=form.beginning(), key=data["key"], today=today()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def record_result(request: HttpRequest, person_uuid: UUID, pathway_uuid: UUID) -> HttpResponse:
    """What a pathway ended with."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    pathway = get_pathway(user, person, pathway_uuid)
    title = _("Record the result: %(kind)s") % {"kind": pathway.get_kind_display()}
    page = Page(title, _("Record the result"), "support")
    return act_page(
        request, person, ResultForm(request.POST or None), page,
        lambda data: actions.record_result(actor=user, pathway_uuid=pathway.uuid, today=today(), **data),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def stop_pathway(request: HttpRequest, person_uuid: UUID, pathway_uuid: UUID) -> HttpResponse:
    """A pathway that was given up."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    pathway = get_pathway(user, person, pathway_uuid)
    title = _("Given up: %(kind)s") % {"kind": pathway.get_kind_display()}
    page = Page(title, _("Record that it was given up"), "support")
    return act_page(
        request, person, StopForm(request.POST or None), page,
        lambda data: actions.stop_pathway(actor=user, pathway_uuid=pathway.uuid, today=today(), **data),
    )  # fmt: skip
