"""One thing wrong with a result."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.rules.messages import N_, Message


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a result: where, and what."""

    place: str
    reason: Message

    @property
    def message(self) -> Message:
        return Message(N_("%(place)s: %(reason)s"), {"place": self.place, "reason": self.reason})
