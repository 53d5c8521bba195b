"""The three tests of a life project: verdicts, and evidence one can read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.business_plan import BusinessPlan
from fursa.rules.consistency.background import Background, Learnt, Practised, read_background
from fursa.rules.consistency.experience import experience_test
from fursa.rules.consistency.judge import judge
from fursa.rules.consistency.market import market_test
from fursa.rules.consistency.training import training_test
from fursa.rules.consistency.verdicts import LEARNING, PROOFS, Finding, Goal
from fursa.rules.errors import UnreadableError
from fursa.rules.market.assess import assess
from fursa.rules.market.isco import UnknownTradeError, unit_codes
from fursa.rules.market.programme import OpeningCount, Programme
from tests.rules.market.small_country import small_country

TAILOR, SEWING_MACHINES, TANNER, COOK, DOCTOR, CAR_PARK = "7531", "8153", "7535", "5120", "2211", "9629"
GOOD_PLAN = BusinessPlan(investment_centimes=1_000_000, monthly_sales_centimes=200_000)


def _training(goal: Goal = "employment", code: str = TAILOR, **known: object) -> Finding:
    return training_test(code, goal, Background(**known), "en")  # type: ignore[arg-type]


def _experience(goal: Goal = "self_employment", code: str = TAILOR, **known: object) -> Finding:
    return experience_test(code, goal, Background(**known), "en")  # type: ignore[arg-type]


def _market(
    goal: Goal = "self_employment",
    *,
    plan: BusinessPlan | None = GOOD_PLAN,
    openings: int = 0,
    **of_town: object,
) -> Finding:
    table = small_country(**of_town)
    programme = Programme(table, [OpeningCount(TAILOR, "R.1.T", openings)] if openings else [])
    return market_test(assess(table, programme, TAILOR, "R.1.T", asked_in=2024), table, goal, "en", plan)


@pytest.mark.parametrize(
    ("learnt", "verdict"),
    [
        ((Learnt(TAILOR, "certificate"),), "consistent"),
        ((Learnt(SEWING_MACHINES, "diploma"),), "consistent"),
        ((Learnt(TAILOR, "declared"),), "partly"),
        ((Learnt(TANNER, "diploma"),), "partly"),
        ((Learnt(COOK, "diploma"),), "partly"),
        ((), "partly"),
        (None, "unknown"),
    ],
)
def test_training_is_held_against_the_trade(learnt: tuple[Learnt, ...] | None, verdict: str) -> None:
    assert _training(learnt=learnt).verdict == verdict


def test_a_paper_in_a_close_trade_beats_a_word_in_the_trade_itself() -> None:
    assert _training(learnt=(Learnt(TAILOR), Learnt("7533", "certificate"))).verdict == "consistent"


def test_a_simple_trade_asks_for_no_training() -> None:
    assert _training(code=CAR_PARK).verdict == "consistent"


@pytest.mark.parametrize(
    ("schooling", "verdict"), [("university", "consistent"), ("primary", "not_consistent"), (None, "unknown")]
)
def test_a_trade_of_long_studies_asks_for_them(schooling: str | None, verdict: str) -> None:
    learnt = None if schooling is None else ()

    assert _training(code=DOCTOR, schooling=schooling, learnt=learnt).verdict == verdict


@pytest.mark.parametrize(
    ("goal", "schooling", "verdict"),
    [
        ("apprenticeship", "none", "consistent"),
        ("school", None, "consistent"),
        ("vocational_training", "none", "not_consistent"),
        ("vocational_training", "primary", "consistent"),
        ("university", "vocational", "not_consistent"),
        ("university", "upper_secondary", "consistent"),
        ("university", None, "unknown"),
    ],
)
def test_who_comes_to_learn_needs_what_it_takes_to_begin(
    goal: Goal, schooling: str | None, verdict: str
) -> None:
    assert _training(goal, schooling=schooling).verdict == verdict


@pytest.mark.parametrize(
    ("practised", "verdict"),
    [
        ((Practised(TAILOR, 3, "attestation"),), "consistent"),
        ((Practised(TAILOR, 3, "declared"),), "partly"),
        ((Practised(TAILOR, 1, "attestation"),), "partly"),
        ((Practised(SEWING_MACHINES, 3, "certificate"),), "consistent"),
        ((Practised(TANNER, 10, "certificate"),), "partly"),
        ((Practised(TAILOR, None, "certificate"),), "unknown"),
        ((Practised(COOK, 10, "diploma"),), "not_consistent"),
        ((), "not_consistent"),
        (None, "unknown"),
    ],
)
def test_practice_is_held_against_living_from_the_trade(
    practised: tuple[Practised, ...] | None, verdict: str
) -> None:
    assert _experience(practised=practised).verdict == verdict


def test_a_job_asks_less_than_a_business() -> None:
    known = {"practised": (Practised(TAILOR, 1, "declared"),)}

    assert _experience("employment", **known).verdict == "consistent"
    assert _experience("self_employment", **known).verdict == "partly"


@pytest.mark.parametrize("goal", sorted(LEARNING | {"paid_placement"}))
def test_who_comes_to_learn_needs_no_experience(goal: Goal) -> None:
    assert _experience(goal).verdict == "consistent"


def test_years_in_a_close_trade_count_for_less() -> None:
    just_short = _experience(practised=(Practised(SEWING_MACHINES, 2.2, "certificate"),))

    assert just_short.verdict == "partly"
    assert "Years asked: 2; they are not reached." in [str(e.message) for e in just_short.evidence]


@pytest.mark.parametrize(
    ("workplaces", "verdict"), [(100.0, "consistent"), (200.0, "consistent"), (500.0, "not_consistent")]
)
def test_the_place_is_held_against_the_project(workplaces: float, verdict: str) -> None:
    assert _market(workplaces={"industry": workplaces}).verdict == verdict


def test_an_opening_at_hand_answers_for_a_job_and_not_for_a_business() -> None:
    crowded = {"industry": 5000.0}

    assert _market("employment", openings=2, workplaces=crowded).verdict == "consistent"
    assert _market("self_employment", openings=2, workplaces=crowded).verdict == "not_consistent"


@pytest.mark.parametrize(
    ("sales", "verdict"),
    [(200_000, "consistent"), (110_000, "partly"), (30_000, "partly"), (0, "not_consistent")],
)
def test_a_business_is_held_against_its_plan(sales: int, verdict: str) -> None:
    plan = BusinessPlan(
        investment_centimes=1_000_000, monthly_sales_centimes=sales, monthly_charges_centimes=sales and 10_000
    )
    if sales == 110_000:  # charges so high that a fifth of the sales carries the plan
        plan = BusinessPlan(
            investment_centimes=100_000, monthly_sales_centimes=sales, monthly_charges_centimes=100_000
        )

    assert _market(plan=plan).verdict == verdict


def test_a_missing_plan_is_something_to_check_and_only_for_a_business() -> None:
    said = [str(e.message) for e in _market(plan=None).evidence if e.weight == "check"]

    assert said == ["There is no business plan yet."]
    assert all(e.weight != "check" for e in _market("employment", plan=None).evidence)


def test_the_weakest_finding_is_the_one_to_talk_about() -> None:
    table = small_country()
    found = judge(
        goal="self_employment",
        background=Background(schooling="primary", learnt=(Learnt(TAILOR, "diploma"),), practised=()),
        assessment=assess(table, Programme(table), TAILOR, "R.1.T", asked_in=2024),
        table=table,
        language="ar",
        plan=GOOD_PLAN,
    )

    assert [one.test for one in found.findings] == ["training", "experience", "market"]
    assert [one.verdict for one in found.findings] == ["consistent", "not_consistent", "consistent"]
    assert found.weakest == "not_consistent"


@pytest.mark.parametrize("field", ["offence", "sentence", "الجريمة", "name"])
def test_a_field_that_the_tests_do_not_know_is_refused(field: str) -> None:
    with pytest.raises(UnreadableError, match=field):
        read_background({"schooling": "primary", field: "x"})


def test_a_trade_outside_the_list_is_refused() -> None:
    with pytest.raises(UnknownTradeError):
        Learnt("9999")


goals = st.sampled_from(
    [
        "employment",
        "self_employment",
        "school",
        "university",
        "vocational_training",
        "apprenticeship",
        "paid_placement",
    ]
)
proofs = st.sampled_from(list(PROOFS))
units = st.sampled_from(unit_codes())
backgrounds = st.builds(
    Background,
    schooling=st.none()
    | st.sampled_from(["none", "primary", "lower_secondary", "vocational", "upper_secondary", "university"]),
    learnt=st.none() | st.lists(st.builds(Learnt, units, proofs), max_size=3).map(tuple),
    practised=st.none()
    | st.lists(st.builds(Practised, units, st.none() | st.floats(0, 40), proofs), max_size=3).map(tuple),
)


@settings(deadline=None)
@given(units, goals, backgrounds, st.sampled_from(["ar", "fr", "en"]))
def test_every_verdict_rests_on_evidence_that_can_be_read(
    code: str, goal: Goal, background: Background, language: str
) -> None:
    for finding in (
        training_test(code, goal, background, language),
        experience_test(code, goal, background, language),
    ):
        assert finding.evidence
        assert all("%(" not in str(each.message) for each in finding.evidence)
        assert finding.verdict != "unknown" or any(each.weight == "check" for each in finding.evidence)
        assert finding.verdict != "not_consistent" or any(
            each.weight == "against" for each in finding.evidence
        )


@settings(deadline=None)
@given(units, st.sampled_from(["employment", "self_employment"]), st.floats(0, 20), st.floats(0, 20), proofs)
def test_more_years_never_make_a_verdict_worse(
    code: str, goal: Goal, one: float, more: float, proof: str
) -> None:
    order = ["not_consistent", "unknown", "partly", "consistent"]
    few, many = (
        experience_test(code, goal, Background(practised=(Practised(code, years, proof),)), "en")  # type: ignore[arg-type]
        for years in (one, one + more)
    )

    assert order.index(many.verdict) >= order.index(few.verdict)
