"""Who may be known already, and what waits for a reviewer or holds a payment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.people.models import DuplicatePair, HoldRelease, LinkAssertion, Person
from fursa.rules.identity import Assertion, Described, Likeness, blocks, name_blocks, recognise
from fursa.rules.identity.recognition import HOLDS_FROM

# Candidates that are weighed: those who share the keys that say most.
MOST_WEIGHED = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone recorded who may be the person described."""

    person: Person
    likeness: Likeness


def describe(person: Person) -> Described:
    """A person's row as the rule reads it."""
    return Described(
        given_ar=person.given_name_ar,
        family_ar=person.family_name_ar,
        given_latin=person.given_name_latin,
        family_latin=person.family_name_latin,
        sex=person.sex,
        birth=person.birth,
        birth_place=person.birth_place,
        national_id=person.cnie,
        phone=person.phone,
    )


def find_candidates(
    user: User, described: Described, *, least: float, most: int = 5, besides: Collection[int] = ()
) -> list[Candidate]:
    """People this user sees who may be the one described, the likeliest first; `besides` are left out."""
    require(user, "person.read")
    with connection.cursor() as cursor:
        cursor.execute("SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = 'people_person'::regclass")
        register = int(cursor.fetchone()[0])
        cursor.execute(
            "SELECT person_id, namesakes FROM fursa_people_alike(%s::bigint[], %s::bigint[], %s, %s)",
            [blocks(described), name_blocks(described), register, MOST_WEIGHED + len(besides)],
        )
        alike = dict(cursor.fetchall())
    people = list(Person.objects.filter(pk__in=alike.keys() - set(besides)))
    weighed = recognise(
        described,
        [describe(person) for person in people],
        register=register,
        namesakes=max(alike.values(), default=0),
    )
    found = [
        Candidate(person, likeness)
        for person, likeness in zip(people, weighed, strict=True)
        if likeness.probability >= least
    ]
    return sorted(found, key=lambda one: (-one.likeness.probability, one.person.pk))[:most]


def list_pairs(user: User) -> QuerySet[DuplicatePair]:
    """What waits for a reviewer, the likeliest first."""
    require(user, "identity.review")
    return DuplicatePair.objects.filter(state=DuplicatePair.State.OPEN).select_related("person", "other")


def list_settled_pairs(user: User) -> QuerySet[DuplicatePair]:
    """What was settled, the last found first."""
    require(user, "identity.review")
    settled = DuplicatePair.objects.exclude(state=DuplicatePair.State.OPEN)
    return settled.select_related("person", "other").order_by("-found_at", "-pk")


def find_said(user: User, pairs: Collection[DuplicatePair]) -> set[tuple[int, int]]:
    """(person, other) of those pairs on which a word of this reviewer stands."""
    require(user, "identity.review")
    said = LinkAssertion.objects.filter(
        asserted_by=user, retracted_at=None, person__in=[pair.person_id for pair in pairs]
    )
    return set(said.values_list("person_id", "other_id"))


def find_retraction_asked(user: User, pair: DuplicatePair) -> LinkAssertion | None:
    """What one reviewer asked to take back of this pair and no second agreed to yet."""
    return list_assertions(user, pair).filter(retracted_at=None).exclude(retraction_asked_by=None).first()


def list_retractions_asked(user: User) -> list[tuple[DuplicatePair, LinkAssertion]]:
    """Settled pairs that a reviewer asked to take back and that wait for a second one; who asked, and when."""
    rows = LinkAssertion.objects.filter(retracted_at=None).exclude(retraction_asked_by=None)
    asked = {(row.person_id, row.other_id): row for row in rows}
    pairs = list_settled_pairs(user).filter(person__in=[person for person, _other in asked])
    return [(pair, asked[two]) for pair in pairs if (two := (pair.person_id, pair.other_id)) in asked]


def get_pair(user: User, pair_uuid: UUID) -> DuplicatePair:
    require(user, "identity.review")
    found = (
        DuplicatePair.objects.select_related(
            "person__residence", "other__residence", "person__recorded_by", "other__recorded_by"
        )
        .filter(uuid=pair_uuid)
        .first()
    )
    if found is None:
        raise MissingError
    return found


def list_assertions(user: User, pair: DuplicatePair) -> QuerySet[LinkAssertion]:
    """What reviewers said of this pair, the oldest first; what was retracted stays in the list."""
    require(user, "identity.review")
    return (
        LinkAssertion.objects.filter(person=pair.person, other=pair.other)
        .select_related("asserted_by", "retraction_asked_by", "retracted_by")
        .order_by("pk")
    )


def standing(rows: Collection[LinkAssertion]) -> list[Assertion]:
    """Assertions that were not retracted, as the rule reads them."""
    return [
        Assertion(row.pk, row.person_id, row.other_id, row.verdict, row.asserted_by_id)  # type: ignore[arg-type]
        for row in rows
        if row.retracted_at is None
    ]


def list_held(user: User, people: Collection[int]) -> frozenset[int]:
    """Of these records' keys, those to whose person a payment waits for a reviewer.

    A record that turned out to be somebody's waits with everything else that is written of them.
    """
    require(user, "person.read")
    if not people:
        return frozenset()
    joined = Person.objects.filter(pk__in=people, canonical__isnull=False).order_by()
    first = dict(joined.values_list("pk", "canonical_id"))
    asked = sorted({first.get(person, person) for person in people})
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id FROM fursa_held(%s::bigint[], %s)", [asked, HOLDS_FROM])
        held = {row[0] for row in cursor.fetchall()}
    return frozenset(person for person in people if first.get(person, person) in held)


def list_releases_asked(user: User) -> QuerySet[HoldRelease]:
    """Releases that wait for a second person, who is not this user."""
    require(user, "identity.release")
    waiting = HoldRelease.objects.filter(confirmed_by=None, lapsed_at=None)
    return waiting.exclude(asked_by=user).select_related("person")


def find_release(user: User, person: Person) -> HoldRelease | None:
    """The last release that somebody asked for: it waits for a second person, lets the payment go, or lapsed."""
    require(user, "identity.release")
    return HoldRelease.objects.filter(person=person).select_related("asked_by").last()
