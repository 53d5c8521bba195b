"""A request for reconsideration: recorded for the person, weighed, answered by the committee."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.core.errors import InvalidError
from fursa.core.templatetags.parts import Column, Fact, Link, Status, Table
from fursa.editions import queries
from fursa.editions.actions.reconsideration import answer_request, record_request, request_weighing
from fursa.editions.forms import AnswerForm, RequestForm
from fursa.editions.queries.requests import find_request, find_weighing, list_answers, list_named
from fursa.editions.queries.sentences import sentence
from fursa.editions.tasks import weigh_reconsideration
from fursa.editions.views.application import find_application, identity_of
from fursa.editions.views.frame import frame_of, reference, sent, user_of
from fursa.editions.views.proposal import key_of


@require_http_methods(["GET", "POST"])
@login_required
def reconsideration(request: HttpRequest, code: str, application_uuid: UUID) -> HttpResponse:
    """The request with what became of it; where there is none yet, the form that records it."""
    user = user_of(request)
    require(user, "reconsideration.read")
    found = find_application(user, code, application_uuid)
    form = RequestForm(sent(request), initial={"asked_on": today()})
    if request.method == "POST":
        require(user, "reconsideration.record")
        if form.is_valid():
            try:
                record_request(actor=user, application_uuid=found.uuid, today=today(), **form.cleaned_data)
            except InvalidError as error:
                form.add_error("asked_on", str(error))
            else:
                messages.success(request, _("The request is recorded. The committee will answer it."))
                return redirect("editions:reconsideration", code, found.uuid)
    return _show(request, found, form=form)


@require_POST
@login_required
def weigh(request: HttpRequest, code: str, application_uuid: UUID) -> HttpResponse:
    """Have it worked out in the background what taking this person in would change."""
    user = user_of(request)
    found = find_application(user, code, application_uuid)
    run, asked, is_new = request_weighing(
        actor=user,
        application=found,
        key=key_of(request),
        next_url=reverse("editions:reconsideration", args=[code, found.uuid]),
    )
    if is_new:
        weigh_reconsideration.defer(run_uuid=str(run.uuid), user_pk=user.pk, request_uuid=str(asked.uuid))
    return redirect("core:run", run.uuid)


@require_POST
@login_required
def answer(request: HttpRequest, code: str, application_uuid: UUID) -> HttpResponse:
    """The committee's answer, final once given."""
    user = user_of(request)
    require(user, "reconsideration.answer")
    found = find_application(user, code, application_uuid)
    form = AnswerForm(request.POST, answers=list_answers())
    if not form.is_valid():
        return _show(request, found, answer_form=form, status=422)
    answer_request(actor=user, application=found, **form.cleaned_data)
    messages.success(request, _("The answer is recorded; the adviser tells the person."))
    return redirect("editions:reconsideration", code, found.uuid)


def _show(
    request: HttpRequest,
    found: Any,
    *,
    form: RequestForm | None = None,
    answer_form: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    user, edition = user_of(request), found.edition
    told = queries.explain_to_person(user, found)
    asked = find_request(user, found)
    if asked is None and form is not None and form.errors:
        status = 422
    sees_others = may(user, "appraisal.read")
    context = {
        "frame": frame_of(request, edition.code, "applications", _("Request for reconsideration")),
        "application": found,
        "bar": replace(identity_of(user, found, None), action=None),
        "told": sentence(told.told),
        "facts": _facts(asked) if asked else [],
        "form": form
        if asked is None and told.review_until_on and may(user, "reconsideration.record")
        else None,
        "asked": asked,
        "weighing": find_weighing(user, asked) if asked and not asked.effect else None,
        "says": _says(asked) if asked and asked.effect and sees_others else [],
        "exact": bool(asked and asked.effect.get("exact")),
        "others": _others(user, found, asked) if asked and asked.effect and sees_others else None,
        "may_weigh": asked is not None and not asked.answer and may(user, "reconsideration.weigh"),
        "answer_form": _answer_form(user, asked, answer_form),
        "key": uuid4(),
    }
    return render(request, "editions/reconsideration.html", context, status=status)


def _answer_form(user: User, asked: Any, sent_form: AnswerForm | None) -> AnswerForm | None:
    if asked is None or asked.answer or not asked.effect or not may(user, "reconsideration.answer"):
        return None
    return sent_form or AnswerForm(None, answers=list_answers())


def _facts(asked: Any) -> list[Fact]:
    facts = [
        Fact(_("Asked on"), asked.asked_on),
        Fact(_("What the person says"), asked.grounds),
        Fact(_("Recorded by"), asked.recorded_by.label),
        Fact(_("Recorded at"), asked.recorded_at),
    ]
    if not asked.answer:
        return [*facts, Fact(_("Answer of the committee"), Status(_("waits for the committee"), "waiting"))]
    return [
        *facts,
        Fact(_("Answer of the committee"), Status(asked.get_answer_display(), "info")),
        Fact(_("Reason"), asked.reason),
        Fact(_("Answered by"), asked.answered_by.label),
        Fact(_("Answered at"), asked.answered_at),
    ]


def _says(asked: Any) -> list[str]:
    """What the whole list would lose; how many would stay with another support."""
    said = [sentence(kept) for kept in asked.effect["says"]]
    changes = len(asked.effect["changes"])
    if changes:
        text = ngettext(
            "%(count)s other person would have another support option.",
            "%(count)s other people would have another support option.",
            changes,
        )
        said.append(text % {"count": changes})
    return said


def _others(user: User, found: Any, asked: Any) -> Table | None:
    """Who would leave and who would come in: for the committee and its readers alone."""
    words = {
        "leaves": Status(_("would leave"), "bad"),
        "enters": Status(_("would come in too"), "good"),
    }
    how = {ref: word for kind, word in words.items() for ref in asked.effect[kind]}
    rows: list[list[object]] = [
        [
            Link(row.person.full_name, reverse("editions:application", args=[found.edition.code, row.uuid])),
            reference(row.reference),
            row.territory.name,
            how[row.reference],
        ]
        for row in list_named(user, found.edition, list(how))
    ]
    columns = [
        Column(_("Name")),
        Column(_("Reference")),
        Column(_("Territory")),
        Column(_("What would change")),
    ]
    return Table(_("Whom it would touch"), columns, rows, caption_hidden=True) if rows else None
