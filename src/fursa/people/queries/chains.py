"""What hangs together through reviews: groups of records that are one person, and links worth another look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.people.models import DuplicatePair, LinkAssertion, Person
from fursa.rules.identity import Joined, join

_SAME, _DIFFERENT = DuplicatePair.State.SAME, DuplicatePair.State.DIFFERENT


@dataclass(frozen=True, slots=True)
class Chain:
    """What a pair holds together, or would if it were held to be the same.

    `others`: records that are one with either of the two already. `is_alone`: nothing else joins the two sides of
    three records or more. `is_refused`: reviewers hold two of these records to be different, so it joins nobody.
    """

    others: list[Person]
    is_alone: bool
    is_refused: bool

    @property
    def count(self) -> int:
        return len(self.others) + 2


def get_chain(user: User, pair: DuplicatePair) -> Chain:
    """The chain of one pair; of a pair that waits, the chain it would make."""
    require(user, "identity.review")
    two = (pair.person_id, pair.other_id)
    people = list_group(user, two)
    joined = get_joined(user, people, also=[] if pair.state == _SAME else [two])
    others = Person.objects.filter(pk__in=people - set(two))
    first = {person.pk: person.canonical_id or person.pk for person in (pair.person, pair.other)}
    near = set(first.values()) | {joined.canonical.get(person, person) for person in two}
    return Chain(
        [one for one in others if joined.canonical.get(one.pk, one.pk) in near],
        two in joined.weak,
        two in joined.refused,
    )


def get_joined(user: User, people: Iterable[int], also: Iterable[tuple[int, int]] = ()) -> Joined:
    """Who of these is one with whom, from what stands; `also` as if it were settled last."""
    require(user, "identity.review")
    among = list(people)
    pairs = DuplicatePair.objects.filter(person__in=among, other__in=among).order_by()
    order = _order(among)
    same = sorted(
        pairs.filter(state=_SAME).values_list("person_id", "other_id"),
        key=lambda two: (order.get(two, 0), two),
    )
    return join([*same, *also], list(pairs.filter(state=_DIFFERENT).values_list("person_id", "other_id")))


def list_group(user: User, people: Iterable[int]) -> set[int]:
    """Everyone who is, or was until now, one with any of these through pairs held to be the same."""
    require(user, "identity.review")
    found = set(people)
    waiting = sorted(found)
    while waiting:
        near = DuplicatePair.objects.filter(
            Q(person__in=waiting) | Q(other__in=waiting), state=_SAME
        ).values_list("person_id", "other_id")
        known = Person.objects.filter(Q(pk__in=waiting) | Q(canonical__in=waiting))
        records = {pk for row in known.values_list("pk", "canonical") for pk in row if pk is not None}
        waiting = sorted(({person for two in near for person in two} | records) - found)
        found.update(waiting)
    return found


def list_chains(user: User) -> QuerySet[DuplicatePair]:
    """Settled pairs worth another look: links that alone hold three records or more, and links that join nobody."""
    require(user, "identity.review")
    large = (
        Person.objects.filter(canonical__isnull=False)
        .order_by()
        .values("canonical")
        .annotate(records=Count("pk"))
        .filter(records__gte=2)
        .values("canonical")
    )
    settled = DuplicatePair.objects.filter(state=_SAME).annotate(
        left=Coalesce("person__canonical", "person"), right=Coalesce("other__canonical", "other")
    )
    groups: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    inside = settled.filter(left=F("right"), left__in=large).order_by("pk")
    for first, one, other in inside.values_list("left", "person_id", "other_id"):
        groups[first].append((one, other))
    alone = {two for links in groups.values() for two in join(links, []).weak}
    rows = settled.filter(Q(left__in=large) | ~Q(left=F("right"))).order_by()
    kept = [
        pk
        for pk, one, other, left, right in rows.values_list("pk", "person_id", "other_id", "left", "right")
        if left != right or (one, other) in alone
    ]
    return (
        DuplicatePair.objects.filter(pk__in=kept)
        .select_related("person", "other")
        .order_by("probability", "pk")
    )


def _order(people: list[int]) -> dict[tuple[int, int], int]:
    """Pair → the number of the assertion that settled it: the oldest is joined first."""
    rows = LinkAssertion.objects.filter(person__in=people, retracted_at=None).order_by()
    return {
        (one, other): last
        for one, other, last in rows.values_list("person_id", "other_id").annotate(last=Max("pk"))
    }
