"""The questionnaires: uploaded as spreadsheets, checked, put in use."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.core import files
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.templatetags.parts import Status
from fursa.diagnosis import actions, queries
from fursa.diagnosis.actions.questionnaires import MOST_BYTES
from fursa.diagnosis.policies.outline import Theme, outline
from fursa.documents.paper.blank_form import (
    MOST_BOXES,
    TURNS_OF_A_REPEAT,
    BlankForm,
    BlankQuestion,
    BlankTheme,
    draw_blank_form,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
@login_required
def questionnaires(request: HttpRequest) -> HttpResponse:
    """Every version with its state; a spreadsheet sent here becomes a new one, or is told what is wrong with it."""
    assert isinstance(request.user, User)
    require(request.user, "questionnaire.read")
    problem = ""
    if request.method == "POST":
        try:
            made = actions.upload(actor=request.user, content=_content(request))
            messages.success(
                request, _("“%(title)s” is uploaded: put it in use below.") % {"title": made.title}
            )
            return redirect("diagnosis:questionnaires")
        except (InvalidError, WrongStateError) as error:
            problem = str(error)
    context = {
        "rows": [_row(row) for row in queries.list_questionnaires(request.user)],
        "problem": problem,
        "may_change": may(request.user, "questionnaire.change"),
        "may_send": may(request.user, "diagnosis.change"),
    }
    return render(request, "diagnosis/questionnaires.html", context, status=422 if problem else 200)


def _content(request: HttpRequest) -> bytes:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile):
        raise InvalidError(_("Choose the spreadsheet of the questionnaire first."))
    # One byte more than allowed tells that it is too large.
    return bytes(sent.read(MOST_BYTES + 1))


def _row(row: Any) -> dict[str, object]:
    tones = {"published": "good", "draft": "waiting"}
    return {
        "version": row,
        "state": Status(row.get_state_display(), tones.get(row.state, "quiet")),  # type: ignore[arg-type]
        "lands": len(row.mapping),
    }


@require_POST
@login_required
def take_up_shipped(request: HttpRequest) -> HttpResponse:
    """Bring in the questionnaires that come with Fursa; one that is in use already is left as it is."""
    assert isinstance(request.user, User)
    require(request.user, "questionnaire.change")
    actions.take_up_shipped(actor=request.user)
    messages.success(request, _("The questionnaires that come with Fursa are here."))
    return redirect("diagnosis:questionnaires")


@require_safe
@login_required
def spreadsheet(request: HttpRequest, version_uuid: UUID) -> HttpResponse:
    """The spreadsheet a version was made of, to read or to change into the next one."""
    assert isinstance(request.user, User)
    version = queries.get_version(request.user, version_uuid)
    response = HttpResponse(files.read(version.xlsx_sha256), content_type=XLSX)
    name = f"{version.questionnaire.form_id}-{version.version}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@login_required
def blank_paper(request: HttpRequest, version_uuid: UUID) -> HttpResponse:
    """The questionnaire to be filled in by hand, in the reader's language."""
    assert isinstance(request.user, User)
    version = queries.get_version(request.user, version_uuid)
    language = (get_language() or "ar")[:2]
    form = BlankForm(
        title=version.title, form=version.questionnaire.form_id, version=version.version, language=language,
        themes=tuple(_theme(theme) for theme in outline(version.xlsx_sha256, language)),
        how=_("Tick the boxes and write clearly. An answer may be left open, except where there is a star."),
        later=_("Type it in on the day, on the page for interviews, then keep the paper in the file or shred it."),
    )  # fmt: skip
    response = HttpResponse(draw_blank_form(form), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{form.form}-{form.version}.pdf"'
    return response


def _theme(theme: Theme) -> BlankTheme:
    return BlankTheme(
        theme.title,
        tuple(
            BlankQuestion(
                question.kind, question.label, question.hint,
                tuple(question.choices.values()) if len(question.choices) <= MOST_BOXES else (),
                question.is_required, 3 if question.kind == "text" and not question.is_required else 1,
            )
            for question in theme.questions
        ),
        TURNS_OF_A_REPEAT if theme.repeats else 1,
    )  # fmt: skip


@require_POST
@login_required
def publish(request: HttpRequest, version_uuid: UUID) -> HttpResponse:
    """Put a version in use."""
    assert isinstance(request.user, User)
    require(request.user, "questionnaire.change")
    actions.publish(actor=request.user, version=queries.get_version(request.user, version_uuid))
    messages.success(request, _("In use. Devices fetch it when they next look."))
    return redirect("diagnosis:questionnaires")


@require_POST
@login_required
def withdraw(request: HttpRequest, version_uuid: UUID) -> HttpResponse:
    """Offer a version no longer."""
    assert isinstance(request.user, User)
    require(request.user, "questionnaire.change")
    actions.withdraw(actor=request.user, version=queries.get_version(request.user, version_uuid))
    messages.success(request, _("No longer offered. What was filled in on it is still taken."))
    return redirect("diagnosis:questionnaires")
