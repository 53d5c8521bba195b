"""A partner's own space: those proposed to it, through what was written for it. No page of it says where they come
from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.audit.actions import record
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.localized import trade_title
from fursa.core.templatetags.parts import Column, Fact, Link, Status, Table
from fursa.pathways import actions, queries
from fursa.pathways.forms import AnswerForm, AttendanceForm, EndForm
from fursa.pathways.views.openings import state_of

A_PAGE = 25


def name_of(shown: dict[str, str]) -> str:
    """The name in the reader's script, or in the other where that is all there is."""
    arabic, latin = shown["name_ar"], shown["name_latin"]
    return (arabic or latin) if (get_language() or "ar").startswith("ar") else (latin or arabic)


@require_safe
@login_required
def placements(request: HttpRequest) -> HttpResponse:
    """Those proposed to this partner, who waits for an answer first."""
    assert isinstance(request.user, User)
    rows = sorted(queries.list_placements(request.user), key=lambda row: row.state != "proposed")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    waiting = sum(row.state == "proposed" for row in rows)
    cells: list[list[object]] = [
        [
            Link(name_of(row.shown), reverse("pathways:placement", args=[row.uuid])),
            row.opening.title,
            row.opening.starts_on or "",
            state_of(row),
        ]
        for row in page
    ]
    columns = [Column(_("Name")), Column(_("For")), Column(_("Begins")), Column(_("State"))]
    context = {
        "page": page,
        "table": Table(_("People proposed to you"), columns, cells, caption_hidden=True),
        "count": ngettext(
            "%(count)s person waits for your answer", "%(count)s people wait for your answer", waiting
        )
        % {"count": waiting},
    }
    return render(request, "pathways/placements.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def placement(request: HttpRequest, referral_uuid: UUID) -> HttpResponse:
    """One person proposed: what the partner needs, and the answer."""
    assert isinstance(request.user, User)
    found: Any = queries.get_placement(request.user, referral_uuid)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_referral(
                actor=request.user,
                referral_uuid=referral_uuid,
                accepts=form.cleaned_data["answer"] == "yes",
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("Your answer is recorded. Thank you."))
            return redirect("pathways:placement", referral_uuid)
        except (InvalidError, WrongStateError) as error:
            form.add_error(None, str(error))
    record(request.user, "placement.read", found)
    shown = found.shown
    facts = [
        Fact(_("Name"), name_of(shown)),
        Fact(_("Born in"), shown["birth_year"]),
        Fact(_("Phone"), shown["phone"] or _("ask the adviser")),
        Fact(_("For"), found.opening.title),
        Fact(_("Trade"), trade_title(found.opening.trade_isco)),
        Fact(_("Begins"), found.opening.starts_on or _("not known")),
        Fact(_("State"), state_of(found)),
    ]
    context = {
        "placement": found,
        "name": name_of(shown),
        "facts": facts,
        "form": form if found.state == "proposed" else None,
        "may_miss": found.state == "accepted",
        "has_begun": found.state == "begun",
        "said": said_table(queries.list_said(request.user, found)),
    }
    return render(request, "pathways/placement.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def did_not_come(request: HttpRequest, referral_uuid: UUID) -> HttpResponse:
    """Whoever was accepted did not come."""
    assert isinstance(request.user, User)
    actions.record_no_show(actor=request.user, referral_uuid=referral_uuid)
    messages.success(request, _("Recorded. The adviser will ask what happened."))
    return redirect("pathways:placement", referral_uuid)


def said_table(words: Iterable[Any]) -> Table | None:
    """What a partner said, one line a month, and how it ended."""
    rows: list[list[object]] = [
        [
            f"{word.about_on:%m/%Y}" if word.kind == "attendance" else word.about_on,
            _("%(attended)s of %(held)s sessions, %(excused)s missed with a reason")
            % {"attended": word.attended, "held": word.held, "excused": word.excused}
            if word.kind == "attendance"
            else word.get_end_display(),
            word.said_at,
            Status(word.get_state_display(), "waiting" if word.state == "waiting" else "quiet"),
        ]
        for word in words
    ]
    columns = [Column(_("Month or day")), Column(_("Said")), Column(_("Said on")), Column(_("State"))]
    return Table(_("What the partner said"), columns, rows, caption_hidden=True) if rows else None


@require_http_methods(["GET", "POST"])
@login_required
def said_attendance(request: HttpRequest, referral_uuid: UUID) -> HttpResponse:
    """A partner says who came in a month."""
    form = AttendanceForm(request.POST if request.method == "POST" else None)
    return _saying(request, referral_uuid, form, _("Say who came in a month"), actions.say_attendance)


@require_http_methods(["GET", "POST"])
@login_required
def said_end(request: HttpRequest, referral_uuid: UUID) -> HttpResponse:
    """A partner says how it ended."""
    form = EndForm(request.POST if request.method == "POST" else None)
    return _saying(request, referral_uuid, form, _("Say how it ended"), actions.say_end)


def _saying(
    request: HttpRequest, referral_uuid: UUID, form: forms.Form, title: str, act: Callable[..., None]
) -> HttpResponse:
    assert isinstance(request.user, User)
    found: Any = queries.get_placement(request.user, referral_uuid)
    if request.method == "POST" and form.is_valid():
        try:
            act(actor=request.user, referral_uuid=referral_uuid, today=today(), **form.cleaned_data)
            messages.success(request, _("Recorded. The adviser reads it. Thank you."))
            return redirect("pathways:placement", referral_uuid)
        except (InvalidError, WrongStateError) as error:
            form.add_error(None, str(error))
    context = {"placement": found, "name": name_of(found.shown), "form": form, "title": title}
    return render(request, "pathways/saying.html", context, status=422 if form.errors else 200)
