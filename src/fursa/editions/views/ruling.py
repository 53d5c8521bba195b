"""Ruling on one application: everything known on the page, the reason where it is owed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.templatetags.parts import Fact, Status
from fursa.editions import queries
from fursa.editions.actions.decisions import decide as record_ruling
from fursa.editions.forms import RulingForm
from fursa.editions.queries.lists import list_decision_kinds
from fursa.editions.queries.sessions import find_open_session
from fursa.editions.views.application import find_application, identity_of
from fursa.editions.views.frame import frame_of, mark, sent, user_of
from fursa.editions.views.marks_shown import options_table, support_of


@require_http_methods(["GET", "POST"])
@login_required
def decide(request: HttpRequest, code: str, application_uuid: UUID) -> HttpResponse:
    """One ruling in the open session; a refusal of the rules is said in place, and nothing typed is lost."""
    user = user_of(request)
    require(user, "decision.record")
    found = find_application(user, code, application_uuid)
    session = find_open_session(user, found.edition)
    if session is None:
        raise WrongStateError(_("No session of the committee is open."))
    line = queries.list_lines(user, session.proposal).filter(application=found.pk).first()
    form = _form(request, user, found, session, line)
    if request.method == "POST" and form.is_valid():
        try:
            record_ruling(
                actor=user,
                minutes=session,
                application_uuid=found.uuid,
                kind=form.cleaned_data["kind"],
                option=form.cleaned_data["option"] or None,
                reason=form.cleaned_data["reason"],
            )
        except InvalidError as error:
            form.add_error("reason", str(error))
        except WrongStateError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("The decision on %(reference)s is recorded.") % {"reference": found.reference}
            )
            return redirect(_back(request, code))
    context = {
        "frame": frame_of(request, code, "decisions", _("Rule on an application")),
        "application": found,
        "bar": replace(identity_of(user, found, None), action=None),
        "proposed": _proposed(line),
        "reasons": queries.reasons_of(line) if line else [],
        "options": options_table(user, found),
        "form": form,
    }
    return render(request, "editions/decide.html", context, status=422 if form.errors else 200)


def _back(request: HttpRequest, code: str) -> str:
    """The list as it was left; never an address outside this site."""
    back = request.GET.get("back", "")
    here = reverse("editions:decisions", args=[code])
    return back if back.startswith(here) and url_has_allowed_host_and_scheme(back, None) else here


def _form(request: HttpRequest, user: User, found: Any, session: Any, line: Any) -> RulingForm:
    """Filled with the ruling there is, else with what is proposed."""
    before = queries.find_decision(user, session, found.uuid)
    option = before.option if before else line.option if line else None
    initial = {
        "kind": before.kind if before else "accepted" if option else "",
        "option": option.code if option else "",
        "reason": before.reason if before else "",
    }
    return RulingForm(
        sent(request),
        kinds=list_decision_kinds(),
        options=[(row.code, support_of(row)) for row in found.options.all()],
        initial=initial,
    )


def _proposed(line: Any) -> list[Fact]:
    """What the proposal says of this application."""
    if line is None:
        return []
    said: object = Status(_("not proposed"))
    if line.option is not None:
        said = Status(_("proposed: %(support)s") % {"support": support_of(line.option)}, "good")
    return [
        Fact(_("Proposal (not final)"), said),
        Fact(_("Weighted mark"), mark(line.mark_hundredths)),
        Fact(_("Rank in the territory"), line.rank or "–"),
    ]
