"""Reports for those inside, and the public page of figures in three languages."""

from __future__ import annotations

from django.urls import path, re_path

from fursa.reporting import views

app_name = "reporting"
urlpatterns = [
    path("reports/", views.reports, name="list"),
    path("reports/<slug:code>/", views.report, name="report"),
    path("reports/<slug:code>/publish/", views.publish, name="publish"),
    path("reports/<slug:code>/behind/<slug:indicator>/", views.behind, name="behind"),
    path("market/", views.market, name="market"),
    path("market/<str:place>/", views.market_place, name="market-place"),
    re_path(r"^(?P<language>ar|fr|en)/$", views.public_list, name="public-list"),
    re_path(r"^(?P<language>ar|fr|en)/figures/(?P<code>[-\w]+)/$", views.public, name="public"),
    re_path(r"^(?P<language>ar|fr|en)/figures/(?P<code>[-\w]+)\.csv$", views.public_csv, name="public-csv"),
]
