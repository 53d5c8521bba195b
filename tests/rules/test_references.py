"""Printed references and their check character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.errors import UnreadableError
from fursa.rules.references import ALPHABET, Reference, check_character, make_reference, parse_reference

REFERENCES = st.builds(
    make_reference,
    st.text("ABCDEFGHJKMNPQRSTVWXYZ", min_size=1, max_size=3),
    st.integers(1990, 2100),
    st.integers(0, 9_999_999),
)


@given(REFERENCES)
def test_a_printed_reference_is_read_back(printed: str) -> None:
    assert str(parse_reference(printed)) == printed


@given(REFERENCES)
def test_signs_case_spaces_digits_and_the_letter_o_play_no_part(printed: str) -> None:
    typed = f" {printed.lower().replace('-', ' ').replace('0', 'o').replace('2', '٢').replace('1', 'l')} "
    assert str(parse_reference(typed)) == printed


@given(REFERENCES, st.data())
def test_every_single_wrong_character_is_found(printed: str, data: st.DataObject) -> None:
    compact = printed.replace("-", "")
    place = data.draw(st.integers(0, len(compact) - 1))
    other = data.draw(st.sampled_from(ALPHABET.replace(compact[place], "")))
    with pytest.raises(UnreadableError):
        parse_reference(compact[:place] + other + compact[place + 1 :])


def test_nearly_every_pair_written_the_wrong_way_round_is_found() -> None:
    pairs = [(first, second) for first in ALPHABET for second in ALPHABET if first < second]
    missed = [
        (lead, first, second)
        for lead in ALPHABET
        for first, second in pairs
        if check_character(lead + first + second) == check_character(lead + second + first)
    ]
    assert len(missed) / (len(pairs) * len(ALPHABET)) < 0.01


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [("317", "377", "character 11"), ("000", "00D", "character"), ("0317", "0371", "the wrong way round")],
)
def test_the_doubtful_character_is_named(wrong: str, right: str, says: str) -> None:
    printed = make_reference("AW", 2015, 317)
    with pytest.raises(UnreadableError, match=says):
        parse_reference(printed.replace(wrong, right))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("AW-2015-#00317", "# cannot stand"),
        ("AW-2015-ع00317-X", "ع cannot stand"),
        ("AW-2015", "not a whole reference"),
        ("", "not a whole reference"),
        ("2015-000317-X", "not"),
    ],
)
def test_what_is_no_reference_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        parse_reference(text)


@pytest.mark.parametrize(
    ("kind", "year", "number"), [("LO", 2015, 1), ("", 2015, 1), ("A", 15, 1), ("A", 2015, -1)]
)
def test_only_characters_that_nobody_confuses_are_printed(kind: str, year: int, number: int) -> None:
    with pytest.raises(ValueError, match=r"kind|year"):
        make_reference(kind, year, number)


def test_what_a_reference_says_is_read_from_it() -> None:
    assert parse_reference(make_reference("AW", 2015, 1_000_317)) == Reference("AW", 2015, 1_000_317)
