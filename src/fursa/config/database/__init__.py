"""Where the database is: a server named by DATABASE_URL, or one the program starts by itself."""

from fursa.config.database.errors import DatabaseError
from fursa.config.database.locations import Location, locate
from fursa.config.database.server import ensure_running, stop_if_last

__all__ = ["DatabaseError", "Location", "ensure_running", "locate", "stop_if_last"]
