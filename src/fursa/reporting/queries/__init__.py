"""Counting from rows: the figures of an edition, and what they are checked against."""

from fursa.reporting.queries.checks import Difference, compare_with_published
from fursa.reporting.queries.figures import edition_figures, previous_year_of

__all__ = ["Difference", "compare_with_published", "edition_figures", "previous_year_of"]
