"""The day of a ceremony."""

from fursa.handover.views.ceremony import ceremonies, ceremony
from fursa.handover.views.giving import give, give_together, undo

__all__ = ["ceremonies", "ceremony", "give", "give_together", "undo"]
