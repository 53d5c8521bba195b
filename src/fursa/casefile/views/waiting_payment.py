"""A payment that waits for a reviewer, and the two people who may let it go."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fursa.casefile.forms import ReasonForm
from fursa.casefile.queries.acts import person_for
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.templatetags.parts import Fact
from fursa.people import actions
from fursa.people.queries.duplicates import find_release, list_held


@require_http_methods(["GET", "POST"])
@login_required
def release_payment(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """A payment waits for a reviewer: one person asks that it go, with a reason, another confirms."""
    user, person = person_for(request.user, "identity.release", person_uuid)
    held = bool(list_held(user, [person.canonical_id or person.pk]))
    last = find_release(user, person.canonical or person)
    asked = last if last is not None and last.is_waiting else None
    form = ReasonForm(request.POST if request.method == "POST" and asked is None else None)
    error = ""
    if request.method == "POST":
        try:
            if asked is not None:
                actions.confirm_release(actor=user, person=person)
                messages.success(request, _("The payment may go. The pair still waits for its review."))
                return redirect("casefile:person", person.uuid)
            if form.is_valid():
                actions.ask_release(actor=user, person=person, reason=form.cleaned_data["reason"])
                messages.success(request, _("Recorded. Another person must confirm it."))
                return redirect("casefile:release-payment", person.uuid)
        except (InvalidError, WrongStateError) as refused:
            error = str(refused)
    context = {
        "person": person,
        "held": held,
        "asked": asked,
        "lapsed": last if last is not None and last.lapsed_at else None,
        "mine": asked is not None and asked.asked_by_id == user.pk,
        "facts": [
            Fact(_("Name"), person.full_name),
            Fact(_("Reference"), person.reference),
            *([Fact(_("Asked by"), asked.asked_by.label), Fact(_("Reason"), asked.reason)] if asked else []),
        ],
        "form": form,
        "error": error,
    }
    return render(
        request, "casefile/release_payment.html", context, status=422 if error or form.errors else 200
    )
