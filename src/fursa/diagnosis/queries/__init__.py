"""Reading interviews, questionnaires and submissions."""

from fursa.diagnosis.queries.interviews import list_diagnoses
from fursa.diagnosis.queries.questionnaires import (
    find_device,
    get_device,
    get_published,
    get_submission,
    get_version,
    list_devices,
    list_offered,
    list_questionnaires,
    list_submissions,
)

__all__ = [
    "find_device",
    "get_device",
    "get_published",
    "get_submission",
    "get_version",
    "list_devices",
    "list_diagnoses",
    "list_offered",
    "list_questionnaires",
    "list_submissions",
]
