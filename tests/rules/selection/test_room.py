"""What each rule leaves is counted from the instance, before anything is solved."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.allocation import Instance, solve
from fursa.rules.selection import rooms


def applicant(name: str, cost: int, *groups: str, forced: str | None = None, **uses: int) -> dict[str, Any]:
    return {
        "id": name,
        "groups": list(groups),
        "forced": forced,
        "options": [{"id": "1", "cost": cost, "value": 10, "uses": uses, "forced": None}],
    }


def instance(applicants: list[dict[str, Any]], *rules: dict[str, Any], places: int = 5) -> dict[str, Any]:
    return {
        "budget": 1000,
        "applicants": applicants,
        "rules": [{"id": "places", "kind": "count", "group": None, "min": None, "max": places}, *rules],
        "groups": sorted({group for one in applicants for group in one["groups"]}),
        "resources": sorted({name for one in applicants for name in one["options"][0]["uses"]}),
    }


def count(code: str, group: str, low: int | None = None, high: int | None = None) -> dict[str, Any]:
    return {"id": code, "kind": "count", "group": group, "min": low, "max": high}


FOUR = [
    applicant("a", 300, "territory:x", "sex:female"),
    applicant("b", 200, "territory:x", "sex:male"),
    applicant("c", 100, "territory:y", "sex:male"),
    applicant("d", 50, "territory:y", "sex:female", forced="out"),
]


def test_a_minimum_keeps_places_and_the_least_they_cost() -> None:
    together, found = rooms(instance(FOUR, count("x", "territory:x", low=1)))

    room = found["x"]
    assert (room.asking, room.kept_places, room.kept_centimes) == (2, 1, 200)
    assert (room.left_places, room.left_centimes, room.lacking) == (4, 800, 0)
    assert (together.asking, together.left_places, together.left_centimes) == (3, 4, 800)


def test_minimums_of_groups_that_do_not_overlap_add_up_and_others_do_not() -> None:
    """A woman of x serves both her territory's minimum and the women's."""
    share = {"id": "women", "kind": "share", "group": "sex:female", "min": "0.2", "max": None}
    together, found = rooms(
        instance(FOUR, count("x", "territory:x", low=2), count("y", "territory:y", low=1), share)
    )

    assert found["women"].kept_places == 1
    assert (together.kept_places, together.kept_centimes) == (3, 600)


def test_a_share_that_few_ask_under_shortens_the_list_and_what_is_left_of_it() -> None:
    """One woman who asks is half of two people; three places kept for the territories are then one too many."""
    share = {"id": "women", "kind": "share", "group": "sex:female", "min": "0.5", "max": None}
    minimums = count("x", "territory:x", low=2), count("y", "territory:y", low=1)
    together, found = rooms(instance(FOUR, *minimums, share))
    free, _found = rooms(instance(FOUR, *minimums))

    assert (found["women"].most_in_all, found["women"].kept_places) == (2, 1)
    assert (together.most_in_all, together.left_places) == (2, -1)
    assert (free.most_in_all, free.left_places) == (None, 2)


def test_who_is_out_does_not_ask_and_what_lacks_is_counted() -> None:
    _together, found = rooms(instance(FOUR, count("y", "territory:y", low=3)))

    assert (found["y"].asking, found["y"].lacking) == (1, 2)


def test_a_maximum_and_a_stock_say_who_surely_stays_out() -> None:
    wanting = [applicant("a", 1, "territory:x", kit=2), applicant("b", 1, "territory:x", kit=1), *FOUR[2:]]
    stock = {"id": "kits", "kind": "stock", "resource": "kit", "max": 2}
    _together, found = rooms(instance(wanting, count("x", "territory:x", high=1), stock))

    assert found["x"].left_out == 1
    assert (found["kits"].asking, found["kits"].at_most, found["kits"].wanted) == (2, 1, 3)


@given(
    costs=st.lists(st.integers(1, 400), min_size=3, max_size=8),
    low=st.integers(0, 3),
    women=st.sampled_from(["0.2", "0.5"]),
)
@settings(max_examples=25, deadline=None)
def test_no_list_keeps_fewer_places_or_less_money_than_is_said(
    costs: list[int], low: int, women: str
) -> None:
    """The bound holds for the list that is found, whatever it is."""
    people = [
        applicant(
            str(i), cost, "territory:x" if i % 2 else "territory:y", "sex:female" if i % 3 else "sex:male"
        )
        for i, cost in enumerate(costs)
    ]
    share = {"id": "women", "kind": "share", "group": "sex:female", "min": women, "max": None}
    bounds = count("x", "territory:x", low=low), count("y", "territory:y", high=2)
    made = instance(people, *bounds, share)
    together, found = rooms(made)
    without_share, _found = rooms(instance(people, *bounds))
    solved = Instance.from_mapping(made)
    result = solve(solved, seconds=10)

    if found["x"].lacking:
        assert result.status == "infeasible"
    elif result.has_proposal:
        chosen = set(result.chosen(solved))
        of_x = [costs[int(name)] for name in chosen if int(name) % 2]
        assert len(of_x) >= found["x"].kept_places
        assert sum(of_x) >= found["x"].kept_centimes
        assert len(chosen) >= without_share.kept_places
        assert len(chosen) <= (len(people) if together.most_in_all is None else together.most_in_all)
        assert len(chosen) - len(of_x) <= found["y"].at_most
