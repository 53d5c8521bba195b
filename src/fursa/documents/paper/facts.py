"""From the typed values of a document to the plain data its template reads.

The house's names decide: `…_centimes` becomes figures and words in both languages, a date (`…_on`) its three
forms; everything else goes as it is. Properties that sum amounts go too, so that no template computes.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from fursa.documents.paper.values import PersonName, Wording
from fursa.rules.amounts_in_words import amount_in_words
from fursa.rules.dates import format_day, format_long_day
from fursa.rules.money import format_money


def _amount(centimes: int) -> dict[str, object]:
    return {
        "centimes": centimes,
        "figures": format_money(centimes),
        "words_ar": amount_in_words(centimes, "ar"),
        "words_fr": amount_in_words(centimes, "fr"),
    }


def _fields(value: Any) -> dict[str, object]:
    names = [field.name for field in dataclasses.fields(value)]
    names += [name for name, member in vars(type(value)).items() if isinstance(member, property)]
    plain: dict[str, object] = {}
    for name in names:
        content = getattr(value, name)
        if name.endswith("_centimes"):
            plain[name.removesuffix("_centimes")] = None if content is None else _amount(content)
        else:
            plain[name] = as_facts(content)
    if isinstance(value, Wording | PersonName):
        plain["ar"], plain["fr"] = value.ar or value.fr, value.fr or value.ar
    return plain


def as_facts(value: Any) -> Any:
    """`value` as JSON data. Dataclasses become objects, tuples lists, dates their printed forms."""
    if isinstance(value, date):
        return {
            "iso": value.isoformat(),
            "short": format_day(value),
            "ar": format_long_day(value, "ar"),
            "fr": format_long_day(value, "fr"),
        }
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, list | tuple):
        return [as_facts(part) for part in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"{type(value).__name__} cannot stand on paper")
