"""Content that has a name in three languages; where the reader's is missing, the nearest to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import get_language, pgettext_lazy

from fursa.rules.market.isco import is_trade, trade

# Whoever reads Latin letters is better served by the other language in them.
NEAREST = {"ar": ("ar", "fr", "en"), "fr": ("fr", "en", "ar"), "en": ("en", "fr", "ar")}


def in_language(names: dict[str, str], language: str | None = None) -> str:
    """The name in `language` (default: the active one), or the nearest there is."""
    wanted = (language or get_language() or "ar")[:2]
    return next((names[code] for code in NEAREST[wanted] if names.get(code)), "")


def listed(words: Iterable[str]) -> str:
    """Words in a row, with the comma of the active language."""
    return ("، " if (get_language() or "ar")[:2] == "ar" else ", ").join(words)


def trade_title(code: str) -> str:
    """A trade of ISCO-08 in the active language; its code where nobody named it."""
    return trade(code).title((get_language() or "ar")[:2]) if is_trade(code) else code


class Named(models.Model):
    """A row with `name_ar`, `name_fr` and `name_en`; `name` is the one for the reader."""

    name_ar = models.CharField(pgettext_lazy("name in", "Arabic"), max_length=300)
    name_fr = models.CharField(pgettext_lazy("name in", "French"), max_length=300, blank=True)
    name_en = models.CharField(pgettext_lazy("name in", "English"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def name_in(self, language: str | None = None) -> str:
        return in_language({"ar": self.name_ar, "fr": self.name_fr, "en": self.name_en}, language)

    @property
    def name(self) -> str:
        return self.name_in()

    @property
    def names(self) -> dict[str, str]:
        return {"ar": self.name_ar, "fr": self.name_fr, "en": self.name_en}

    def __str__(self) -> Any:
        return self.name
