"""Reading an edition: its parts, its files, its marks."""

from fursa.editions.queries.applications import get_application, list_applications, lock_application
from fursa.editions.queries.edition import (
    find_seat,
    get_edition,
    list_criteria,
    list_editions,
    list_members,
    list_territories,
    lock_edition,
)
from fursa.editions.queries.marks import count_complete, get_marking_progress, list_marks
from fursa.editions.queries.readiness import list_readiness, summary

__all__ = [
    "count_complete",
    "find_seat",
    "get_application",
    "get_edition",
    "get_marking_progress",
    "list_applications",
    "list_criteria",
    "list_editions",
    "list_marks",
    "list_members",
    "list_readiness",
    "list_territories",
    "lock_application",
    "lock_edition",
    "summary",
]
