"""My work, people, and one person."""

from __future__ import annotations

from django.urls import path

from fursa.casefile import views

app_name = "casefile"
urlpatterns = [
    path("", views.my_work, name="my-work"),
    path("people/", views.people, name="people"),
    path("people/new/", views.new_person, name="new-person"),
    path("people/<uuid:person_uuid>/", views.person, name="person"),
    path("people/<uuid:person_uuid>/<slug:tab>/", views.person, name="person-tab"),
]
