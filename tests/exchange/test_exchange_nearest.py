"""The word that a mistyped one is nearest to."""

from __future__ import annotations

import pytest

from fursa.exchange.nearest import Nearest


@pytest.mark.parametrize("text", ["casablanca", "casablnca", "cassablanca", "casabkanca", "acsablanca"])
def test_one_slip_is_found(text: str) -> None:
    assert Nearest(["rabat", "casablanca"]).find(text) == "casablanca"


@pytest.mark.parametrize("text", ["", "fez", "marrakech", "casa", "c" * 100])
def test_what_is_further_away_or_too_short_is_not(text: str) -> None:
    assert Nearest(["rabat", "casablanca"]).find(text) is None


def test_a_known_word_is_its_own_nearest() -> None:
    assert Nearest(["centre-sale", "centre-salt"]).find("centre-salt") == "centre-salt"
