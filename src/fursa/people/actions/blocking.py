"""The keys under which a person is found again, kept beside their record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.bulk import upsert
from fursa.people.models import Block, Person
from fursa.people.queries.duplicates import describe
from fursa.people.tasks import compare_new
from fursa.rules.identity import Described, blocks

COMPARED_TOGETHER = 500  # people in one job
REKEYED_TOGETHER = 5_000  # people in one transaction


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """How many people were read, up to which, and how many have other keys now."""

    last: int
    read: int
    changed: int


def keep_blocks(described: Mapping[int, Described], *, known: bool = True) -> set[int]:
    """Write the keys of these people; those that no longer hold go. `known`: some may have keys already.

    Returns the people whose keys are not what they were: they may be like somebody they were not like before.
    """
    wanted = {(key, person) for person, one in described.items() for key in blocks(one)}
    if known:
        there = set(Block.objects.filter(person__in=described).values_list("key", "person_id"))
        gone = there - wanted
        for key, person in gone:
            Block.objects.filter(person=person, key=key).delete()
        wanted -= there
    else:
        gone = set()
    upsert(Block, ("key", "person_id"), sorted(wanted), unique=("key", "person_id"))
    return {person for _key, person in wanted | gone}


def compare_later(people: Collection[int]) -> None:
    """Have these people compared with everyone by jobs."""
    ordered = sorted(people)
    for begin in range(0, len(ordered), COMPARED_TOGETHER):
        compare_new.defer(people=ordered[begin : begin + COMPARED_TOGETHER])


@transaction.atomic
def rekey(*, actor: User, after: int) -> Rekeyed | None:
    """Work out the keys anew of the people who follow `after`, for a version that reads names otherwise.

    Those whose keys are not what they were are compared with everyone. None where nobody follows.
    """
    require(actor, "identity.review")
    part = list(Person.objects.filter(pk__gt=after).order_by("pk")[:REKEYED_TOGETHER])
    if not part:
        return None
    changed = keep_blocks({person.pk: describe(person) for person in part})
    compare_later(changed)
    return Rekeyed(last=part[-1].pk, read=len(part), changed=len(changed))
