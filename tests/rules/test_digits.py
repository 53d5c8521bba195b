"""Digits as people type them."""

from __future__ import annotations

from fursa.rules.digits import latin_digits, plain


def test_arabic_indic_and_persian_digits_are_the_same_digits() -> None:
    assert latin_digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 غشت") == "0123456789 0123456789 0123456789 غشت"


def test_marks_copied_out_of_arabic_text_are_dropped() -> None:
    assert plain("\u200f\u2067 ١٢\u2069/3 \u200e") == "12/3"
