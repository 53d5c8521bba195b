"""Proposal of beneficiaries (not final)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fursa.accounts.policies import require
from fursa.editions.views.frame import frame_of, user_of


@require_safe
@login_required
def proposal(request: HttpRequest, code: str) -> HttpResponse:
    require(user_of(request), "appraisal.read")
    return render(
        request,
        "editions/proposal.html",
        {"frame": frame_of(request, code, "proposal", _("Proposal of beneficiaries (not final)"))},
    )
