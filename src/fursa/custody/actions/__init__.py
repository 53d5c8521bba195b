"""Entering, leaving and changing establishments, and who sees the file because of it."""

from fursa.custody.actions.admission import admit
from fursa.custody.actions.leaving import release, set_expected_release
from fursa.custody.actions.transfer import move

__all__ = ["admit", "move", "release", "set_expected_release"]
