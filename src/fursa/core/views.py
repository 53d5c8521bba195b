"""How far a run is: the whole page, or its progress alone for HTMX."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fursa.core import queries
from fursa.core.actions import ask_to_stop
from fursa.core.scope import Actor


@require_safe
@login_required
def run(request: HttpRequest, run_uuid: UUID) -> HttpResponse:
    """Whoever watched to the end is taken to where the result is seen; what failed is read here first."""
    found = queries.get_run(run_uuid)
    template = "core/_run.html" if request.headers.get("HX-Request") else "core/run.html"
    next_url = str(found.result.get("next_url", ""))
    if found.state == found.State.DONE and next_url and "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": next_url})
    may_stop = bool(found.result.get("may_stop")) and found.actor_id == request.user.pk
    return render(request, template, {"run": found, "next_url": next_url, "may_stop": may_stop})


@require_POST
@login_required
def stop_run(request: HttpRequest, run_uuid: UUID) -> HttpResponse:
    """Stop the step at work and keep the best it has."""
    ask_to_stop(cast(Actor, request.user), queries.get_run(run_uuid))
    return redirect("core:run", run_uuid)
