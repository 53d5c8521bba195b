"""An edition's pages: its files, its applications, the proposal, the committee's decisions, the money."""

from __future__ import annotations

from django.urls import path

from fursa.editions import views

app_name = "editions"
urlpatterns = [
    path("editions/", views.editions, name="list"),
    path("editions/<slug:code>/", views.edition, name="edition"),
    path("editions/<slug:code>/readiness/", views.readiness, name="readiness"),
    path("editions/<slug:code>/applications/", views.applications, name="applications"),
    path("editions/<slug:code>/applications/<uuid:application_uuid>/", views.application, name="application"),
    path("editions/<slug:code>/proposal/", views.proposal, name="proposal"),
    path("editions/<slug:code>/decisions/", views.decisions, name="decisions"),
    path("editions/<slug:code>/budget/", views.budget, name="budget"),
]
