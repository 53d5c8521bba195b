"""The one error of pure code that a person can mend: what they wrote cannot be understood."""

from __future__ import annotations

from fursa.rules.messages import Message


class UnreadableError(ValueError):
    """A value that cannot be read; `message` says what is wrong and what would be right."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message
