"""Work in progress, shown to whoever waits for it."""

from __future__ import annotations

from django.urls import path

from fursa.core import views

app_name = "core"
urlpatterns = [
    path("runs/<uuid:run_uuid>/", views.run, name="run"),
    path("runs/<uuid:run_uuid>/stop/", views.stop_run, name="stop-run"),
]
