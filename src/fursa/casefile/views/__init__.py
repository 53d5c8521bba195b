"""Pages that join the rooms."""

from fursa.casefile.views.my_work import my_work
from fursa.casefile.views.people import new_person, people
from fursa.casefile.views.person import person
from fursa.casefile.views.plans import (
    agree_project,
    begin_pathway,
    new_diagnosis,
    record_result,
    stop_pathway,
)
from fursa.casefile.views.stays import admit, expect_release, move, release

__all__ = [
    "admit",
    "agree_project",
    "begin_pathway",
    "expect_release",
    "move",
    "my_work",
    "new_diagnosis",
    "new_person",
    "people",
    "person",
    "record_result",
    "release",
    "stop_pathway",
]
