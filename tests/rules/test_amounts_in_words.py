"""Amounts in words, as cheques carry them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.amounts_in_words import MOST_CENTIMES, amount_in_words


@pytest.mark.parametrize(
    ("dirhams", "words"),
    [
        (0, "صفر درهم"),
        (1, "درهم واحد"),
        (2, "درهمان"),
        (3, "ثلاثة دراهم"),
        (8, "ثمانية دراهم"),
        (10, "عشرة دراهم"),
        (11, "أحد عشر درهما"),
        (12, "اثنا عشر درهما"),
        (19, "تسعة عشر درهما"),
        (20, "عشرون درهما"),
        (21, "واحد وعشرون درهما"),
        (92, "اثنان وتسعون درهما"),
        (100, "مائة درهم"),
        (101, "مائة درهم ودرهم واحد"),
        (102, "مائة درهم ودرهمان"),
        (103, "مائة وثلاثة دراهم"),
        (110, "مائة وعشرة دراهم"),
        (111, "مائة وأحد عشر درهما"),
        (200, "مائتا درهم"),
        (205, "مائتان وخمسة دراهم"),
        (250, "مائتان وخمسون درهما"),
        (800, "ثمانمائة درهم"),
        (1000, "ألف درهم"),
        (1001, "ألف درهم ودرهم واحد"),
        (1200, "ألف ومائتا درهم"),
        (2000, "ألفا درهم"),
        (2002, "ألفا درهم ودرهمان"),
        (2015, "ألفان وخمسة عشر درهما"),
        (3000, "ثلاثة آلاف درهم"),
        (10_000, "عشرة آلاف درهم"),
        (11_000, "أحد عشر ألف درهم"),
        (11_500, "أحد عشر ألفا وخمسمائة درهم"),
        (12_345, "اثنا عشر ألفا وثلاثمائة وخمسة وأربعون درهما"),
        (40_000, "أربعون ألف درهم"),
        (100_000, "مائة ألف درهم"),
        (101_000, "مائة ألف وألف درهم"),
        (102_000, "مائة ألف وألفا درهم"),
        (200_000, "مائتا ألف درهم"),
        (1_000_000, "مليون درهم"),
        (2_000_000, "مليونا درهم"),
        (2_000_300, "مليونان وثلاثمائة درهم"),
        (5_000_000, "خمسة ملايين درهم"),
        (11_000_000, "أحد عشر مليون درهم"),
        (3_000_000_000, "ثلاثة ملايير درهم"),
        (10**12, "ألف مليار درهم"),
    ],
)
def test_arabic_agrees_in_number_and_gender(dirhams: int, words: str) -> None:
    assert amount_in_words(dirhams * 100, "ar") == words


@pytest.mark.parametrize(
    ("centimes", "words"),
    [
        (1, "سنتيم واحد"),
        (2, "سنتيمان"),
        (5, "خمسة سنتيمات"),
        (50, "خمسون سنتيما"),
        (800050, "ثمانية آلاف درهم وخمسون سنتيما"),
        (10202, "مائة درهم ودرهمان وسنتيمان"),
    ],
)
def test_arabic_names_centimes_where_there_are_any(centimes: int, words: str) -> None:
    assert amount_in_words(centimes, "ar") == words


@pytest.mark.parametrize(
    ("dirhams", "words"),
    [
        (0, "zéro dirham"),
        (1, "un dirham"),
        (21, "vingt et un dirhams"),
        (22, "vingt-deux dirhams"),
        (70, "soixante-dix dirhams"),
        (71, "soixante et onze dirhams"),
        (77, "soixante-dix-sept dirhams"),
        (80, "quatre-vingts dirhams"),
        (81, "quatre-vingt-un dirhams"),
        (90, "quatre-vingt-dix dirhams"),
        (91, "quatre-vingt-onze dirhams"),
        (99, "quatre-vingt-dix-neuf dirhams"),
        (100, "cent dirhams"),
        (101, "cent un dirhams"),
        (200, "deux cents dirhams"),
        (201, "deux cent un dirhams"),
        (280, "deux cent quatre-vingts dirhams"),
        (1000, "mille dirhams"),
        (2000, "deux mille dirhams"),
        (80_000, "quatre-vingt mille dirhams"),
        (200_000, "deux cent mille dirhams"),
        (1_000_000, "un million de dirhams"),
        (1_000_200, "un million deux cents dirhams"),
        (80_000_000, "quatre-vingts millions de dirhams"),
        (200_000_000, "deux cents millions de dirhams"),
        (10**12, "mille milliards de dirhams"),
    ],
)
def test_french_keeps_its_plurals_and_hyphens(dirhams: int, words: str) -> None:
    assert amount_in_words(dirhams * 100, "fr") == words


@pytest.mark.parametrize(
    ("centimes", "language", "words"),
    [
        (123450, "fr", "mille deux cent trente-quatre dirhams et cinquante centimes"),
        (1, "fr", "un centime"),
        (123450, "en", "one thousand two hundred and thirty-four dirhams and fifty centimes"),
        (100100, "en", "one thousand and one dirhams"),
        (101, "en", "one dirham and one centime"),
        (2100, "en", "twenty-one dirhams"),
        (MOST_CENTIMES, "en", "one trillion dirhams"),
    ],
)
def test_centimes_follow_the_dirhams(centimes: int, language: str, words: str) -> None:
    assert amount_in_words(centimes, language) == words


@given(st.lists(st.integers(0, MOST_CENTIMES), min_size=2, max_size=2, unique=True))
def test_two_amounts_never_read_the_same(amounts: list[int]) -> None:
    for language in ("ar", "fr", "en"):
        assert len({amount_in_words(centimes, language) for centimes in amounts}) == 2


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_amount_up_to_three_thousand_dirhams_has_words_of_its_own(language: str) -> None:
    words = [amount_in_words(dirhams * 100, language) for dirhams in range(3001)]
    assert len(set(words)) == len(words)
    assert not any("  " in text or text != text.strip() for text in words)


@pytest.mark.parametrize("centimes", [-1, MOST_CENTIMES + 1])
def test_an_amount_outside_the_range_is_refused(centimes: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        amount_in_words(centimes, "ar")
