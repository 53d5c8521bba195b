"""Sentences of the exchange formats and the rules in a person's language, without Django.

Spreadsheets of corrections and templates are written by pure code, so it reads the catalogues itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

_FURSA = Path(__file__).resolve().parent.parent
_PACKAGES = ("rules", "exchange", "sample")


@lru_cache(maxsize=4)
def gettext_for(language: str) -> Callable[[str], str]:
    """Translates a msgid into `language`; English, and any msgid without a translation, comes back as it is."""
    sentences: dict[str, str] = {}
    for package in _PACKAGES:
        for path in sorted((_FURSA / package).rglob(f"locale/{language}/LC_MESSAGES/django.po")):
            with path.open("rb") as file:
                for entry in read_po(file):
                    if (
                        isinstance(entry.id, str)
                        and entry.id
                        and isinstance(entry.string, str)
                        and entry.string
                    ):
                        sentences[entry.id] = entry.string

    def gettext(msgid: str) -> str:
        return sentences.get(msgid, msgid)

    return gettext
