"""A member's marks on one application, and stepping aside from it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fursa.accounts.policies import require
from fursa.editions import queries
from fursa.editions.actions.marks import declare_recusal, record_marks, seat_of
from fursa.editions.forms import RecusalForm
from fursa.editions.queries.lists import next_owed
from fursa.editions.views.application import find_application, identity_of, show_application
from fursa.editions.views.frame import frame_of, sent, user_of
from fursa.editions.views.marks_shown import marks_form


@require_POST
@login_required
def mark(request: HttpRequest, code: str, application_uuid: UUID) -> HttpResponse:
    """Record one's own marks, then on to the next application that waits for them."""
    user = user_of(request)
    require(user, "appraisal.mark")
    found = find_application(user, code, application_uuid)
    form = marks_form(queries.list_marks(user, found), seat_of(user, found.edition), request.POST)
    if not form.is_valid():
        return show_application(request, found, form=form, status=422)
    record_marks(actor=user, application_uuid=found.uuid, marks=form.marks())
    messages.success(request, _("Your marks on %(reference)s are recorded.") % {"reference": found.reference})
    following = next_owed(user, found.edition, found.reference) if "next" in request.POST else None
    return redirect("editions:application", code, following or found.uuid)


@require_http_methods(["GET", "POST"])
@login_required
def recuse(request: HttpRequest, code: str, application_uuid: UUID) -> HttpResponse:
    """Declare an interest: confirmed in plain words, for it cannot be taken back."""
    user = user_of(request)
    require(user, "appraisal.mark")
    found = find_application(user, code, application_uuid)
    seat_of(user, found.edition)
    form = RecusalForm(sent(request))
    if request.method == "POST" and form.is_valid():
        declare_recusal(actor=user, application_uuid=found.uuid)
        messages.success(request, _("Your interest is declared: this application waits for you no more."))
        return redirect("editions:application", code, found.uuid)
    context = {
        "frame": frame_of(request, code, "applications", _("Declare an interest")),
        "application": found,
        "bar": replace(identity_of(user, found, None), action=None),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "editions/recuse.html", context, status=status)
