"""The reader's language; sign-in itself is allauth's."""

from __future__ import annotations

from django.urls import path

from fursa.accounts import views

urlpatterns = [path("language/", views.set_language, name="set_language")]
