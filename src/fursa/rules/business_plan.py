"""A simple business plan: what starting costs, what a month brings, and when the money is back.

In prose: docs/rules/life-project.md. Amounts are integer centimes, prices with tax.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

# Beyond five years nobody plans a small business, and no support waits so long.
MONTHS_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessPlan:
    """What a person reckons with.

    `monthly_purchases` are the goods and materials behind the month's sales; `monthly_charges` are owed whether
    anything is sold or not (rent, water, electricity, a helper, instalments); `monthly_living` is what the person
    takes out to live. Raises ValueError for a negative amount or a contribution above the investment.
    """

    investment_centimes: int
    monthly_sales_centimes: int
    monthly_purchases_centimes: int = 0
    monthly_charges_centimes: int = 0
    monthly_living_centimes: int = 0
    own_contribution_centimes: int = 0

    def __post_init__(self) -> None:
        for each in fields(self):
            if getattr(self, each.name) < 0:
                raise ValueError(f"{each.name} is negative")
        if self.own_contribution_centimes > self.investment_centimes:
            raise ValueError("own_contribution_centimes exceeds investment_centimes")


def monthly_result_centimes(plan: BusinessPlan) -> int:
    """What a month leaves after purchases and charges, before the person takes anything; may be negative."""
    return plan.monthly_sales_centimes - plan.monthly_purchases_centimes - plan.monthly_charges_centimes


def monthly_saving_centimes(plan: BusinessPlan) -> int:
    """What stays in the business when the person has taken what they live on; may be negative."""
    return monthly_result_centimes(plan) - plan.monthly_living_centimes


def months_to_break_even(plan: BusinessPlan) -> int | None:
    """First month in which cumulated sales cover investment, purchases and charges.

    None where 60 months do not suffice. Source: docs/rules/life-project.md.
    """
    balance = -plan.investment_centimes
    for month in range(1, MONTHS_MOST + 1):
        balance += monthly_result_centimes(plan)
        if balance >= 0:
            return month
    return None


def to_be_found_centimes(plan: BusinessPlan) -> int:
    """The part of the investment that the person does not bring: what support or credit must cover."""
    return plan.investment_centimes - plan.own_contribution_centimes


def contribution_percent(plan: BusinessPlan) -> float:
    """The person's own part of the investment, per cent with one decimal; 0 where nothing is invested."""
    if not plan.investment_centimes:
        return 0.0
    return round(100 * plan.own_contribution_centimes / plan.investment_centimes, 1)


def least_sales_centimes(plan: BusinessPlan) -> int | None:
    """The monthly sales at which a month leaves exactly what is owed and lived on, rounded up.

    Purchases fall and rise with sales. None where each sale costs as much as it brings, or nothing is sold.
    """
    margin = plan.monthly_sales_centimes - plan.monthly_purchases_centimes
    if margin <= 0:
        return None
    owed = plan.monthly_charges_centimes + plan.monthly_living_centimes
    return -(-owed * plan.monthly_sales_centimes // margin)


def with_fewer_sales(plan: BusinessPlan, percent: int) -> BusinessPlan:
    """The same plan when `percent` per cent of the sales stay away; purchases shrink with them (in centimes, up).

    The first months are rarely what the plan says: held against this, it shows how much it can bear.
    """
    if not 0 <= percent <= 100:
        raise ValueError("percent is not between 0 and 100")
    return replace(
        plan,
        monthly_sales_centimes=plan.monthly_sales_centimes * (100 - percent) // 100,
        monthly_purchases_centimes=-(-plan.monthly_purchases_centimes * (100 - percent) // 100),
    )


def balances_centimes(plan: BusinessPlan, months: int) -> tuple[int, ...]:
    """The cumulated balance at the end of each month, investment deducted: the curve of the plan."""
    result = monthly_result_centimes(plan)
    return tuple(result * month - plan.investment_centimes for month in range(1, months + 1))
