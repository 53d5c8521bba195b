"""Sentences that pure code hands to the edge, where they are translated.

Rules know no language: they say *what* is wrong as a msgid with named parameters, and whoever talks to a
person (a page, the terminal, a spreadsheet of corrections) translates it for that person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own customary name
    """Mark `msgid` for the catalogues; returns it unchanged."""
    return msgid


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence not yet in any language: a msgid in plain English with `%(name)s` placeholders.

    A parameter may itself be a `Message` (a column's title inside a sentence).
    """

    msgid: str
    params: Mapping[str, object] = field(default_factory=dict)

    def translate(self, gettext: Callable[[str], str]) -> str:
        """The sentence through `gettext`; parameters that are messages are translated first."""
        values = {k: v.translate(gettext) if isinstance(v, Message) else v for k, v in self.params.items()}
        text = gettext(self.msgid)
        return text % values if values else text

    def __str__(self) -> str:
        return self.translate(lambda msgid: msgid)
