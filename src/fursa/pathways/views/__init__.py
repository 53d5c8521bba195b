"""Pages of the places that partners offer."""

from fursa.pathways.views.openings import close, new_opening, opening, openings
from fursa.pathways.views.placements import did_not_come, placement, placements

__all__ = ["close", "did_not_come", "new_opening", "opening", "openings", "placement", "placements"]
