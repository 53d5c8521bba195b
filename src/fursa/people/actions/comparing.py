"""Comparing people with everyone recorded, as the system: whoever saved learns nothing of whom they may not see."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.people.models import DuplicatePair, Person
from fursa.people.queries.duplicates import Candidate, describe, find_candidates
from fursa.rules.identity.recognition import REVIEW_FROM, VERSION

MOST_PAIRS = 10  # of one person


def compare_with_everyone(*, actor: User, people: Sequence[int]) -> int:
    """Write the pairs that deserve a look; returns how many are new. What reviewers said of a pair stands."""
    require(actor, "identity.review")
    return sum(_compare(actor, person) for person in Person.objects.filter(pk__in=people).order_by("pk"))


@transaction.atomic
def _compare(actor: User, person: Person) -> int:
    first = person.canonical_id or person.pk
    found = find_candidates(actor, describe(person), least=REVIEW_FROM, most=MOST_PAIRS, besides={person.pk})
    return sum(
        _write(person, candidate)
        for candidate in found
        if (candidate.person.canonical_id or candidate.person.pk) != first
    )


def _write(person: Person, candidate: Candidate) -> bool:
    low, high = sorted((person.pk, candidate.person.pk))
    values = {
        "probability": candidate.likeness.probability,
        "evidence": candidate.likeness.evidence(),
        "model_version": VERSION,
    }
    pair, is_new = DuplicatePair.objects.select_for_update().get_or_create(
        person_id=low, other_id=high, defaults=values
    )
    if not is_new and pair.state == DuplicatePair.State.OPEN:
        DuplicatePair.objects.filter(pk=pair.pk).update(**values)
    return is_new
