"""Who leaves soon, and what they still lack for the day: papers, a life project, a centre."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import may, require
from fursa.core.templatetags.parts import Status, Tone
from fursa.custody.models import Episode
from fursa.lifeproject.models import FollowUpEnd, LifeProject
from fursa.people.models import Access, Person

LEAVES_WITHIN = timedelta(days=90)
# Offices are closed when they come out.
FRIDAY = 4
LACKS = ("papers", "project", "centre")


@dataclass(frozen=True, slots=True)
class Leaving:
    """One person who leaves, from where, on which day, and what is missing (codes of `LACKS`)."""

    person: Person
    establishment: str
    establishment_code: str
    on: date
    lacks: tuple[str, ...]
    follow_up_ended: bool

    @property
    def is_friday(self) -> bool:
        return self.on.weekday() == FRIDAY


def list_leaving(user: User, *, today: date) -> list[Leaving]:
    """Everybody this user sees who leaves within 90 days, the first to leave first.

    Papers: an identity card that is still valid on the day. A role that does not read life projects is not told
    whether there is one. Whoever ended the follow-up stays in the list: the day of release is prepared for all.
    """
    require(user, "custody.read")
    stays = list(
        Episode.objects.filter(
            released_on__isnull=True,
            transferred_on__isnull=True,
            expected_release_on__gte=today,
            expected_release_on__lte=today + LEAVES_WITHIN,
        )
        .select_related("person", "establishment")
        .order_by("expected_release_on", "person__sort_key", "pk")
    )
    people = {_whose(stay.person) for stay in stays}
    planned = _planned(people) if may(user, "lifeproject.read") else people
    received = _received(people, today)
    ended = _about(FollowUpEnd.objects.filter(resumed_on__isnull=True), people)
    found = []
    for stay in stays:
        assert stay.expected_release_on is not None
        lacks = {
            "papers": not _has_papers(stay.person, stay.expected_release_on),
            "project": _whose(stay.person) not in planned,
            "centre": _whose(stay.person) not in received,
        }
        found.append(
            Leaving(
                person=stay.person,
                establishment=stay.establishment.name,
                establishment_code=stay.establishment.code,
                on=stay.expected_release_on,
                lacks=tuple(code for code in LACKS if lacks[code]),
                follow_up_ended=_whose(stay.person) in ended,
            )
        )
    return found


def _has_papers(person: Person, on: date) -> bool:
    return bool(person.cnie) and (person.cnie_valid_until is None or person.cnie_valid_until >= on)


def _whose(person: Person) -> int:
    """The key that all records of one person share."""
    return person.canonical_id or person.pk


def _about(rows: QuerySet[Any], people: Collection[int]) -> set[int]:
    """Those of `people` of whom one of these rows speaks, in any of their records."""
    whose = Coalesce("person__canonical", "person")
    found = rows.annotate(whose=whose).filter(whose__in=people).order_by()
    return set(found.values_list("whose", flat=True))


def _planned(people: Collection[int]) -> set[int]:
    return _about(LifeProject.objects.all(), people)


def _received(people: Collection[int], today: date) -> set[int]:
    """Those whose file is open to a centre, today or from a day to come."""
    opened = Access.objects.filter(unit__kind=Unit.Kind.CENTRE).exclude(until_on__lte=today)
    return _about(opened, people)


def lack_word(code: str) -> str:
    """What is missing, in the reader's language."""
    return {"papers": _("papers"), "project": _("a life project"), "centre": _("a centre")}[code]


def due_status(leaving: Leaving, day: date) -> Status:
    """In how many days, with a word where the day is a Friday."""
    days = (leaving.on - day).days
    word = (
        _("released on a Friday")
        if leaving.is_friday
        else ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
    )
    tone: Tone = "warning" if leaving.is_friday or days <= 14 else "info"
    return Status(word, tone)
