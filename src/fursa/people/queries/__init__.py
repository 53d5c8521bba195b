"""Reading people: the door to a row, the search, and who may be known already."""

from fursa.people.queries.people import (
    get_person,
    list_accesses,
    list_people,
    list_records,
    lock_person,
    was_recorded,
)
from fursa.people.queries.search import MOST_FOUND, search_people

__all__ = [
    "MOST_FOUND",
    "get_person",
    "list_accesses",
    "list_people",
    "list_records",
    "lock_person",
    "search_people",
    "was_recorded",
]
