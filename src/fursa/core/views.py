"""How far a run is: the whole page, or its progress alone for HTMX."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fursa.core import queries


@require_safe
@login_required
def run(request: HttpRequest, run_uuid: UUID) -> HttpResponse:
    found = queries.get_run(run_uuid)
    template = "core/_run.html" if request.headers.get("HX-Request") else "core/run.html"
    next_url = str(found.result.get("next_url", ""))
    return render(request, template, {"run": found, "next_url": next_url})
