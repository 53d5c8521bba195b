"""Counting from rows: the figures of an edition, what they are checked against, what may be published."""

from fursa.reporting.queries.checks import Difference, compare_with_published
from fursa.reporting.queries.figures import edition_figures, previous_year_of
from fursa.reporting.queries.public import get_publication, list_publications, public_figures

__all__ = [
    "Difference",
    "compare_with_published",
    "edition_figures",
    "get_publication",
    "list_publications",
    "previous_year_of",
    "public_figures",
]
