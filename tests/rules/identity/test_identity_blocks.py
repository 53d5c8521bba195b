"""Blocks and prepared columns: what is worked out at once is what would be worked out one by one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.identity.linking import Rows, blocks
from fursa.rules.identity.linking.preparing import _Distinct, _last_nine, _national_id, _phone, prepare
from fursa.rules.identity.linking.reading import FIELDS
from fursa.rules.identity.linking.second_look import look_again
from fursa.rules.identity.linking.settings import BLOCKS, block_column
from fursa.rules.identity.model import load_model
from fursa.rules.identity.scoring import Scorer

COLUMNS = sorted({column for columns in BLOCKS for column in columns})
REGISTERS = st.lists(
    st.fixed_dictionaries({column: st.sampled_from([None, 0, 1, 2]) for column in COLUMNS}), max_size=12
)


def register(**columns: list[str]) -> Rows:
    count = len(next(iter(columns.values())))
    return Rows({name: columns.get(name, [""] * count) for name in FIELDS}, [])


@pytest.mark.parametrize("largest_key", [2**62, 1])
@given(REGISTERS)
def test_records_share_a_number_where_they_agree_on_all_of_a_rule(
    largest_key: int, rows: list[dict[str, int | None]]
) -> None:
    table = pa.table({column: pa.array([row[column] for row in rows], pa.int32()) for column in COLUMNS})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_LARGEST_KEY", largest_key)
        numbered, sizes = blocks.with_blocks(table)

    for rule, columns in enumerate(BLOCKS):
        numbers = numbered[block_column(rule)].to_pylist()
        together = {
            (a, b)
            for a, b in combinations(range(len(rows)), 2)
            if all(rows[a][c] is not None and rows[a][c] == rows[b][c] for c in columns)
        }
        found = {
            (a, b)
            for a, b in combinations(range(len(rows)), 2)
            if numbers[a] is not None and numbers[a] == numbers[b]
        }
        assert found == together
        assert sizes[rule].pairs == len(together)
        assert [k for k, number in enumerate(numbers) if number is not None] == sorted(set(sum(together, ())))


@pytest.mark.parametrize(
    ("change", "plain", "of_plain"),
    [(_national_id, "^[0-9A-Za-z]*$", pa.compute.ascii_upper), (_phone, "^[0-9]*$", _last_nine)],
)
@given(st.lists(st.text("0123456789", max_size=14) | st.text("Ab1 9-+ВЖé", max_size=6)))
def test_plain_values_are_changed_at_once_as_one_by_one(change, plain, of_plain, texts: list[str]) -> None:  # type: ignore[no-untyped-def]
    distinct = _Distinct.of(pa.array(texts, pa.string()))

    at_once = distinct.changed(change, plain, of_plain).texts().to_pylist()

    assert at_once == [change(text) or None for text in texts]


def test_day_and_month_turned_have_the_number_of_the_day_they_give() -> None:
    table = prepare(register(birth_date=["1987-03-04", "1987-04-03", "1987", "1988-03-04"])).table

    day, turned, in_year = (table[c].to_pylist() for c in ("birth_day", "birth_turned", "birth_in_year"))
    assert (turned[0], turned[1]) == (day[1], day[0])
    assert (day[2], turned[2], in_year[2]) == (None, None, None)
    assert in_year[0] == in_year[3] != in_year[1]


def test_every_name_is_looked_at_again_in_its_own_column() -> None:
    rows = register(
        given_name=["Hasan", "Hassan", "Salma"],
        family_name=["Tazi", "Filali", "Filalli"],
        father_name=["Brahim", "Driss", "Drissy"],
    )
    prepared = prepare(rows)
    a, b = np.array([0, 1, 2]), np.array([1, 2, 0])

    found = look_again(prepared, a, b, load_model())

    for name, column in (("given", "given_name"), ("family", "family_name"), ("father", "father_name")):
        names = rows.columns[column]
        alone = np.clip(Scorer(names).log_odds(a, b) * 1.4427 + 4.0, -12.0, 9.0)
        number = prepared.table[name].to_pylist()
        differ = [
            None not in (number[x], number[y]) and number[x] != number[y] for x, y in zip(a, b, strict=True)
        ]
        assert np.allclose(found[name], np.where(differ, alone, np.nan), equal_nan=True)
    assert (~np.isnan(found["father"])).sum() > 1
