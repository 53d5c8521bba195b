"""Names meet under their keys, whatever the script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.identity import loose_key, normalise, search_keys, skeleton, sort_key, words

SAME = [
    ("محمد بنعلي", "Mohamed Ben Ali"),
    ("محمد", "Med"),
    ("محمد", "Mohd"),
    ("نور الدين", "Nour Eddine"),
    ("نور الدين العلوي", "Noureddine Alaoui"),
    ("فاطمة الزهراء", "Fatima Ezzahra"),
    ("عبدالله", "Abdullah"),
    ("عبد الرحمان اليوسفي", "Abderrahmane El Youssoufi"),
    ("الحسين", "L'Houssaine"),
    ("مولاي رشيد الإدريسي", "My Rachid Elidrissi"),
    ("ڭنون", "Guennoun"),
    ("أبو القاسم", "Aboulkacem"),
    ("بن العربي", "Benlarbi"),
    ("أو علي", "Ou Ali"),
    ("ليلى", "Leila"),
    ("خديجة", "Khadija"),
    ("وفاء", "Ouafae"),
    ("الشرقاوي", "Echcherkaoui"),
]


@pytest.mark.parametrize(("arabic", "latin"), SAME)
def test_both_scripts_share_a_search_key_for_every_word(arabic: str, latin: str) -> None:
    left, right = (search_keys(name).split() for name in (arabic, latin))

    assert len(set(left) & set(right)) == len(words(arabic))


def test_the_skeleton_leaves_titles_out() -> None:
    assert skeleton("مولاي رشيد") == skeleton("Rachid")


def test_a_name_that_is_only_a_title_keeps_it() -> None:
    assert skeleton("Sidi") != ""


def test_different_names_have_different_loose_keys() -> None:
    names = ["Mohamed", "Ahmed", "Hamid", "Mehdi", "Hamida", "Omar", "Ali"]

    assert len({loose_key(name) for name in names}) == len(names)


def test_arabic_is_sorted_in_the_order_of_the_alphabet_and_before_latin() -> None:
    names = [
        "أحمد",
        "إدريس",
        "بدر",
        "بدر الدين",
        "گنون",
        "كوثر",
        "لطيفة",
        "هشام",
        "وفاء",
        "ياسين",
        "Amal",
        "Éric",
    ]

    assert sorted(set(names), key=sort_key) == names


@given(st.text(max_size=40))
def test_any_text_has_keys(text: str) -> None:
    for key in (skeleton(text), loose_key(text), search_keys(text), sort_key(text)):
        assert "\x00" not in key
    assert search_keys(text) == search_keys(normalise(text))
