"""A file that cannot be read as a table."""

from __future__ import annotations

from fursa.rules.messages import Message


class TableError(Exception):
    """Says what is wrong with the file as a whole, and what would be right; `row` where one is to blame."""

    def __init__(self, message: Message, right: Message, row: int | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.right = right
        self.row = row
