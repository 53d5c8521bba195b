"""What every page knows: the installation, the sample mark, the navigation of this user's role."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.accounts.queries import list_roles_in_force
from fursa.config.navigation import entries
from fursa.core.localized import in_language
from fursa.core.queries import get_installation


def page(request: HttpRequest) -> dict[str, Any]:
    installation = get_installation()
    user = getattr(request, "user", None)
    # Neither before it is known who reads, nor for a partner, is the programme named by what it is about.
    is_neutral = not isinstance(user, User) or may(user, "placement.answer")
    return {
        "installation": installation,
        "installation_name": in_language(installation.issuer_names) if is_neutral else installation.name,
        "sample_installation": installation.is_sample,
        "navigation": entries(request),
        "user_unit": _unit(request),
    }


def _unit(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return ""
    first = list_roles_in_force(user).first()
    return first.unit.name if first is not None else ""
