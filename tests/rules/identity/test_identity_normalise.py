"""One way of writing, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.identity import normalise

LETTERS = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.sampled_from("ﷲﻼeé'\u202e\u200f ـ"),
    )
)


@pytest.mark.parametrize(
    ("given_name", "normal"),
    [
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("\u202eمحمد\u202c", "محمد"),
        ("مح\u200dمد", "محمد"),
        ("فاطمة", "فاطمه"),
        ("فؤاد", "فواد"),
        ("عیسیٰ", "عيسي"),
        ("کمال", "كمال"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﷲ", "الله"),
        ("ڭنون", normalise("گنون")),
        ("Aïcha  EL‑ALAOUI", "aicha el alaoui"),
        ("L’Houssaine", "lhoussaine"),
        ("Моhаmеd", "mohamed"),
        ("Ｍｏｈａｍｅｄ", "mohamed"),
        ("١٢٣ ۴", "123 4"),
        ("Benaïça", "benaisa"),
        ("", ""),
        ("\u200f\u200e", ""),
    ],
)
def test_a_way_of_writing_is_folded(given_name: str, normal: str) -> None:
    assert normalise(given_name) == normal


@given(LETTERS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_a_name_of_ten_thousand_letters_is_read_to_a_limit() -> None:
    assert 0 < len(normalise("محمد " * 2_000)) <= 400
