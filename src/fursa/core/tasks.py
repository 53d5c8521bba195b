"""What goes first of the work in the background."""

from __future__ import annotations

# The queue of work that somebody waits for at the screen. One hand of the worker does nothing else.
WATCHED = "watched"
# Priorities of all the other work, which the other hand takes first; then it helps with what is watched.
SOON, AT_REST = 2, 1
