"""Writing people, their source records, and who may see them."""

from fursa.people.actions.access import close_access, open_access
from fursa.people.actions.recording import record_person
from fursa.people.actions.sourcing import Sourced, record_from_source

__all__ = ["Sourced", "close_access", "open_access", "record_from_source", "record_person"]
