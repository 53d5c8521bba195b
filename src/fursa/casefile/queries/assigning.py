"""Everybody who waits for a place, and all the places there are: the best assignment of the ones to the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models.functions import Coalesce
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.casefile.queries.person import File
from fursa.casefile.queries.places import list_free, offered_of, places_left, seeker_of
from fursa.core.errors import InvalidError
from fursa.custody.models import Episode
from fursa.diagnosis.models import Diagnosis
from fursa.lifeproject.models import FollowUpEnd, LifeProject
from fursa.pathways.actions.referrals import HOLDING
from fursa.pathways.actions.ways import UNDER_WAY
from fursa.pathways.models import Opening, Pathway, Referral
from fursa.people.models import Person
from fursa.rules.matching.assignment import Assignment, assign_best, assign_stable
from fursa.rules.matching.explain import Explanation, explain
from fursa.rules.matching.profiles import KINDS, PRIORITY_MOST, Reach
from fursa.rules.matching.reasons import SHUT
from fursa.rules.messages import Message

Kind = Literal["best", "stable"]
# Two thousand people and five hundred openings take 0.8 s to assign and 1.2 s to explain on 2 cores; more is a job.
MOST_PEOPLE = 2_000
DAYS_A_STEP = 30


@dataclass(frozen=True, slots=True)
class Placed:
    """One person in the assignment: where, why, and what stood in the way of better or of anything."""

    person: Person
    opening: Opening | None
    explanation: Explanation

    @property
    def reasons(self) -> list[str]:
        found = self.explanation.match
        return [reason.message.translate(gettext) for reason in found.reasons] if found else []

    @property
    def shut(self) -> list[tuple[str, int]]:
        """What shut the doors of somebody to whom nothing is open, with how many doors."""
        return [
            (Message(SHUT[block]).translate(gettext), count)
            for block, count in self.explanation.doors_shut.items()
        ]


@dataclass(frozen=True, slots=True)
class Together:
    """The whole assignment: those with a place first, by opening; then those without one."""

    assignment: Assignment
    placed: list[Placed]
    without: list[Placed]
    places: int


def assign_together(user: User, *, today: date, kind: Kind = "best", reach: Reach = "province") -> Together:
    """Assign those who wait, of the people this user sees, to the places that are left.

    Whoever has waited longer since their life project counts a little more, a step a month. InvalidError for more
    people than are worked out while somebody looks on.
    """
    require(user, "referral.make")
    files = list_waiting()
    if len(files) > MOST_PEOPLE:
        raise InvalidError(
            _("More than %(most)s people wait: this page works out fewer at a time."), most=MOST_PEOPLE
        )
    rows = list_free(user, today=today)
    people = {str(file.person.uuid): file.person for file in files}
    openings = {str(row.uuid): row for row in rows}
    seekers = [seeker_of(file, today=today, reach=reach, priority=_priority(file, today)) for file in files]
    work_out = assign_best if kind == "best" else assign_stable
    assignment = work_out(seekers, [offered_of(row) for row in rows])
    language = (get_language() or "ar")[:2]
    found = [
        Placed(
            people[one.seeker],
            openings[one.opening] if one.opening is not None else None,
            explain(assignment, one.seeker, language),
        )
        for one in assignment.placements
    ]
    placed = [one for one in found if one.opening is not None]
    placed.sort(key=lambda one: (str(one.opening and one.opening.title), one.person.sort_key))
    without = sorted((one for one in found if one.opening is None), key=lambda one: one.person.sort_key)
    return Together(assignment, placed, without, sum(places_left(row) for row in rows))


def _priority(file: File, today: date) -> int:
    return min(PRIORITY_MOST, max(0, (today - file.projects[0].agreed_on).days) // DAYS_A_STEP)


def list_waiting() -> list[File]:
    """Of the people in scope: a life project that asks for a place, nothing under way, nobody asked, not ended.

    Records that a review joined are one person: what stands in one of them counts for all.
    """
    projects: dict[int, LifeProject] = {}
    for project in _whose(LifeProject.objects.select_related("place__parent__parent")).order_by(
        "agreed_on", "number", "pk"
    ):
        projects[project.whose] = project
    wanting = {pk for pk, project in projects.items() if project.goal in KINDS}
    busy = (
        Pathway.objects.filter(state__in=UNDER_WAY),
        Referral.objects.filter(state__in=HOLDING),
        FollowUpEnd.objects.filter(resumed_on=None),
    )
    taken = {pk for rows in busy for pk in _whose(rows).values_list("whose", flat=True)}
    people = Person.objects.filter(pk__in=wanting - taken, canonical=None)
    files = {
        person.pk: File(person, projects=[projects[person.pk]])
        for person in people.select_related("residence__parent__parent").order_by("sort_key", "pk")
    }
    told = _by_person(Diagnosis.objects.prefetch_related("trades").order_by("-made_on"), files)
    stays = _by_person(Episode.objects.filter(released_on=None, transferred_on=None), files)
    for pk, file in files.items():
        file.diagnoses, file.stays = told[pk][:1], stays[pk]
    return list(files.values())


def _whose(rows: Any) -> Any:
    """The rows with `whose`: the record that stands for the person."""
    return rows.annotate(whose=Coalesce("person__canonical", "person"))


def _by_person(rows: Any, people: Collection[int]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in _whose(rows).filter(whose__in=people):
        found[row.whose].append(row)
    return found


def pairs_of(chosen: Iterable[str]) -> list[tuple[UUID, UUID]]:
    """Ticked boxes, each `person:opening`; InvalidError for anything else."""
    try:
        return [(UUID(person), UUID(opening)) for person, opening in (one.split(":") for one in chosen)]
    except ValueError as error:
        raise InvalidError from error
