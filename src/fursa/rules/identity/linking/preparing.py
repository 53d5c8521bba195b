"""Columns that two engines compare in the same way: everything hard is done here, outside SQL."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from fursa.rules.identity.alignment import Ints
from fursa.rules.identity.evidence import told
from fursa.rules.identity.keys import loose_key, word_key
from fursa.rules.identity.linking.dates import birth_parts
from fursa.rules.identity.linking.reading import FIELDS, Rows
from fursa.rules.identity.linking.resolving import resolve_names
from fursa.rules.identity.model import Model, load_model
from fursa.rules.identity.normalise import normalise
from fursa.rules.identity.places import place_identity

_BETWEEN = "\x1f"
_NAMES = {"given_name": "given", "family_name": "family", "father_name": "father"}


@dataclass(frozen=True, slots=True)
class _Distinct:
    """A column as its different values and, for every row, which of them it holds."""

    values: pa.Array
    places: pa.Array

    @classmethod
    def of(cls, texts: pa.Array) -> _Distinct:
        encoded = texts.dictionary_encode()
        return cls(encoded.dictionary, encoded.indices)

    def changed(
        self,
        change: Callable[[str], str],
        plain: str | None = None,
        of_plain: Callable[[pa.Array], pa.Array] | None = None,
    ) -> _Distinct:
        """The column with `change` of every value, worked out once for each; "" becomes null.

        Where nearly all values fit the pattern `plain`, `of_plain` changes those at once as `change` would.
        """
        if plain is None or of_plain is None:
            return self.spread([change(value) for value in self.values.to_pylist()])
        others = pc.invert(pc.match_substring_regex(self.values, plain))
        changed = pa.array([change(value) for value in self.values.filter(others).to_pylist()], pa.string())
        values = pc.replace_with_mask(of_plain(self.values), others, changed)
        return _Distinct(_known(values), self.places)

    def spread(self, changed: Sequence[str | None]) -> _Distinct:
        """`changed` (one for each different value) in place of the values."""
        return _Distinct(_known(pa.array(changed, pa.string())), self.places)

    def texts(self) -> pa.Array:
        """The value of every row."""
        return self.values.take(self.places)

    def numbers(self) -> pa.Array:
        """A number for every row, the same where the values are equal; null stays null."""
        return self.values.dictionary_encode().indices.take(self.places)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A register as engines compare it, a row a record, null for what is not known.

    Numbers stand for what is only compared for being equal: given, family, father (name identities, the same in all
    three), place, national_id_number, phone, sex, birth_day and birth_turned (day and month exchanged; the same in
    both), birth_month (and year), birth_in_year (day and month). birth_year is the year, unique_id the row. Texts: the
    names' and the place's `_key`, national_id, birth_date (to the day).
    """

    table: pa.Table
    spellings: list[str]  # every name as it was given
    spelled: dict[str, Ints]  # given, family, father: for each row its place in `spellings`


def prepare(
    rows: Rows, model: Model | None = None, identities: dict[str, list[str]] | None = None
) -> Prepared:
    """The columns of `rows` as engines compare them; see `Prepared`.

    `identities` gives given, family and father instead of resolving them (the ceiling of a benchmark).
    """
    texts = {
        name: pa.array(rows.columns[name], pa.string()) for name in FIELDS if name not in ("id", "source")
    }
    names = _Distinct.of(pa.concat_arrays([texts[field] for field in _NAMES]))
    spellings = names.values.to_pylist()
    parts = [told(name) for name in spellings]
    if identities is None:
        resolved = names.spread(resolve_names(parts, model or load_model())).numbers()
    else:
        true = _Distinct.of(pa.array(chain.from_iterable(identities[short] for short in _NAMES.values())))
        known = pc.not_equal(pc.utf8_trim_whitespace(names.values), "").take(names.places)
        resolved = pc.if_else(known, true.numbers(), None)
    keys = names.spread([" ".join(filter(None, map(word_key, words))) for words in parts]).texts()
    count = len(texts["sex"])
    found = {"unique_id": pa.array(range(count), pa.int64())}
    spelled = {}
    for k, short in enumerate(_NAMES.values()):
        found[short], found[f"{short}_key"] = (column.slice(k * count, count) for column in (resolved, keys))
        spelled[short] = names.places.slice(k * count, count).to_numpy()
    place = _Distinct.of(texts["birth_place"])
    found["place"], found["place_key"] = (
        place.changed(place_identity).numbers(),
        place.changed(loose_key).texts(),
    )
    found |= _births(texts)
    cards = _Distinct.of(texts["national_id"])
    national_id = cards.changed(_national_id, plain="^[0-9A-Za-z]*$", of_plain=pc.ascii_upper)
    found["national_id"], found["national_id_number"] = national_id.texts(), national_id.numbers()
    phones = _Distinct.of(texts["phone"])
    found["phone"] = phones.changed(_phone, plain="^[0-9]*$", of_plain=_last_nine).numbers()
    found["sex"] = _Distinct.of(texts["sex"]).changed(_sex).numbers()
    return Prepared(pa.table(found), spellings, spelled)


def _known(values: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(values, ""), None, values)


def _births(texts: dict[str, pa.Array]) -> dict[str, pa.Array]:
    written = pc.binary_join_element_wise(texts["birth_date"], texts["birth_precision"], _BETWEEN)
    births = _Distinct.of(written)
    parts = [birth_parts(*text.split(_BETWEEN, 1)) for text in births.values.to_pylist()]
    date, turned, year, month = (births.spread([part[k] for part in parts]) for k in range(4))
    count = len(parts)
    days = pa.concat_arrays([date.values, turned.values]).dictionary_encode().indices
    return {
        "birth_date": date.texts(),
        "birth_day": days.slice(0, count).take(births.places),
        "birth_turned": days.slice(count).take(births.places),
        "birth_year": year.values.cast(pa.int32()).take(births.places),
        "birth_month": month.numbers(),
        "birth_in_year": births.spread([part[0] and part[0][5:] for part in parts]).numbers(),
    }


def _national_id(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.upper()
    plain = normalise(text).upper()
    # A letter that looks like no Latin one leaves the number unknown: without it, it might be somebody else's.
    if any(c.isalnum() and not c.isascii() for c in plain):
        return ""
    return re.sub(r"[^A-Z0-9]", "", plain)


def _last_nine(texts: pa.Array) -> pa.Array:
    return pc.utf8_slice_codeunits(texts, -9)


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
