"""The public draw."""

from __future__ import annotations

import hashlib
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.draws import draw_key, draw_order, fingerprint

REFERENCES = st.lists(st.text("ABC0123456789-", min_size=1), unique=True, max_size=30)


def test_a_lot_can_be_drawn_by_hand() -> None:
    by_hand = subprocess.run(
        ["sha256sum"], input="رمضان 2015\nAP-2015-000007-K".encode(), capture_output=True, check=True
    )
    assert draw_key("رمضان 2015", "AP-2015-000007-K") == by_hand.stdout.split()[0].decode()


def test_the_order_of_a_known_seed_never_changes() -> None:
    by_sha256sum_and_sort = ["A-1", "A-3", "A-5", "A-2", "A-4"]
    assert draw_order("4 17 23 31 42", ["A-1", "A-2", "A-3", "A-4", "A-5"]) == by_sha256sum_and_sort


@given(REFERENCES)
def test_the_order_given_plays_no_part(references: list[str]) -> None:
    assert draw_order("s", references[::-1]) == draw_order("s", references)
    assert sorted(draw_order("s", references)) == sorted(references)


@given(REFERENCES)
def test_who_leaves_the_draw_changes_no_other_place(references: list[str]) -> None:
    full = draw_order("s", references)
    assert draw_order("s", references[1:]) == [r for r in full if r not in references[:1]]


def test_another_seed_gives_another_order() -> None:
    references = [str(number) for number in range(50)]
    assert draw_order("s", references) != draw_order("t", references)


def test_everybody_comes_first_about_equally_often() -> None:
    references = [str(number) for number in range(5)]
    firsts = [draw_order(str(seed), references)[0] for seed in range(5000)]
    assert all(900 < firsts.count(reference) < 1100 for reference in references)


def test_blanks_around_and_the_way_accents_are_stored_play_no_part() -> None:
    assert draw_key(" é ", "A") == draw_key("e\u0301", "A")


@pytest.mark.parametrize(("seed", "references"), [(" ", ["A"]), ("s", ["A", "A "])])
def test_a_draw_without_a_seed_or_with_someone_twice_is_refused(seed: str, references: list[str]) -> None:
    with pytest.raises(ValueError, match=r"seed|twice"):
        draw_order(seed, references)


def test_the_fingerprint_is_that_of_the_sorted_lines() -> None:
    assert fingerprint(["b", "a"]) == hashlib.sha256(b"a\nb\n").hexdigest()
