"""Writing people, their source records, and who may see them."""

from fursa.people.actions.access import close_access, open_access
from fursa.people.actions.naming import name_pair
from fursa.people.actions.recording import record_person
from fursa.people.actions.releasing import ask_release, confirm_release
from fursa.people.actions.reviewing import judge_pair, retract_pair
from fursa.people.actions.sourcing import Sourced, record_from_source

__all__ = [
    "Sourced",
    "ask_release",
    "close_access",
    "confirm_release",
    "judge_pair",
    "name_pair",
    "open_access",
    "record_from_source",
    "record_person",
    "retract_pair",
]
