"""The exact tally agrees with the allocation's own check, whatever is chosen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.allocation import Instance
from fursa.rules.allocation.tally import slacks
from fursa.rules.cofunding import Cofunder
from fursa.rules.dates import PartialDate
from fursa.rules.selection import (
    Candidate,
    FieldRule,
    Kit,
    Option,
    Tally,
    Terms,
    Territory,
    selection_instance,
)

TERMS = Terms(
    budget_centimes=60,
    places=4,
    pass_mark_hundredths=10,
    ages_on=date(2015, 6, 18),
    territories=(Territory("a", {"ar": "أ"}, 1, 2), Territory("b", {"ar": "ب"}, None, 3)),
    kits=(Kit("k", {"ar": "ع"}, 2),),
    cofunders=(Cofunder("f", 20, territories=("a",)), Cofunder("g", 20, kits=("k",))),
    rules=(
        FieldRule("women", "women_minimum_share", share=Fraction(1, 3)),
        FieldRule("young", "young_adults_minimum_share", share=Fraction(15, 100)),
        FieldRule("cap", "trade_maximum", people=1),
        FieldRule("least", "trade_minimum", trade="75", territory="b", people=1),
    ),
)
CANDIDATES = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from(["7531", "5223", "7511"]),
        st.sampled_from(["female", "male"]),
        st.integers(1980, 2000),
        st.lists(st.integers(1, 40), min_size=1, max_size=3),
        st.integers(0, 2),
        st.integers(0, 30),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=7,
)


def candidate(number: int, facts: tuple[str, str, str, int, list[int], int, int, int]) -> Candidate:
    territory, trade, sex, year, costs, kit, mark, person = facts
    return Candidate(
        reference=f"D{number}",
        person=person,
        territory=territory,
        trade=trade,
        sex=sex,
        birth=PartialDate(year),
        is_juvenile=False,
        centres=(),
        options=tuple(
            Option(str(n), cost, (("k", kit),) if kit and n == 1 else ()) for n, cost in enumerate(costs, 1)
        ),
        mark_hundredths=mark,
    )


@settings(max_examples=150, deadline=None)
@given(CANDIDATES, st.data())
def test_the_tally_breaks_the_rules_that_the_allocation_breaks(
    rows: list[object], data: st.DataObject
) -> None:
    candidates = [candidate(n, facts) for n, facts in enumerate(rows)]  # type: ignore[arg-type]
    built = selection_instance(TERMS, candidates)
    instance = Instance.from_mapping(built.instance)
    choice = np.full(len(candidates), -1, dtype=np.int64)
    tally = Tally(built.instance)
    for i, row in enumerate(candidates):
        picked = data.draw(st.integers(-1, len(row.options) - 1))
        if picked >= 0:
            choice[i] = instance.option_start[i] + picked
            tally.add(row.reference, row.options[picked].code)

    theirs = {
        rule.id: (s.low, s.high) for rule, s in zip(instance.all_rules, slacks(instance, choice), strict=True)
    }

    assert {rule["id"]: tally.left(rule) for rule in tally.rules} == theirs
    assert {b.rule for b in tally.broken()} == {
        name for name, sides in theirs.items() if any(side is not None and side < 0 for side in sides)
    }
    assert set(built.words) == set(theirs)


@settings(max_examples=100, deadline=None)
@given(CANDIDATES)
def test_what_an_option_would_break_is_what_adding_it_breaks(rows: list[object]) -> None:
    candidates = [candidate(n, facts) for n, facts in enumerate(rows)]  # type: ignore[arg-type]
    tally = Tally(selection_instance(TERMS, candidates).instance)
    for row in candidates:
        before = {(b.rule, b.side): b.by for b in tally.broken()}
        said = {(b.rule, b.side) for b in tally.broken_by(row.reference, "1")}
        assert {(b.rule, b.side): b.by for b in tally.broken()} == before

        tally.add(row.reference, "1")

        worse = {(b.rule, b.side) for b in tally.broken() if b.by > before.get((b.rule, b.side), 0)}
        assert said == worse


def test_removing_gives_back_everything() -> None:
    built = selection_instance(TERMS, [candidate(1, ("a", "7531", "female", 1990, [30], 1, 20, 1))])
    tally = Tally(built.instance)
    tally.add("D1", "1")
    tally.remove("D1")

    assert not any([*tally.count.values(), *tally.cost.values(), *tally.used.values()])
