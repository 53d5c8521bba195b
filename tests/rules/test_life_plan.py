"""What a life project lacks, and what changed, in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fursa.rules.business_plan import BusinessPlan
from fursa.rules.life_plan import LifePlan, Planned, differences, lacking, themes_of

BUSINESS = BusinessPlan(investment_centimes=100_000, monthly_sales_centimes=50_000)
PLAN = LifePlan(
    goal="self_employment", title="Workshop", trade="7531", place="Salé",
    steps=(Planned("rent", "person", date(2026, 4, 3)), Planned("buy", "service", date(2026, 5, 1))),
    needs=(Planned("card", "person", date(2026, 3, 1), "papers"),), business=BUSINESS,
)  # fmt: skip


def said(new: LifePlan, old: LifePlan = PLAN) -> list[str]:
    return [str(one.message) for one in differences(old, new, "en")]


def test_a_whole_plan_lacks_nothing_and_differs_from_itself_in_nothing() -> None:
    assert lacking(PLAN) == []
    assert differences(PLAN, PLAN, "en") == []


def test_an_empty_plan_lacks_a_goal_a_line_and_a_step() -> None:
    assert [one.theme for one in lacking(LifePlan())] == ["goal", "goal", "steps"]


def test_costs_belong_to_self_employment_alone() -> None:
    assert [one.theme for one in lacking(replace(PLAN, business=None))] == ["costs"]
    assert lacking(replace(PLAN, goal="employment", business=None)) == []
    assert (themes_of("self_employment")[-1], themes_of("employment")[-1]) == ("costs", "steps")


def test_a_change_of_goal_trade_and_place_names_both() -> None:
    changed = replace(PLAN, goal="employment", trade="7126", place="")

    assert said(changed) == [
        "Goal: “a job” instead of “self-employment”.",
        "Trade: “Plumbers and pipe fitters” instead of “Tailors, dressmakers, furriers and hatters”.",
        "Place: “nothing” instead of “Salé”.",
    ]


def test_steps_added_taken_out_moved_and_reordered_are_told_apart() -> None:
    rent, buy = PLAN.steps

    assert said(replace(PLAN, steps=(buy, rent))) == ["The steps stand in another order."]
    assert said(replace(PLAN, steps=(rent,))) == ["A step was taken out: “buy”."]
    assert said(replace(PLAN, steps=(rent, buy, Planned("open")))) == [
        "New step: “open” (nobody named, no date)."
    ]
    assert said(replace(PLAN, steps=(replace(rent, due_on=date(2026, 6, 1)), buy))) == [
        "The step “rent”: the person, 01/06/2026, instead of the person, 03/04/2026."
    ]
    assert said(replace(PLAN, needs=())) == ["No longer needed: “card”."]


def test_costs_say_each_amount_and_the_month_in_which_the_money_is_back() -> None:
    more = replace(BUSINESS, monthly_sales_centimes=100_000)

    assert said(replace(PLAN, business=more)) == [
        "Sales in a month: “1.000,00” instead of “500,00”.",
        "Month in which the money is back: “1” instead of “2”.",
    ]
    assert said(replace(PLAN, business=None)) == ["The business plan was taken out."]
