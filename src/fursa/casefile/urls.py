"""My work, people, and one person."""

from __future__ import annotations

from django.urls import path

from fursa.casefile import views

app_name = "casefile"
urlpatterns = [
    path("", views.my_work, name="my-work"),
    path("leaving/", views.leaving, name="leaving"),
    path("people/", views.people, name="people"),
    path("people/new/", views.new_person, name="new-person"),
    path("assignment/", views.assignment, name="assignment"),
    path("people/<uuid:person_uuid>/", views.person, name="person"),
    path("people/<uuid:person_uuid>/admission/", views.admit, name="admit"),
    path("people/<uuid:person_uuid>/expected-release/", views.expect_release, name="expect-release"),
    path("people/<uuid:person_uuid>/release/", views.release, name="release"),
    path("people/<uuid:person_uuid>/transfer/", views.move, name="move"),
    path("people/<uuid:person_uuid>/new-diagnosis/", views.new_diagnosis, name="record-diagnosis"),
    path("people/<uuid:person_uuid>/life-project/draft/", views.project_draft, name="project-draft"),
    path("people/<uuid:person_uuid>/life-project/sign/", views.project_sign, name="project-sign"),
    path("people/<uuid:person_uuid>/life-project/discard/", views.project_discard, name="project-discard"),
    path("people/<uuid:person_uuid>/life-project/compare/", views.project_compare, name="project-compare"),
    path(
        "people/<uuid:person_uuid>/life-project/draft/<slug:theme>/",
        views.project_theme,
        name="project-theme",
    ),
    path(
        "people/<uuid:person_uuid>/life-project/<uuid:project_uuid>/",
        views.project_version,
        name="project-version",
    ),
    path(
        "people/<uuid:person_uuid>/life-project/<uuid:project_uuid>/paper/",
        views.project_paper,
        name="project-paper",
    ),
    path("people/<uuid:person_uuid>/photograph/", views.photograph, name="photograph"),
    path("people/<uuid:person_uuid>/photograph/picture/", views.photograph_file, name="photograph-file"),
    path("people/<uuid:person_uuid>/photograph/take-back/", views.take_back, name="take-back-photograph"),
    path("people/<uuid:person_uuid>/end-follow-up/", views.end_follow_up, name="end-follow-up"),
    path("people/<uuid:person_uuid>/resume-follow-up/", views.resume_follow_up, name="resume-follow-up"),
    path("people/<uuid:person_uuid>/activities/new/", views.new_activity, name="record-activity"),
    path("people/<uuid:person_uuid>/activities/<uuid:activity_uuid>/", views.activity, name="activity"),
    path("people/<uuid:person_uuid>/new-pathway/", views.begin_pathway, name="begin-pathway"),
    path(
        "people/<uuid:person_uuid>/pathways/<uuid:pathway_uuid>/result/",
        views.record_result,
        name="record-result",
    ),
    path(
        "people/<uuid:person_uuid>/pathways/<uuid:pathway_uuid>/stop/",
        views.stop_pathway,
        name="stop-pathway",
    ),
    path("people/<uuid:person_uuid>/pathways/<uuid:pathway_uuid>/", views.way, name="way"),
    *(
        path(f"people/<uuid:person_uuid>/pathways/<uuid:pathway_uuid>/{word}/", view, name=name)
        for word, view, name in (
            ("pause", views.pause_pathway, "pause-pathway"),
            ("resume", views.resume_pathway, "resume-pathway"),
            ("attendance", views.attendance, "attendance"),
            ("retention", views.retention, "retention"),
            ("certificate", views.certificate, "certificate"),
        )
    ),
    path(
        "people/<uuid:person_uuid>/pathways/<uuid:pathway_uuid>/words/<uuid:word_uuid>/",
        views.settle_word,
        name="settle-word",
    ),
    path("people/<uuid:person_uuid>/places/", views.places, name="places"),
    path("people/<uuid:person_uuid>/places/propose/", views.refer, name="refer"),
    path(
        "people/<uuid:person_uuid>/referrals/<uuid:referral_uuid>/begin/",
        views.begin_place,
        name="begin-place",
    ),
    path(
        "people/<uuid:person_uuid>/referrals/<uuid:referral_uuid>/withdraw/", views.withdraw, name="withdraw"
    ),
    path("people/<uuid:person_uuid>/waiting-payment/", views.release_payment, name="release-payment"),
    path("duplicates/", views.duplicates, name="duplicates"),
    path("duplicates/new/", views.new_pair, name="new-pair"),
    path("duplicates/<uuid:pair_uuid>/", views.duplicate, name="duplicate"),
    path("duplicates/<uuid:pair_uuid>/retract/", views.retract, name="retract"),
    path("people/<uuid:person_uuid>/<slug:tab>/", views.person, name="person-tab"),
]
