"""The reader's language; sign-in itself is allauth's, but for the pages that would send letters."""

from __future__ import annotations

from django.urls import path, re_path

from fursa.accounts import views

# Before allauth's own: nothing is ever sent by mail from an installation, so nothing is asked for it.
urlpatterns = [
    path("language/", views.set_language, name="set_language"),
    path("accounts/password/reset/", views.forgotten_password, name="account_reset_password"),
    re_path(r"^accounts/password/reset/.+", views.closed, name="closed"),
    re_path(r"^accounts/(?:email|confirm-email)/", views.closed, name="closed"),
]
