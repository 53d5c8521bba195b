"""From an edition folder to rows: in steps that can be interrupted, and repeated without changing anything."""

from fursa.editions.actions.importing.importer import TITLES, Imported, import_edition

__all__ = ["TITLES", "Imported", "import_edition"]
