"""Pages of partners, of the places they offer, and of their own space."""

from fursa.pathways.views.openings import close, new_opening, opening, openings
from fursa.pathways.views.partners import end_agreement, new_agreement, partner, partners
from fursa.pathways.views.placements import did_not_come, placement, placements, said_attendance, said_end

__all__ = [
    "close",
    "did_not_come",
    "end_agreement",
    "new_agreement",
    "new_opening",
    "opening",
    "openings",
    "partner",
    "partners",
    "placement",
    "placements",
    "said_attendance",
    "said_end",
]
