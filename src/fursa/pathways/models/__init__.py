"""The ways people take, the places partners offer, and what is seen on the way."""

from fursa.pathways.models.following import Attendance, Pause, RetentionCheck
from fursa.pathways.models.inside import Activity
from fursa.pathways.models.places import Opening, Referral
from fursa.pathways.models.ways import Pathway
from fursa.pathways.models.words import PartnerWord

__all__ = [
    "Activity",
    "Attendance",
    "Opening",
    "PartnerWord",
    "Pathway",
    "Pause",
    "Referral",
    "RetentionCheck",
]
