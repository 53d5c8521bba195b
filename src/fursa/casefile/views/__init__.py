"""Pages that join the rooms."""

from fursa.casefile.views.assigning import assignment
from fursa.casefile.views.duplicates import duplicate, duplicates, retract
from fursa.casefile.views.leaving import leaving
from fursa.casefile.views.my_work import my_work
from fursa.casefile.views.naming_pairs import new_pair
from fursa.casefile.views.people import new_person, people
from fursa.casefile.views.person import person
from fursa.casefile.views.places import begin_place, places, refer, withdraw
from fursa.casefile.views.plans import new_diagnosis
from fursa.casefile.views.project.following import end_follow_up, resume_follow_up
from fursa.casefile.views.project.paper import project_paper
from fursa.casefile.views.project.photograph import photograph, photograph_file, take_back
from fursa.casefile.views.project.signing import project_sign
from fursa.casefile.views.project.versions import project_compare, project_version
from fursa.casefile.views.project.writing import project_discard, project_draft, project_theme
from fursa.casefile.views.stays import admit, expect_release, move, release
from fursa.casefile.views.waiting_payment import release_payment
from fursa.casefile.views.ways import (
    activity,
    attendance,
    begin_pathway,
    certificate,
    new_activity,
    pause_pathway,
    record_result,
    resume_pathway,
    retention,
    settle_word,
    stop_pathway,
    way,
)

__all__ = [
    "activity",
    "admit",
    "assignment",
    "attendance",
    "begin_pathway",
    "begin_place",
    "certificate",
    "duplicate",
    "duplicates",
    "end_follow_up",
    "expect_release",
    "leaving",
    "move",
    "my_work",
    "new_activity",
    "new_diagnosis",
    "new_pair",
    "new_person",
    "pause_pathway",
    "people",
    "person",
    "photograph",
    "photograph_file",
    "places",
    "project_compare",
    "project_discard",
    "project_draft",
    "project_paper",
    "project_sign",
    "project_theme",
    "project_version",
    "record_result",
    "refer",
    "release",
    "release_payment",
    "resume_follow_up",
    "resume_pathway",
    "retention",
    "retract",
    "settle_word",
    "stop_pathway",
    "take_back",
    "way",
    "withdraw",
]
