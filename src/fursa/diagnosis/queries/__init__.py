"""Reading interviews, questionnaires and submissions."""

from fursa.diagnosis.queries.interviews import list_diagnoses
from fursa.diagnosis.queries.questionnaires import (
    find_device,
    get_device,
    get_published,
    get_submission,
    get_version,
    list_contents,
    list_devices,
    list_offered,
    list_questionnaires,
    list_submissions,
)
from fursa.diagnosis.queries.themes import Spoken, get_themes
from fursa.diagnosis.queries.visits import list_visits, list_visits_due

__all__ = [
    "Spoken",
    "find_device",
    "get_device",
    "get_published",
    "get_submission",
    "get_themes",
    "get_version",
    "list_contents",
    "list_devices",
    "list_diagnoses",
    "list_offered",
    "list_questionnaires",
    "list_submissions",
    "list_visits",
    "list_visits_due",
]
