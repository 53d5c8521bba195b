"""Every address of the site, room by room."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("fursa.accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("", include("fursa.core.urls")),
    path("", include("fursa.documents.urls")),
    path("", include("fursa.diagnosis.urls")),
    path("", include("fursa.pathways.urls")),
    path("", include("fursa.editions.urls")),
    path("", include("fursa.handover.urls")),
    path("", include("fursa.reporting.urls")),
    path("", include("fursa.casefile.urls")),
]
if settings.FURSA_STYLEGUIDE:
    from fursa.core.styleguide import styleguide

    urlpatterns.append(path("styleguide/", styleguide))
