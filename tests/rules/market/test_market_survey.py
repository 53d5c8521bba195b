"""A place's trades in order, and the sentences that say them."""

from __future__ import annotations

import pytest

from fursa.rules.market.assess import assess
from fursa.rules.market.isco import is_trade
from fursa.rules.market.morocco import morocco_table
from fursa.rules.market.programme import OpeningCount, Programme
from fursa.rules.market.sentences import (
    programme_sentence,
    signal_sentence,
    survey_sentences,
    trade_sentences,
)
from fursa.rules.market.survey import USUAL_TRADES, survey
from tests.rules.market.small_country import small_country


def test_the_usual_trades_are_unit_groups_named_once() -> None:
    assert len(set(USUAL_TRADES)) == len(USUAL_TRADES)
    assert all(is_trade(code) and len(code) == 4 for code in USUAL_TRADES)


def test_needs_and_crowds_are_told_apart_the_clearest_first() -> None:
    table = small_country(
        workplaces={"industry": 450.0, "commerce": 200.0, "services": 300.0, "construction": 50.0}
    )

    found = survey(table, Programme(table), "R.1.T", asked_in=2024, trades=["5221", "5141", "7531", "7411"])

    assert [one.trade for one in found.needed] == ["5221", "5141"]
    assert [one.trade for one in found.crowded] == ["7531"]
    assert len(found.assessments) == 4


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("place", ["01.511.01.0", "01.511", "01", "MA"])
def test_sentences_can_be_said_of_every_level(place: str, language: str) -> None:
    table = morocco_table()
    found = survey(table, Programme(table), place, asked_in=2026)

    texts = [str(one) for one in survey_sentences(found, table, language)]
    texts += [str(one) for each in found.assessments for one in trade_sentences(each, table, language)]

    assert all(text.endswith(".") and "%(" not in text for text in texts)


def test_the_comparison_is_said_with_the_readers_decimal_mark() -> None:
    table = small_country(workplaces={"industry": 275.0})
    found = assess(table, Programme(table), "7531", "R.1.T", asked_in=2024)

    french, english = (str(trade_sentences(found, table, language)[0]) for language in ("fr", "en"))

    assert "5,5 businesses in industry and crafts" in french
    assert english == (
        "In Lieu R.1.T there are 5.5 businesses in industry and crafts for every 1,000 inhabitants, "
        "against 4.0 in the province of Lieu R.1 and 4.0 in the whole country."
    )


def test_a_trade_that_no_figure_speaks_for_is_said_to_be_so() -> None:
    table = small_country()
    found = assess(table, Programme(table), "5412", "R.1.T", asked_in=2024)

    assert [str(one)[:35] for one in trade_sentences(found, table, "en")] == [
        "For Lieu R.1.T no figure speaks for",
        "The figures do not tell whether the",
    ]


def test_what_the_programme_knows_is_said_in_whole_numbers() -> None:
    table = small_country()
    programme = Programme(table, [OpeningCount("7531", "R.1.T", 7)])

    said = str(programme_sentence(assess(table, programme, "7533", "R.1.T", asked_in=2024)))

    assert "places offered 6," in said


def test_each_signal_is_said_with_its_comparison() -> None:
    table = small_country(population_before=40_000, indicators={"cars": 24.0})
    found = assess(table, Programme(table), "7231", "R.1.T", asked_in=2024)

    said = [str(signal_sentence(signal, found, "fr")) for signal in found.signals]

    assert (
        "people who go to work by car, per cent: here 24,0, province or prefecture 12,0, country 12,0."
        in said
    )
    assert any("two censuses, per cent: here 25,0, province or prefecture 10,0" in one for one in said)
    assert len(said) == len(found.signals) == 5
