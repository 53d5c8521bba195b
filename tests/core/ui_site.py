"""A site of the style guide alone, without a database: the look is tried by itself, under the real policy."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import override_settings
from django.urls import include, path
from django.utils.translation import gettext as _
from playwright.sync_api import Page

from fursa.core.styleguide import styleguide

Opener = Callable[..., Page]
MEMBER_OF_STAFF = SimpleNamespace(is_authenticated=True, pk=7, label="كريم بنعلي")


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """What the installation's own context says, without asking a database."""
    entry = SimpleNamespace(label=_("Search"), url="#", icon="search", current=True)
    return {"user": MEMBER_OF_STAFF, "sample_installation": True, "navigation": [entry]}


def sign_in(request: HttpRequest) -> HttpResponse:
    """Where a time-out leads: a page of nobody."""
    return render(request, "core/error.html", {"user": None, "status": 403, "sentence": "sign in"})


def save(request: HttpRequest) -> HttpResponse:
    """A page after a form that arrived; slow enough to press the button again."""
    time.sleep(0.5)
    return render(request, "core/error.html", {"status": 200, "sentence": "saved"})


def refuse(request: HttpRequest) -> HttpResponse:
    """What the error middleware answers an HTMX request."""
    return render(request, "core/_error.html", {"sentence": "الميزانية لا تكفي."}, status=409)


urlpatterns = [
    path("styleguide/", styleguide),
    path("sign-in/", sign_in),
    path("save/", save),
    path("refuse/", refuse),
    path("language/", save, name="set_language"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(ThreadedWSGIServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes a connection early is no failure."""


@contextmanager
def running_site() -> Iterator[str]:
    """Serve the style guide; yields its address."""
    templates: dict[str, Any] = {**settings.TEMPLATES[0]}
    templates["OPTIONS"] = {
        **templates["OPTIONS"],
        "context_processors": [
            "django.template.context_processors.request",
            "tests.core.ui_site.surroundings",
        ],
    }
    middleware = ["csp.middleware.CSPMiddleware", "whitenoise.middleware.WhiteNoiseMiddleware"]
    with override_settings(
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[*middleware, "fursa.accounts.middleware.LanguageMiddleware"],
        TEMPLATES=[templates],
    ):
        server = _Server(("127.0.0.1", 0), _Quiet)
        server.set_app(WSGIHandler())
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
