"""Pages that join the rooms."""

from fursa.casefile.views.my_work import my_work
from fursa.casefile.views.people import new_person, people
from fursa.casefile.views.person import person

__all__ = ["my_work", "new_person", "people", "person"]
