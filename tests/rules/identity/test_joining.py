"""Persons follow from assertions alone: merging and unmerging a thousand times comes back to where it began."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from fursa.rules.identity import Assertion, join, settled, takes_two_back

PAIRS = st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(lambda pair: pair[0] != pair[1])


def test_who_is_one_is_who_was_recorded_first() -> None:
    assert join([(3, 2), (5, 3)], []).canonical == {3: 2, 5: 2}


def test_what_is_held_to_be_different_is_never_joined_not_even_through_others() -> None:
    found = join([(1, 2), (2, 3)], [(1, 3)])

    assert found.canonical == {2: 1}
    assert found.refused == ((2, 3),)


def test_a_link_that_alone_holds_a_group_together_is_named() -> None:
    assert join([(1, 2), (2, 3), (1, 3), (3, 4)], []).weak == ((3, 4),)
    assert join([(1, 2)], []).weak == ()


@given(same=st.lists(PAIRS, max_size=20), different=st.lists(PAIRS, max_size=6))
@settings(max_examples=200, deadline=None)
def test_nobody_is_one_with_someone_they_differ_from(
    same: list[tuple[int, int]], different: list[tuple[int, int]]
) -> None:
    found = join(same, different)
    who = {person: found.canonical.get(person, person) for person in range(1, 13)}

    assert all(who[a] != who[b] for a, b in different)
    assert all(who[a] == who[b] for a, b in same if (a, b) not in found.refused)
    assert all(who[first] == first and first <= person for person, first in who.items())


@given(seed=st.integers(0, 2**32))
@settings(max_examples=10, deadline=None)
def test_a_thousand_merges_and_unmerges_return_to_the_first_state(seed: int) -> None:
    """Each step is checked against joining anew; after the last retraction nobody is joined."""
    rng = random.Random(seed)
    standing: list[tuple[int, int]] = []
    log: list[tuple[str, tuple[int, int]]] = []
    for _step in range(1000):
        if standing and rng.random() < 0.5:
            pair = standing.pop(rng.randrange(len(standing)))
            log.append(("unmerge", pair))
        else:
            a, b = rng.sample(range(1, 40), 2)
            standing.append((a, b))
            log.append(("merge", (a, b)))
    replayed: list[tuple[int, int]] = []
    for act, pair in log:
        replayed.append(pair) if act == "merge" else replayed.remove(pair)

    assert join(replayed, []).canonical == join(standing, []).canonical
    for pair in list(standing):
        standing.remove(pair)
    assert join(standing, []).canonical == {}


def said(*words: tuple[int, str]) -> list[Assertion]:
    return [Assertion(k, 1, 2, verdict, by) for k, (by, verdict) in enumerate(words)]  # type: ignore[arg-type]


def test_where_money_is_involved_two_people_must_hold_the_same() -> None:
    one = said((7, "same"))
    assert settled(one, needs_two=False) == "same"
    assert settled(one, needs_two=True) is None
    assert settled(said((7, "same"), (7, "same")), needs_two=True) is None
    assert settled(said((7, "same"), (8, "same")), needs_two=True) == "same"


def test_a_last_word_counts_and_disagreement_leaves_it_open() -> None:
    assert settled(said((7, "same"), (7, "different")), needs_two=False) == "different"
    assert settled(said((7, "same"), (8, "different")), needs_two=False) is None
    assert settled(said((7, "unsure")), needs_two=False) is None
    assert settled([], needs_two=False) is None


def test_as_many_take_back_as_decided_or_would_now() -> None:
    one, both = said((7, "same"), (8, "unsure")), said((7, "same"), (8, "same"))

    assert not takes_two_back(one, needs_two=False)
    assert takes_two_back(one, needs_two=True)
    assert takes_two_back(both, needs_two=False)
