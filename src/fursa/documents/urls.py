"""Where documents are served and checked. `/v/` stands printed in codes and never moves."""

from __future__ import annotations

from django.urls import path, re_path

from fursa.documents import views

app_name = "documents"
urlpatterns = [
    path("documents/<uuid:document_uuid>/", views.document_file, name="file"),
    re_path(r"^(?P<language>ar|fr|en)/verify/$", views.verify, name="verify"),
    re_path(
        r"^(?P<language>ar|fr|en)/verify/(?P<payload>[A-Z2-7]{1,400})/$", views.verify, name="verify-code"
    ),
    path("verify", views.verify_shortly, name="verify-shortly"),
    re_path(r"^[vV]/(?P<payload>[A-Za-z2-7]{1,400})/?$", views.verify_shortly, name="code"),
]
