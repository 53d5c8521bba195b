"""Changing the language, which stays on the page where the reader is; and doors that stay shut."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts import actions
from fursa.accounts.middleware import LANGUAGES
from fursa.accounts.models import User

YEAR = 365 * 24 * 60 * 60


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the language as a preference of the account, or in a cookie where nobody is signed in."""
    language = request.POST.get("language", "")
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    if language in LANGUAGES:
        if isinstance(request.user, User):
            actions.set_language(user=request.user, language=language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=YEAR,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


@require_safe
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Says whom to ask: a password is set by the director, never by a letter."""
    return render(request, "account/password_reset.html")


def closed(request: HttpRequest) -> HttpResponse:
    """Pages of the library that would send letters to an address; there is no such page here."""
    raise Http404
