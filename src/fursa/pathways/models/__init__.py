"""The ways people take, the places partners offer, and what is seen on the way."""

from fursa.pathways.models.following import Attendance, Pause, RetentionCheck
from fursa.pathways.models.inside import Activity
from fursa.pathways.models.places import Opening, Referral
from fursa.pathways.models.ways import Pathway

__all__ = ["Activity", "Attendance", "Opening", "Pathway", "Pause", "Referral", "RetentionCheck"]
