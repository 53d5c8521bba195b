"""Merging and unmerging a thousand times in the register itself: it comes back to where it began, and replays."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from fursa.core.scope import scope
from fursa.people.actions import judge_pair, retract_pair
from fursa.people.models import Access, DuplicatePair, LinkAssertion, Person, SourceRecord
from fursa.rules.identity import join
from tests import make

pytestmark = pytest.mark.django_db
STEPS = 1000


def register() -> list[list[tuple[Any, ...]]]:
    """Everything that is recorded of everyone."""
    rows = (Person.objects.order_by("pk"), SourceRecord.objects.order_by("pk"), Access.objects.order_by("pk"))
    return [list(found.values_list()) for found in rows]


def replayed() -> dict[int, int]:
    """Who is one with whom, read anew from the log of assertions alone."""
    log = LinkAssertion.objects.filter(retracted_at=None).order_by("pk")
    said = {(row.person_id, row.other_id): row.verdict for row in log}
    return join(
        [two for two, verdict in said.items() if verdict == "same"],
        [two for two, verdict in said.items() if verdict == "different"],
    ).canonical


def canonical() -> dict[int, int]:
    return dict(Person.objects.filter(canonical__isnull=False).values_list("pk", "canonical"))


def test_a_thousand_merges_and_unmerges_return_the_register_to_its_first_state() -> None:
    people = [make.person(seen_by=make.unit("centre")) for _ in range(8)]
    who, rng = make.user(role="identity_reviewer"), random.Random(20150618)
    with scope(make.system()):
        for person in people:
            SourceRecord.objects.create(
                person=person, source="s", reference=person.reference, content={}, digest="d"
            )
        pairs = [
            DuplicatePair.objects.create(person=a, other=b, probability=0.9, model_version="m")
            for a, b in itertools.combinations(sorted(people, key=lambda one: one.pk), 2)
        ]
        first = register()
    settled: set[int] = set()
    with scope(who):
        for step in range(STEPS):
            number = rng.randrange(len(pairs))
            if number in settled:
                retract_pair(actor=who, pair=pairs[number], reason="mistaken", needs_two=False)
                settled.remove(number)
            else:
                verdict = rng.choice(("same", "same", "different"))
                judge_pair(actor=who, pair=pairs[number], verdict=verdict, reason="card", needs_two=False)
                settled.add(number)
            if step % 50 == 0:
                assert canonical() == replayed()
        assert canonical() == replayed() != {}
        for number in sorted(settled, key=lambda _number: rng.random()):
            retract_pair(actor=who, pair=pairs[number], reason="all of it", needs_two=False)
    with scope(make.system()):
        assert register() == first
        assert not LinkAssertion.objects.filter(retracted_at=None).exists()
