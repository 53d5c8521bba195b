"""What every page knows: the installation, the sample mark, the navigation of this user's role."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from fursa.config.navigation import entries
from fursa.core.queries import get_installation


def page(request: HttpRequest) -> dict[str, Any]:
    installation = get_installation()
    return {
        "installation": installation,
        "sample_installation": installation.is_sample,
        "navigation": entries(request),
    }
