"""Somebody recorded again is found among candidates, in whatever script and with errors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fursa.rules.dates import PartialDate
from fursa.rules.identity import Described, blocks, recognise
from fursa.rules.identity.recognition import HOLDS_FROM

ARABIC = Described("محمد", "بنعلي", "", "", "male", PartialDate(1985, 4, 3), "سلا", "AB12345", "0661234567")
LATIN = Described("", "", "Mohamed", "Ben Ali", "male", PartialDate(1985, 4, 3), "Salé", "", "")
STRANGER = Described("", "", "Karim", "Tazi", "male", PartialDate(1979, 11, 20), "Fès", "Z99", "0700000000")


def probability(one: Described, other: Described, *, register: int = 20_000) -> float:
    return recognise(one, [other], register=register)[0].probability


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"birth": PartialDate(1985)},
        {"birth": PartialDate(1985, 3, 4)},
        {"given_latin": "Ben Ali", "family_latin": "Mohamed"},
        {"given_latin": "Mohammed", "family_latin": "Benali", "birth": PartialDate(1985, 4)},
        {"family_latin": "Bennali"},
    ],
)
def test_two_records_of_one_person_share_a_key(changes: dict[str, object]) -> None:
    assert set(blocks(ARABIC)) & set(blocks(replace(LATIN, **changes)))


def test_strangers_share_none_and_are_not_the_same() -> None:
    assert not set(blocks(ARABIC)) & set(blocks(STRANGER))
    assert probability(ARABIC, STRANGER) < 1e-6


def test_the_same_day_and_name_across_scripts_hold_a_payment() -> None:
    found = recognise(ARABIC, [LATIN], register=1_000_000)[0]

    assert found.probability > 0.9 > HOLDS_FROM
    assert found.evidence() == {"name": "same", "birth": "same", "birth_place": "same", "sex": "same"}


def test_a_name_that_many_bear_says_less() -> None:
    year_only = replace(LATIN, birth=PartialDate(1985), birth_place="")
    alone = recognise(year_only, [ARABIC], register=20_000)[0].probability
    among_many = recognise(year_only, [ARABIC] * 40, register=20_000)[0].probability

    assert alone > 0.5
    assert among_many < alone / 3


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({"national_id": "AB12345"}, True),
        ({"national_id": "аВ 12345"}, True),  # two letters are Cyrillic
        ({"national_id": "XY98765"}, False),
        ({"phone": "+212 6 61 23 45 67"}, True),
        ({"sex": "female"}, False),
        ({"birth": PartialDate(1985, 4, 13)}, False),
        ({"birth_place": "Agadir"}, False),
    ],
)
def test_each_thing_known_speaks_for_or_against(changes: dict[str, object], more: bool) -> None:
    bare = replace(LATIN, birth_place="")
    before, after = probability(ARABIC, bare), probability(ARABIC, replace(bare, **changes))

    assert (after > before) is more


def test_a_twin_is_another_person() -> None:
    twin = replace(ARABIC, given_ar="حسن", national_id="AB12346", phone="")
    assert probability(ARABIC, twin, register=1_000_000) < HOLDS_FROM


def test_nobody_to_compare_with_gives_nothing() -> None:
    assert recognise(ARABIC, [], register=0) == []
