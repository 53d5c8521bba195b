"""Places that partners offer, and a partner's own space."""

from __future__ import annotations

from django.urls import path

from fursa.pathways import views

app_name = "pathways"
urlpatterns = [
    path("openings/", views.openings, name="openings"),
    path("openings/new/", views.new_opening, name="new-opening"),
    path("openings/<uuid:opening_uuid>/", views.opening, name="opening"),
    path("openings/<uuid:opening_uuid>/close/", views.close, name="close"),
    path("partners/", views.partners, name="partners"),
    path("partners/<slug:code>/", views.partner, name="partner"),
    path("partners/<slug:code>/agreements/new/", views.new_agreement, name="new-agreement"),
    path("agreements/<uuid:agreement_uuid>/end/", views.end_agreement, name="end-agreement"),
    path("placements/", views.placements, name="placements"),
    path("placements/<uuid:referral_uuid>/", views.placement, name="placement"),
    path("placements/<uuid:referral_uuid>/attendance/", views.said_attendance, name="say-attendance"),
    path("placements/<uuid:referral_uuid>/end/", views.said_end, name="say-end"),
    path("placements/<uuid:referral_uuid>/did-not-come/", views.did_not_come, name="did-not-come"),
]
