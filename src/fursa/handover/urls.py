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
    path("ceremonies/prepare/<slug:code>/", views.prepare, name="prepare"),
    path("ceremonies/prepare/<slug:code>/cheques/", views.draw_cheques, name="draw-cheques"),
    path("ceremonies/prepare/<slug:code>/equipment/", views.set_equipment_aside, name="set-equipment-aside"),
    path("ceremonies/prepare/<slug:code>/plan/", views.plan, name="plan"),
    path("ceremonies/prepare/<slug:code>/lists/<slug:which>/", views.print_list, name="print-list"),
    path("ceremonies/undertakings/<uuid:award_uuid>/", views.undertake, name="undertake"),
    path("awards/doubled/", views.doubled, name="doubled"),
    path("awards/<uuid:award_uuid>/give-up/", views.give_up, name="give-up"),
    path("hand-overs/<uuid:hand_over_uuid>/undo/", views.undo, name="undo"),
]
