"""What may go wrong with an allocation's input, said with its place and its reason."""

from __future__ import annotations

from collections.abc import Mapping

from fursa.rules.messages import N_, Message

LARGEST = 2**63 - 1  # every sum of an instance fits a signed 64-bit integer
LARGEST_VALUE = 2**62 - 1  # of all values together: bounds lie above them, and are numbers of 64 bits as well


class InstanceError(ValueError):
    """An instance that is refused: `place` (as `applicants[3].options[0].cost`) and `reason` (a sentence)."""

    def __init__(self, place: str, msgid: str, params: Mapping[str, object] | None = None) -> None:
        self.place = place
        self.reason = Message(msgid, params or {})
        super().__init__(str(self.message))

    @property
    def message(self) -> Message:
        """Place and reason as one sentence."""
        return Message(N_("%(place)s: %(reason)s"), {"place": self.place, "reason": self.reason})


class ResultError(InstanceError):
    """A result file that cannot be read as one."""
