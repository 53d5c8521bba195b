"""Questionnaires, devices, what they sent; the page that works without network, and the addresses ODK Collect asks."""

from __future__ import annotations

from django.urls import path

from fursa.diagnosis import views

app_name = "diagnosis"
DEVICE = "field/<str:token>/"
urlpatterns = [
    path("questionnaires/", views.questionnaires, name="questionnaires"),
    path("questionnaires/shipped/", views.take_up_shipped, name="take-up-shipped"),
    path("questionnaires/<uuid:version_uuid>/spreadsheet/", views.spreadsheet, name="spreadsheet"),
    path("questionnaires/<uuid:version_uuid>/paper/", views.blank_paper, name="blank-paper"),
    path("questionnaires/<uuid:version_uuid>/publish/", views.publish, name="publish"),
    path("questionnaires/<uuid:version_uuid>/withdraw/", views.withdraw, name="withdraw"),
    path("devices/", views.devices, name="devices"),
    path("devices/revoke/", views.revoke, name="revoke"),
    path("submissions/", views.submissions, name="submissions"),
    path("submissions/<uuid:submission_uuid>/", views.sent, name="sent"),
    path("submissions/<uuid:submission_uuid>/settle/", views.settle, name="settle"),
    path("field/", views.field, name="field"),
    path("field/sw.js", views.worker, name="field-worker"),
    path("field/state", views.field_state, name="field-state"),
    path("field/forms/<slug:form_id>.xml", views.field_form, name="field-form"),
    path("field/submission", views.field_submission, name="field-submission"),
    path("openrosa/formList", views.form_list, name="basic-form-list"),
    path("openrosa/forms/<slug:form_id>.xml", views.form_xml, name="basic-form-xml"),
    path("openrosa/manifest/<slug:form_id>", views.manifest, name="basic-manifest"),
    path("openrosa/submission", views.submission, name="basic-submission"),
    path(f"{DEVICE}formList", views.form_list, name="form-list"),
    path(f"{DEVICE}forms/<slug:form_id>.xml", views.form_xml, name="form-xml"),
    path(f"{DEVICE}manifest/<slug:form_id>", views.manifest, name="manifest"),
    path(f"{DEVICE}submission", views.submission, name="submission"),
]
