"""Possible duplicates as a reviewer reads them: two records side by side, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from fursa.accounts.models import User
from fursa.custody.models import Episode
from fursa.editions.models import Application, Award
from fursa.editions.queries.awards import LIVING
from fursa.people.models import DuplicatePair, Person, SourceRecord
from fursa.people.queries.duplicates import list_assertions


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records: what is written of it, where from, and what was already given."""

    person: Person
    sources: list[str]
    stays: int
    applications: list[Application]
    awards: list[Award]


def get_sides(user: User, pair: DuplicatePair) -> tuple[Side, Side]:
    """Both records with what hangs on them; for reviewers, who see everyone."""
    list_assertions(user, pair)  # asks the right
    return _side(pair.person), _side(pair.other)


def _side(person: Person) -> Side:
    return Side(
        person=person,
        sources=list(
            SourceRecord.objects.filter(person=person).order_by("pk").values_list("source", flat=True)[:5]
        ),
        stays=Episode.objects.filter(person=person).count(),
        applications=list(Application.objects.filter(person=person).select_related("edition")),
        awards=list(_awards(person)),
    )


def _awards(person: Person) -> Iterator[Award]:
    rows = Award.objects.filter(Q(person=person) | Q(application__person=person), state__in=LIVING)
    yield from rows.select_related("edition").order_by("pk")


def is_money_involved(pair: DuplicatePair) -> bool:
    """Whether either record holds an award that stands: then two reviewers decide."""
    both = Q(person__in=(pair.person_id, pair.other_id)) | Q(
        application__person__in=(pair.person_id, pair.other_id)
    )
    return Award.objects.filter(both, state__in=LIVING).exists()
