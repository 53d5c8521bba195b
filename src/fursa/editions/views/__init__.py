"""An edition's pages."""

from fursa.editions.views.application import application
from fursa.editions.views.applications import applications
from fursa.editions.views.budget import budget
from fursa.editions.views.decisions import decisions
from fursa.editions.views.edition import edition, editions
from fursa.editions.views.proposal import proposal
from fursa.editions.views.readiness import readiness

__all__ = [
    "application",
    "applications",
    "budget",
    "decisions",
    "edition",
    "editions",
    "proposal",
    "readiness",
]
