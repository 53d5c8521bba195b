"""Hall's limits hold exactly where every award can be paid in full."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.cofunding import Cofunder, hall_limits
from fursa.rules.funding import Cost, FundingError, share_costs


@pytest.mark.parametrize(
    ("territory", "trade", "kits", "pays"),
    [
        ("rabat", "7531", ("sewing",), True),
        ("fes", "7531", ("sewing",), False),
        ("rabat", "5223", ("sewing",), False),
        ("rabat", "7531", (), False),
    ],
)
def test_money_pays_for_what_all_its_lists_allow(
    territory: str, trade: str, kits: tuple[str, ...], pays: bool
) -> None:
    funder = Cofunder("f", 1, territories=("rabat",), trades=("75",), kits=("sewing",))

    assert funder.may_pay(territory, trade, kits) is pays


def test_money_without_restriction_pays_for_anything() -> None:
    assert Cofunder("f", 1).may_pay("rabat", "7531", ())


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 20), max_size=4),
    st.integers(0, 30),
    st.lists(st.tuples(st.integers(0, 15), st.frozensets(st.sampled_from("abcd"))), max_size=6),
)
def test_awards_within_every_limit_can_be_paid_and_others_cannot(
    amounts: dict[str, int], own: int, awards: list[tuple[int, frozenset[str]]]
) -> None:
    budget = own + sum(amounts.values())
    paid_by = [(cost, payers.intersection(amounts)) for cost, payers in awards]
    limits = hall_limits(amounts, budget, (payers for _cost, payers in paid_by))
    within = sum(cost for cost, _payers in paid_by) <= budget and all(
        sum(cost for cost, payers in paid_by if payers.isdisjoint(limit.without)) <= limit.most_centimes
        for limit in limits
    )

    costs = [Cost(n, cost, frozenset({*payers, "own"})) for n, (cost, payers) in enumerate(paid_by)]
    try:
        share_costs(costs, {**amounts, "own": own})
        payable = True
    except FundingError:
        payable = False

    assert within is payable
