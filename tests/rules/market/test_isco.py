"""The list of trades: complete, in three languages, and a tree."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from fursa.rules.market.isco import (
    LEVELS,
    UnknownTradeError,
    children,
    parents,
    skill_level,
    trade,
    trades,
    unit_codes,
)

# Letters of Arabic with their marks, spaces and the punctuation of the titles: no digit, no Latin letter.
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u0652 ()،]+")


def test_every_group_of_isco_08_is_there() -> None:
    counts = Counter(found.level for found in trades().values())

    assert [counts[level] for level in LEVELS] == [10, 43, 130, 436]


def test_every_group_has_its_parents() -> None:
    assert all([p.code for p in parents(c)] == [c[:n] for n in range(len(c) - 1, 0, -1)] for c in trades())


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_no_two_unit_groups_share_a_title(language: str) -> None:
    titles = Counter(trade(code).title(language) for code in unit_codes())

    assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_no_title_is_empty_or_padded(language: str) -> None:
    titles = [found.title(language) for found in trades().values()]

    assert [t for t in titles if not t or t != " ".join(t.split())] == []


def test_arabic_titles_hold_only_arabic() -> None:
    assert [t.title_ar for t in trades().values() if not ARABIC.fullmatch(t.title_ar)] == []


def test_arabic_titles_fit_a_line_of_a_form() -> None:
    assert max(len(t.title_ar) for t in trades().values()) <= 60


def test_a_mechanic_is_found_with_three_titles() -> None:
    found = trade("7231")

    assert (found.title_ar, found.title("fr"), found.title("en")) == (
        "ميكانيكي السيارات والدراجات النارية",
        "Mécaniciens et réparateurs de véhicules à moteur",
        "Motor vehicle mechanics and repairers",
    )


def test_a_leading_zero_belongs_to_the_code() -> None:
    assert trade("0110").title_en == "Commissioned armed forces officers"


def test_children_of_a_minor_group_are_its_unit_groups() -> None:
    assert [child.code for child in children("514")] == ["5141", "5142"]
    assert children("5141") == ()


@pytest.mark.parametrize(
    ("code", "level"), [("0310", 1), ("1411", 3), ("2211", 4), ("3113", 3), ("7531", 2), ("9", 1)]
)
def test_skill_levels_follow_isco(code: str, level: int) -> None:
    assert skill_level(code) == level


@pytest.mark.parametrize("code", ["", "110", "9999", "٧٢٣١", "7231 "])
def test_a_code_outside_the_list_is_named(code: str) -> None:
    with pytest.raises(UnknownTradeError, match=re.escape(f"“{code}”")):
        trade(code)
