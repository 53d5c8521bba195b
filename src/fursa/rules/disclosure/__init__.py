"""Which figures may be published: small cells and what would give them away are withheld.

In prose: docs/rules/disclosure.md.
"""

from fursa.rules.disclosure.suppression import Suppression, UnprotectableError, suppress
from fursa.rules.disclosure.tables import Figures, Table, cell, publish

__all__ = ["Figures", "Suppression", "Table", "UnprotectableError", "cell", "publish", "suppress"]
