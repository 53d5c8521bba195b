"""Ceremonies and what is handed over there."""

from __future__ import annotations

from django.urls import path

from fursa.handover import views

app_name = "handover"
urlpatterns = [
    path("ceremonies/", views.ceremonies, name="list"),
    path("ceremonies/<uuid:ceremony_uuid>/", views.ceremony, name="ceremony"),
    path("ceremonies/<uuid:ceremony_uuid>/give/<uuid:award_uuid>/<slug:part>/", views.give, name="give"),
    path("ceremonies/<uuid:ceremony_uuid>/together/", views.give_together, name="give-together"),
    path("hand-overs/<uuid:hand_over_uuid>/undo/", views.undo, name="undo"),
]
