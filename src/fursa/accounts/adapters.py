"""How allauth serves this house: nobody signs up, demo accounts stay in the demo, the system never signs in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from fursa.accounts.models import User

# Django's own sentence, standing here for our catalogues: its Arabic catalogue still holds an older wording.
TOO_SHORT = ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
    "count",
)


def display(user: User) -> str:
    return user.label


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the director, with a role; this is only the door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        user = super().authenticate(request, **credentials)
        if user is None or user.is_system:
            return None
        if user.is_demo and not settings.FURSA_DEMO:
            raise ValidationError(_("This is an account of the demonstration; it opens nothing here."))
        assert isinstance(user, User)
        return user


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes are shown under the installation's neutral name."""

    def get_totp_label(self, user: User) -> str:
        return user.username
