"""The words of the sheets: no two columns or values share one, and the sentences use the same."""

from __future__ import annotations

import pytest

from fursa.exchange import choices, values
from fursa.exchange.choices import Choices
from fursa.exchange.fold import fold
from fursa.exchange.headers import columns_by_header
from fursa.exchange.language import gettext_for
from fursa.exchange.sheets import SHEETS
from fursa.exchange.toml.reader import AIM
from fursa.exchange.toml.rules import RULE_KIND

LISTS = {name: found for name, found in vars(choices).items() if isinstance(found, Choices)}


@pytest.mark.parametrize("name", SHEETS)
def test_no_two_columns_of_a_sheet_share_a_header(name: str) -> None:
    headers = [
        folded
        for c in SHEETS[name].columns  # type: ignore[index]
        for folded in {fold(h) for h in (c.code, c.ar, c.fr, *c.also)}
    ]

    assert len(headers) == len(set(headers)) == len(columns_by_header(name))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LISTS)
def test_no_two_values_of_a_list_share_a_word(name: str) -> None:
    words = [f for c in LISTS[name].choices for f in {fold(w) for w in (c.code, c.ar, c.fr, *c.also)}]

    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_sentences_name_a_lists_values_in_the_words_that_are_read(name: str, language: str) -> None:
    said = LISTS[name].words.translate(gettext_for(language))

    assert said.split(" | ") == list(LISTS[name].labels(language))


@pytest.mark.parametrize(
    ("found", "declared"),
    [
        (choices.SEX, values.Sex),
        (choices.NETWORK_KIND, values.NetworkKind),
        (choices.CENTRE_STATE, values.CentreState),
        (choices.PARTNER_KIND, values.PartnerKind),
        (choices.SCHOOLING, values.Schooling),
        (choices.LITERACY, values.Literacy),
        (choices.LANGUAGES, values.Language),
        (choices.PROOF, values.Proof),
        (choices.GOAL, values.Goal),
        (choices.OPTION_KIND, values.OptionKind),
        (choices.PATHWAY_KIND, values.PathwayKind),
        (choices.FUNDER, values.Funder),
        (choices.PATHWAY_STATE, values.PathwayState),
        (choices.RESULT, values.Result),
        (AIM, values.Aim),
        (RULE_KIND, values.RuleKind),
    ],
)
def test_a_lists_codes_are_those_of_its_type(found: Choices, declared: object) -> None:
    assert tuple(c.code for c in found.choices) == declared.__args__  # type: ignore[attr-defined]
