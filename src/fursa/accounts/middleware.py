"""The reader's language, and the second factor of those who approve or pay."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from fursa.accounts.policies import needs_second_factor

Handler = Callable[[HttpRequest], HttpResponse]
LANGUAGES = ("ar", "fr", "en")


class LanguageMiddleware:
    """Public pages say their language in the address; elsewhere it is a preference, Arabic where unknown.

    The browser's own wish is not asked: in Morocco it is often a factory setting in French.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = self._language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response

    def _language(self, request: HttpRequest) -> str:
        first = request.path_info.split("/")[1]
        if first in LANGUAGES:
            return first
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated and user.language in LANGUAGES:
            return str(user.language)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        return chosen if chosen in LANGUAGES else "ar"


class SecondFactorMiddleware:
    """Sends a user whose role asks for a code to set it up, before anything else opens.

    A session that began in the demo ends with it: its accounts have printed passwords.
    """

    OPEN = ("/accounts/", "/static/", "/language/")

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and user.is_demo and not settings.FURSA_DEMO:
            logout(request)
            return redirect("account_login")
        if (
            user.is_authenticated
            and not settings.FURSA_DEMO
            and not request.path_info.startswith(self.OPEN)
            and needs_second_factor(user)
            and not is_mfa_enabled(user)
        ):
            return redirect("mfa_activate_totp")
        return self.get_response(request)
