"""Columns of Parquet files, checked as a whole: what is wrong is refused with its row."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fursa.rules.allocation.errors import LARGEST, LARGEST_VALUE, InstanceError
from fursa.rules.allocation.instance import STRING, Codes, Ints, Signs, Strings
from fursa.rules.allocation.values import BROKEN, name
from fursa.rules.messages import N_

_CONTROL = f"[{BROKEN}]"


def strings(column: Any) -> Strings:
    """A string column as NumPy's own strings, in pieces so that little is held twice."""
    result = np.empty(len(column), dtype=STRING)
    for begin in range(0, len(column), 65536):
        result[begin : begin + 65536] = column.slice(begin, 65536).to_pylist()
    return result


def is_text(kind: Any) -> bool:
    """Whether a column of this type holds texts as we read them."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def refuse_null(column: Any, place: str) -> None:
    if column.null_count:
        row = pc.index(pc.is_null(column), True).as_py()
        raise InstanceError(_at(place, row), N_("this is missing"))


def unique_ids(column: Any, place: str) -> None:
    """Refuse ids that are no text of one line, or stand twice."""
    if not is_text(column.type):
        raise InstanceError(place, N_("this must be text"))
    refuse_null(column, place)
    wrong = pc.or_(pc.match_substring_regex(column, _CONTROL), pc.equal(pc.utf8_length(column), 0))
    if (row := pc.index(wrong, True).as_py()) >= 0:
        raise InstanceError(_at(place, row), N_("this must be text of one line, not empty"))
    codes = column.dictionary_encode().indices.to_numpy()
    if len(codes) and int(codes.max()) + 1 < len(codes):
        # Codes are given in order of first appearance: the first that does not grow has been seen before.
        row = int(np.flatnonzero(codes != np.arange(len(codes)))[0])
        first = int(codes[row])
        raise InstanceError(
            _at(place, row),
            N_("“%(id)s” stands here twice; the first is in row %(first)s"),
            {"id": str(column[row]), "first": first + 1},
        )


def name_codes(column: Any, place: str) -> tuple[Strings, Codes]:
    """The distinct texts of a column and the code of each row; each text checked once."""
    if not is_text(column.type):
        raise InstanceError(place, N_("this must be text"))
    refuse_null(column, place)
    coded = column.dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    for k, text in enumerate(coded.dictionary.to_pylist()):
        name(text, f"{place} ({k + 1})")
    return strings(coded.dictionary), coded.indices.to_numpy().astype(np.int32)


def whole_numbers(column: Any, file: str, label: str, *, least: int | None = None) -> Ints:
    """A column of whole numbers of 64 bits, their sum too (values: 62); not under `least`."""
    place = f"{file} {label}"
    refuse_null(column, place)
    kind = column.type
    if pa.types.is_floating(kind):
        column = column.cast(pa.float64())  # half floats know no 2^63
        floats = column.to_numpy()
        bad = ~np.isfinite(floats) | (floats != np.floor(floats)) | (np.abs(floats) >= 2.0**63)
        _refuse(bad, floats, place, N_("%(value)s is not a whole number"))
    elif not pa.types.is_integer(kind):
        raise InstanceError(place, N_("this must be a number"))
    try:
        numbers: Ints = column.cast(pa.int64()).to_numpy().astype(np.int64, copy=False)
    except pa.ArrowInvalid:
        raise InstanceError(place, N_("a number passes 64 bits")) from None
    if least is not None:
        _refuse(numbers < least, numbers, place, N_("%(value)s is under %(least)s"), least=least)
    halves = np.abs(numbers >> 31).astype(np.float64).sum() * 2.0**31
    if halves > 2.0**61:
        total = sum(map(abs, numbers.tolist()))
        if label == "value" and total > LARGEST_VALUE:
            raise InstanceError(place, N_("the sum of the values passes 62 bits"))
        if total > LARGEST:
            raise InstanceError(place, N_("the sum of this column passes 64 bits"))
    return numbers


def forcings(table: Any, file: str) -> Signs:
    """1 forced in, -1 forced out, 0 free, from a column of "in", "out" or booleans; free without it."""
    result = np.zeros(table.num_rows, dtype=np.int8)
    if "forced" not in table.column_names:
        return result
    column, place = table["forced"], f"{file} forced"
    if pa.types.is_null(column.type):
        return result
    boolean = pa.types.is_boolean(column.type)
    if not boolean and not is_text(column.type):
        raise InstanceError(place, N_("this must be “in”, “out” or null"))
    yes = pc.fill_null(pc.equal(column, True if boolean else "in"), False).to_numpy()
    no = pc.fill_null(pc.equal(column, False if boolean else "out"), False).to_numpy()
    other = ~(yes | no | pc.is_null(column).to_numpy())
    _refuse(other, column, place, N_("this must be “in”, “out” or null"))
    result[yes], result[no] = 1, -1
    return result


def profiles_of(table: Any, file: str, declared: list[str]) -> tuple[tuple[str, ...], Codes, Ints, Codes]:
    """Group names, the profile of each row, and the profiles' groups (starts, codes) from a list column."""
    height, place = table.num_rows, f"{file} groups"
    nobody: tuple[Codes, Ints, Codes] = (
        np.zeros(height, dtype=np.int32),
        np.zeros(2, dtype=np.int64),
        np.empty(0, dtype=np.int32),
    )
    if "groups" not in table.column_names or pa.types.is_null(table["groups"].type):
        return (tuple(sorted(set(declared))), *nobody)
    column = table["groups"].combine_chunks()
    if not (pa.types.is_list(column.type) or pa.types.is_large_list(column.type)):
        raise InstanceError(place, N_("this must be a list"))
    flat = column.flatten()
    lengths = pc.fill_null(pc.list_value_length(column), 0).to_numpy().astype(np.int64)
    if len(flat) == 0:
        return (tuple(sorted(set(declared))), *nobody)
    names, codes = name_codes(flat, place)
    known = [str(x) for x in names]
    groups = tuple(sorted({*known, *declared}))
    place_of = {group: k for k, group in enumerate(groups)}
    ranked = np.array([place_of[x] for x in known], dtype=np.int64)[codes]
    return (groups, *_distinct(ranked, lengths, len(groups)))


def _distinct(codes: Ints, lengths: Ints, groups: int) -> tuple[Codes, Ints, Codes]:
    """Distinct lists of codes: the number of each row's, and all of them (starts, codes), each ascending."""
    profile = np.empty(len(lengths), dtype=np.int32)
    starts = np.concatenate([[0], np.cumsum(lengths)])[:-1]
    found: list[list[int]] = []
    for length in np.unique(lengths).tolist():
        rows = np.flatnonzero(lengths == length)
        matrix = np.sort(codes[starts[rows][:, None] + np.arange(length)], axis=1)
        key = np.zeros(len(rows), dtype=np.int64)
        for k in range(length):
            _, key = np.unique(key * groups + matrix[:, k], return_inverse=True)
        _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        profile[rows] = inverse + len(found)
        found += [sorted(set(row)) for row in matrix[first].tolist()]
    return _merge(profile, found)


def _merge(profile: Codes, found: list[list[int]]) -> tuple[Codes, Ints, Codes]:
    """The same with lists that became equal (a group named twice) made one."""
    number: dict[tuple[int, ...], int] = {}
    rank = np.array([number.setdefault(tuple(row), len(number)) for row in found], dtype=np.int32)
    starts = np.cumsum([0, *(len(row) for row in number)]).astype(np.int64)
    return rank[profile], starts, np.array([code for row in number for code in row], dtype=np.int32)


def _refuse(bad: npt.NDArray[np.bool_], values: Any, place: str, msgid: str, **params: object) -> None:
    rows = np.flatnonzero(bad)
    if len(rows):
        raise InstanceError(_at(place, int(rows[0])), msgid, {"value": str(values[int(rows[0])]), **params})


def _at(place: str, row: int) -> str:
    file, _, column = place.partition(" ")
    return f"{file} row {row + 1}, {column}"
