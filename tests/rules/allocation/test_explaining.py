"""Why this person and not that one: estimates that are never silent, and exact answers on request."""

from __future__ import annotations

import gettext
import io
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, given, settings

from fursa.core.catalogues import catalogue_path
from fursa.rules import allocation
from fursa.rules.allocation import (
    Criterion,
    Instance,
    Result,
    explain,
    for_committee,
    for_person,
    for_reconsideration,
    reconsider,
    solve,
)
from tests.rules.allocation import make

SHAPE: dict[str, Any] = {
    "budget": 300,
    "pass_mark": 5,
    "applicants": [
        make.applicant("best", make.option(value=90), groups=("territory:a", "sex:m")),
        make.applicant("good", make.option(value=80), groups=("territory:a", "sex:m")),
        make.applicant("fair", make.option(value=70), groups=("territory:a", "sex:m")),
        make.applicant("next", make.option(value=60), groups=("territory:a", "sex:m")),
        make.applicant("weak", make.option(value=4), groups=("territory:a", "sex:f")),
        make.applicant("woman", make.option(value=20), groups=("territory:a", "sex:f")),
        make.applicant("aside", make.option(value=99), groups=("territory:a",), forced="out"),
        make.applicant("bare", groups=("territory:a",)) | {"options": []},
    ],
    "rules": [{"id": "women", "kind": "count", "group": "sex:f", "min": 1}],
}


@pytest.fixture(scope="module")
def instance() -> Instance:
    return Instance.from_mapping(SHAPE)


@pytest.fixture(scope="module")
def result(instance: Instance) -> Result:
    return solve(instance)


def test_everyone_has_a_cause(instance: Instance, result: Result) -> None:
    explained = explain(instance, result)

    causes = {str(name): explained.of(str(name)).cause for name in instance.applicants}

    assert causes == {
        "best": "selected",
        "good": "selected",
        "fair": "rules",
        "next": "rules",
        "weak": "pass_mark",
        "woman": "selected",
        "aside": "forced_out",
        "bare": "no_option",
    }


def test_the_rules_in_the_way_are_those_that_one_more_person_breaks(
    instance: Instance, result: Result
) -> None:
    assert explain(instance, result).of("fair").rules == ("budget",)


def test_the_exact_answer_says_what_the_others_lose_and_who_leaves(
    instance: Instance, result: Result
) -> None:
    answer = reconsider(instance, result, "fair")

    assert (answer.possible, answer.exact, answer.lost_value) == (True, True, 10)
    assert (answer.leaves, answer.enters) == (("good",), ("fair",))


def test_an_impossible_request_names_what_stands_against_it() -> None:
    shape = {**SHAPE, "budget": 100}
    tight = Instance.from_mapping(shape)

    answer = reconsider(tight, solve(tight), "best")

    assert not answer.possible
    assert set(answer.conflict) == {"budget", "women", "forced"}


def test_who_is_passed_over_in_order_of_merit_has_the_rule_that_forces_it(instance: Instance) -> None:
    result = solve(instance, aim="merit")

    assert set(result.chosen(instance)) == {"best", "good", "woman"}
    assert result.forced_by == {"fair": ("women",), "next": ("women",)}


def _catalogue(language: str) -> gettext.NullTranslations:
    from pathlib import Path

    path = catalogue_path(Path(allocation.__file__).parent / "locale", language)
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.StringIO(path.read_text(encoding="utf-8"))))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


SOLVER_WORDS = ("dual", "prix", "price", "solver", "optim", "gap", "slack", "lagrang", "HiGHS")


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_committee_reads_plain_sentences_in_its_language(
    instance: Instance, result: Result, language: str
) -> None:
    translate = _catalogue(language).gettext
    reason = explain(instance, result).of("fair")
    answer = reconsider(instance, result, "fair")
    said = for_committee(reason, names={"budget": "BUDGET"}, money=str)
    said += for_reconsideration(answer, names={}, money=str)

    texts = [message.translate(translate) for message in said]

    assert all(text != str(message) for text, message in zip(texts, said, strict=True))
    assert not [word for word in SOLVER_WORDS for text in texts if word in text]


def test_the_persons_own_sheet_shows_no_value_and_no_price(instance: Instance, result: Result) -> None:
    reason = explain(instance, result).of("fair")
    sheet = for_person(
        reason,
        until="17/06/2015",
        where="the centre",
        criteria=[Criterion("The market", 7, 10, improve=True)],
    )

    texts = [str(message) for message in sheet]

    assert texts[0] == (
        "Your project was not selected in this edition; you may ask for reconsideration up to and including 17/06/2015."
    )
    assert "The market: 7 out of 10." in texts
    assert not [text for text in texts if "70" in text or "80" in text or "100" in text]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(make.instances(most=5))
def test_an_exact_answer_is_what_trying_everything_gives(data: dict[str, Any]) -> None:
    instance = Instance.from_mapping(data)
    result = solve(instance)
    if not result.has_proposal:
        return
    for i, name in enumerate(instance.applicants):
        values = [int(instance.value[c[c >= 0]].sum()) for c in make.every_choice(instance) if c[i] >= 0]
        if result.choice[i] >= 0 or instance.forced[i] < 0:
            continue
        answer = reconsider(instance, result, str(name))
        assert answer.possible == bool(values)
        if values:
            assert answer.lost_value == result.value - max(values)
        break
