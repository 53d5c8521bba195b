"""Arabic: Morocco's formats; Django looks for them here."""

from fursa.core.formats.common import *  # noqa: F403
