"""One application."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fursa.core.errors import MissingError
from fursa.editions import queries
from fursa.editions.views.frame import frame_of, user_of


@require_safe
@login_required
def application(request: HttpRequest, code: str, application_uuid: UUID) -> HttpResponse:
    found = queries.get_application(user_of(request), application_uuid)
    if found.edition.code != code:
        raise MissingError
    frame = frame_of(request, code, "applications", found.title)
    return render(request, "editions/application.html", {"frame": frame, "application": found})
