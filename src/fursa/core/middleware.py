"""What surrounds every page: where it came from, under whose eyes it reads, and what an error says."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fursa.core.errors import FursaError
from fursa.core.origin import Origin, acting_from, name_origin
from fursa.core.scope import scope

logger = logging.getLogger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]


class OriginMiddleware:
    """Names the request by its route and a random id, in the audit, the logs and the answer."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The path may hold identifiers: the route's name replaces the method once it is known.
        with acting_from(Origin("page", request.method or "")) as origin:
            response = self.get_response(request)
            response["X-Request-Id"] = origin.request_id
            return response

    def process_view(self, request: HttpRequest, *_called: object) -> None:
        if request.resolver_match is not None:
            name_origin(request.resolver_match.view_name)


class ErrorMiddleware:
    """Turns an error that a person can act on into a page that says what to do, once for all views."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, FursaError):
            return None
        context = {"sentence": str(error), "status": error.status}
        template = "core/_error.html" if request.headers.get("HX-Request") else "core/error.html"
        return render(request, template, context, status=error.status)


class ScopeMiddleware:
    """Runs a signed-in person's page inside their scope: one transaction, undone when the page fails."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated:
            return self.get_response(request)
        with scope(user):
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, "fursa_failed", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        request.fursa_failed = True  # type: ignore[attr-defined]
