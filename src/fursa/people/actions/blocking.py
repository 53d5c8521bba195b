"""The keys under which a person is found again, kept beside their record."""

from __future__ import annotations

from collections.abc import Mapping

from fursa.core.bulk import upsert
from fursa.people.models import Block
from fursa.rules.identity import Described, blocks


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
