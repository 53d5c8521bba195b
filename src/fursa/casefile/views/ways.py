"""The ways of one person: begun, paused, followed, ended, and the certificate of what was passed."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.casefile.queries.acts import person_for
from fursa.casefile.queries.ways import acts_on, checks_of, way_facts, way_tables
from fursa.casefile.views.acts import Page, act_page
from fursa.core.errors import MissingError
from fursa.custody.queries import writing_unit
from fursa.diagnosis.forms import TRADE_LIST
from fursa.documents.views import paper_response
from fursa.lifeproject.forms import PLACE_LIST
from fursa.network.queries import list_partners
from fursa.pathways import actions
from fursa.pathways.forms import (
    ActivityForm,
    AttendanceForm,
    BeginningForm,
    PauseForm,
    ResultForm,
    ResumeForm,
    RetentionForm,
    StopForm,
)
from fursa.pathways.queries import get_activity, get_pathway, get_seen, list_words
from fursa.pathways.views.placements import said_table


@require_safe
@login_required
def way(request: HttpRequest, person_uuid: UUID, pathway_uuid: UUID) -> HttpResponse:
    """One way: what is known of it, what was seen on it, and what may be done."""
    user, person = person_for(request.user, "pathway.read", person_uuid)
    pathway = get_pathway(user, person, pathway_uuid)
    seen = get_seen(user, pathway)
    context = {
        "person": person,
        "pathway": pathway,
        "facts": way_facts(pathway),
        "tables": way_tables(seen),
        "said": said_table(words := list(list_words(user, pathway))),
        "waiting": [word for word in words if word.state == "waiting"] if may(user, "pathway.change") else [],
        "acts": acts_on(pathway, seen, today=today()) if may(user, "pathway.change") else [],
        "has_paper": actions.find_certificate(user, pathway) is not None,
        "may_issue": may(user, "pathway.change") and pathway.result == "passed" and pathway.certificate,
    }
    return render(request, "casefile/way.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def certificate(request: HttpRequest, person_uuid: UUID, pathway_uuid: UUID) -> HttpResponse:
    """POST issues the certificate where it is not issued yet; GET opens it."""
    user, person = person_for(request.user, "pathway.read", person_uuid)
    pathway = get_pathway(user, person, pathway_uuid)
    if request.method == "POST":
        require(user, "pathway.change")
        actions.issue_certificate(actor=user, pathway=pathway, today=today())
        return redirect("casefile:certificate", person.uuid, pathway.uuid)
    document = actions.find_certificate(user, pathway)
    if document is None:
        raise MissingError
    return paper_response(user, document)


@require_http_methods(["GET", "POST"])
@login_required
def pause_pathway(request: HttpRequest, person_uuid: UUID, pathway_uuid: UUID) -> HttpResponse:
    """A way that stops for a while."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    pathway = get_pathway(user, person, pathway_uuid)
    return act_page(
        request, person, PauseForm(request.POST or None), Page(_("Pause"), _("Record the pause"), "support"),
        lambda data: actions.pause_pathway(actor=user, pathway_uuid=pathway.uuid, today=today(), **data),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def resume_pathway(request: HttpRequest, person_uuid: UUID, pathway_uuid: UUID) -> HttpResponse:
    """A way that goes on."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    pathway = get_pathway(user, person, pathway_uuid)
    return act_page(
        request, person, ResumeForm(request.POST or None),
        Page(_("Take it up again"), _("Record that it goes on"), "support"),
        lambda data: actions.resume_pathway(actor=user, pathway_uuid=pathway.uuid, today=today(), **data),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def attendance(request: HttpRequest, person_uuid: UUID, pathway_uuid: UUID) -> HttpResponse:
    """The sessions of a month."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    pathway = get_pathway(user, person, pathway_uuid)
    note = _("A month that was recorded already is corrected.")
    return act_page(
        request, person, AttendanceForm(request.POST or None),
        Page(_("Attendance"), _("Record the attendance"), "support", note=note),
        lambda data: actions.record_attendance(actor=user, pathway_uuid=pathway.uuid, today=today(), **data),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def retention(request: HttpRequest, person_uuid: UUID, pathway_uuid: UUID) -> HttpResponse:
    """Whether a job is kept."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    pathway = get_pathway(user, person, pathway_uuid)
    checks = checks_of(pathway, get_seen(user, pathway), today=today())
    if not checks:
        raise MissingError
    return act_page(
        request, person, RetentionForm(request.POST or None, checks=checks),
        Page(_("Is the job kept?"), _("Record what was found"), "support"),
        lambda data: actions.record_retention(actor=user, pathway_uuid=pathway.uuid, today=today(), **data),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def begin_pathway(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """A pathway that begins."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    writing_unit(user, person, today=today())
    form = BeginningForm(request.POST or None)
    form.offer_partners([(partner.code, partner.name) for partner in list_partners(user)])
    page = Page(_("Begin a pathway"), _("Record the beginning"), "support", [PLACE_LIST, TRADE_LIST])
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


@require_http_methods(["GET", "POST"])
@login_required
def new_activity(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """What a person learns or does inside."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    writing_unit(user, person, today=today())
    form = ActivityForm(request.POST or None)
    page = Page(_("Activity inside"), _("Record the activity"), "project", [TRADE_LIST])
    return act_page(
        request, person, form, page,
        lambda data: actions.record_activity(
            actor=user, person_uuid=person.uuid, told=form.told(), key=data["key"], today=today()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def activity(request: HttpRequest, person_uuid: UUID, activity_uuid: UUID) -> HttpResponse:
    """What became of it."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    found = get_activity(user, person, activity_uuid)
    form = ActivityForm(request.POST or None, activity=found)
    page = Page(_("Activity inside"), _("Write what is known now"), "project", [TRADE_LIST])
    return act_page(
        request, person, form, page,
        lambda data: actions.correct_activity(
            actor=user, activity_uuid=found.uuid, told=form.told(), key=data["key"], today=today()
        ),
    )  # fmt: skip


@require_POST
@login_required
def settle_word(request: HttpRequest, person_uuid: UUID, pathway_uuid: UUID, word_uuid: UUID) -> HttpResponse:
    """What the partner said is taken over, or set aside."""
    user, person = person_for(request.user, "pathway.change", person_uuid)
    pathway = get_pathway(user, person, pathway_uuid)
    act = actions.set_word_aside if "aside" in request.POST else actions.take_over
    act(actor=user, word_uuid=word_uuid, today=today())
    return redirect("casefile:way", person.uuid, pathway.uuid)
