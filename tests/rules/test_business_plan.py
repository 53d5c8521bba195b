"""The simple business plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.business_plan import (
    MONTHS_MOST,
    BusinessPlan,
    balances_centimes,
    contribution_percent,
    least_sales_centimes,
    monthly_result_centimes,
    monthly_saving_centimes,
    months_to_break_even,
    to_be_found_centimes,
    with_fewer_sales,
)

amounts = st.integers(0, 10_000_000)
plans = st.builds(
    BusinessPlan,
    investment_centimes=st.integers(1_000_000, 10_000_000),
    monthly_sales_centimes=amounts,
    monthly_purchases_centimes=amounts,
    monthly_charges_centimes=amounts,
    monthly_living_centimes=amounts,
    own_contribution_centimes=st.integers(0, 1_000_000),
)

FISH = BusinessPlan(
    investment_centimes=2_400_000,
    monthly_sales_centimes=1_500_000,
    monthly_purchases_centimes=1_000_000,
    monthly_charges_centimes=100_000,
    monthly_living_centimes=250_000,
    own_contribution_centimes=300_000,
)


def test_a_month_leaves_sales_less_purchases_and_charges() -> None:
    assert monthly_result_centimes(FISH) == 400_000
    assert monthly_saving_centimes(FISH) == 150_000


def test_the_money_is_back_in_the_sixth_month() -> None:
    assert months_to_break_even(FISH) == 6


def test_a_plan_that_never_covers_its_investment_has_no_month() -> None:
    assert months_to_break_even(BusinessPlan(investment_centimes=100, monthly_sales_centimes=1)) is None


def test_what_costs_nothing_to_start_is_back_in_the_first_month() -> None:
    assert months_to_break_even(BusinessPlan(investment_centimes=0, monthly_sales_centimes=0)) == 1


def test_what_the_person_brings_need_not_be_found() -> None:
    assert to_be_found_centimes(FISH) == 2_100_000
    assert contribution_percent(FISH) == 12.5


def test_the_least_sales_pay_charges_and_living() -> None:
    assert least_sales_centimes(FISH) == 1_050_000
    assert least_sales_centimes(BusinessPlan(investment_centimes=0, monthly_sales_centimes=0)) is None


def test_fewer_sales_need_fewer_goods() -> None:
    weaker = with_fewer_sales(FISH, 20)

    assert (weaker.monthly_sales_centimes, weaker.monthly_purchases_centimes) == (1_200_000, 800_000)
    assert months_to_break_even(weaker) == 8


@pytest.mark.parametrize(
    "changes",
    [{"investment_centimes": -1}, {"monthly_sales_centimes": -1}, {"own_contribution_centimes": 101}],
)
def test_impossible_amounts_are_refused(changes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="centimes"):
        BusinessPlan(**{"investment_centimes": 100, "monthly_sales_centimes": 100, **changes})


@given(plans)
def test_the_break_even_month_is_the_first_with_a_balance_that_is_not_negative(plan: BusinessPlan) -> None:
    curve = balances_centimes(plan, MONTHS_MOST)
    first = next((month for month, balance in enumerate(curve, start=1) if balance >= 0), None)

    assert months_to_break_even(plan) == first


@given(plans, st.integers(0, 100), st.integers(0, 100))
def test_fewer_sales_never_bring_the_money_back_sooner(plan: BusinessPlan, one: int, other: int) -> None:
    if plan.monthly_purchases_centimes >= plan.monthly_sales_centimes:
        return
    few, many = sorted((one, other))
    sooner, later = (months_to_break_even(with_fewer_sales(plan, percent)) for percent in (few, many))

    assert (sooner or MONTHS_MOST + 1) <= (later or MONTHS_MOST + 1)


@given(plans)
def test_at_the_least_sales_nothing_is_lacking(plan: BusinessPlan) -> None:
    least = least_sales_centimes(plan)
    if least is None:
        return
    margin = plan.monthly_sales_centimes - plan.monthly_purchases_centimes
    owed = plan.monthly_charges_centimes + plan.monthly_living_centimes

    assert least * margin >= owed * plan.monthly_sales_centimes
    assert (least - 1) * margin < owed * plan.monthly_sales_centimes
