"""A ceremony's day: who is expected, what was given, what waits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.editions.models import Award, Edition
from fursa.editions.queries.awards import list_awards, map_other_awards
from fursa.handover.models import Ceremony, HandOver
from fursa.people.queries.duplicates import list_held


def list_ceremonies(user: User, edition: Edition) -> QuerySet[Ceremony]:
    """The edition's ceremonies, the launch first."""
    require(user, "handover.read")
    return (
        Ceremony.objects.filter(edition=edition)
        .select_related("territory")
        .order_by("-is_launch", "held_on", "territory__position")
    )


def get_ceremony(user: User, ceremony_uuid: UUID) -> Ceremony:
    require(user, "handover.read")
    ceremony = Ceremony.objects.select_related("edition", "territory").filter(uuid=ceremony_uuid).first()
    if ceremony is None:
        raise MissingError
    return ceremony


def get_hand_over(user: User, hand_over_uuid: UUID) -> HandOver:
    """A hand-over that stands, or MissingError."""
    require(user, "handover.read")
    found = (
        HandOver.objects.select_related("ceremony", "person", "given_by")
        .filter(uuid=hand_over_uuid, undone_at__isnull=True)
        .first()
    )
    if found is None:
        raise MissingError
    return found


def find_hand_over(award: Award, part: str) -> HandOver | None:
    """What was given of this part and not undone."""
    return (
        HandOver.objects.filter(award=award, part=part, undone_at__isnull=True)
        .select_related("given_by")
        .first()
    )


def list_hand_overs(user: User, edition: Edition) -> QuerySet[HandOver]:
    """Every hand-over of the edition that stands."""
    require(user, "handover.read")
    return HandOver.objects.filter(award__edition=edition, undone_at__isnull=True).select_related(
        "award__person", "award__territory", "ceremony__territory", "given_by"
    )


@dataclass(frozen=True, slots=True)
class Place:
    """One award at a ceremony: each of its parts, and its hand-over where it was given.

    `is_held`: the payment waits until the person's identity is verified. `instead`: another award of the edition
    of which this person, recorded twice, has received something.
    """

    award: Award
    given: dict[str, HandOver]
    is_held: bool
    instead: Award | None

    @property
    def waiting(self) -> list[str]:
        return [part for part in self.award.parts if part not in self.given]

    @property
    def is_done(self) -> bool:
        return not self.waiting


def list_table(user: User, ceremony: Ceremony) -> list[Place]:
    """Everyone expected at a ceremony, in the order of names, with what they have received already."""
    require(user, "handover.read")
    awards = list(
        list_awards(user, ceremony.edition)
        .filter(territory=ceremony.territory)
        .order_by("person__sort_key", "pk")
    )
    given: dict[int, dict[str, HandOver]] = {award.pk: {} for award in awards}
    for hand_over in HandOver.objects.filter(award__in=awards, undone_at__isnull=True).select_related(
        "given_by"
    ):
        given[hand_over.award_id][hand_over.part] = hand_over
    held = list_held(user, {award.person_id for award in awards})
    instead = map_given_instead(map_other_awards(user, awards))
    return [Place(award, given[award.pk], award.person_id in held, instead.get(award.pk)) for award in awards]


def map_given_instead(others: Mapping[int, Collection[Award]]) -> dict[int, Award]:
    """For each award whose person has others of the edition: the one of which something was handed over, if any."""
    given = list_begun({other for group in others.values() for other in group})
    found = {award: next((o for o in group if o.pk in given), None) for award, group in others.items()}
    return {award: other for award, other in found.items() if other is not None}


def list_begun(awards: Collection[Award]) -> frozenset[int]:
    """The keys of those of which something was handed over."""
    rows = HandOver.objects.filter(award__in=awards, undone_at__isnull=True)
    return frozenset(rows.values_list("award_id", flat=True))


def is_past_choosing(awards: Collection[Award], begun: frozenset[int]) -> bool:
    """Whether something of each of one person's awards was handed over (`begun`), so that none can be given up."""
    return begun.issuperset(award.pk for award in awards)
