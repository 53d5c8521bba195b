"""Stays as far as the reader's role opens them, and who may still write in a file."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.accounts.queries import list_units_of
from fursa.core.errors import ForbiddenError, MissingError
from fursa.custody.models import Episode
from fursa.network.models import Establishment
from fursa.people.models import Access, Person


def list_stays(user: User, person: Person) -> QuerySet[Episode]:
    """A person's stays, the last first."""
    require(user, "custody.read")
    return Episode.objects.filter(person=person).select_related("establishment__unit")


def find_open_stay(user: User, person: Person) -> Episode | None:
    """The stay that has not ended, where there is one."""
    return list_stays(user, person).filter(released_on__isnull=True, transferred_on__isnull=True).first()


def get_last_stay(user: User, person: Person) -> Episode:
    """The stay that began last, or MissingError: a repeated release still finds the one it ended."""
    stay = list_stays(user, person).first()
    if stay is None:
        raise MissingError
    return stay


def get_open_stay(user: User, person: Person) -> Episode:
    """The stay that has not ended, or MissingError."""
    stay = find_open_stay(user, person)
    if stay is None:
        raise MissingError(_("No stay is under way for this person."))
    return stay


def get_stay(user: User, stay_uuid: UUID) -> Episode:
    """One stay this user sees. Acts lock the person, in whose file all stays stand."""
    require(user, "custody.read")
    stay = Episode.objects.select_related("establishment__unit", "person").filter(uuid=stay_uuid).first()
    if stay is None:
        raise MissingError
    return stay


def find_overlapping(user: User, person: Person, entered_on: date) -> Episode | None:
    """A stay that has not ended by `entered_on`, where there is one."""
    lasting = Q(released_on__isnull=True, transferred_on__isnull=True) | Q(ended__gt=entered_on)
    # On the day one stay ends another may begin, but not the same one again.
    same_day = Q(entered_on=entered_on, ended=F("entered_on"))
    stays = list_stays(user, person).annotate(ended=Coalesce("released_on", "transferred_on"))
    return stays.filter(lasting | same_day).first()


def get_establishment(user: User, code: str) -> Establishment:
    require(user, "network.read")
    found = Establishment.objects.select_related("unit").filter(code=code).first()
    if found is None:
        raise MissingError
    return found


def is_inside(person: Person, on: date) -> bool:
    """Whether the person is in an establishment on that day, as far as the records in scope say."""
    stays = Episode.objects.filter(person=person, entered_on__lte=on)
    stays = stays.filter(Q(released_on__isnull=True) | Q(released_on__gt=on))
    return stays.filter(Q(transferred_on__isnull=True) | Q(transferred_on__gt=on)).exists()


def find_stay_on(user: User, person: Person, on: date) -> Episode | None:
    """The stay of that day; on a day of transfer, the one that begins."""
    stays = list_stays(user, person).filter(entered_on__lte=on).select_related("establishment")
    stays = stays.filter(Q(released_on__isnull=True) | Q(released_on__gte=on))
    return (
        stays.filter(Q(transferred_on__isnull=True) | Q(transferred_on__gte=on))
        .order_by("-entered_on")
        .first()
    )


def list_seeing(person: Person, today: date) -> QuerySet[Access]:
    """The accesses to this file that are in force."""
    accesses = Access.objects.filter(person=person, from_on__lte=today)
    return accesses.exclude(until_on__lte=today).select_related("unit")


def writing_unit(user: User, person: Person, *, today: date) -> Unit:
    """The unit for which this user writes in the person's file.

    An establishment still reads for some days after the person left it, but changes nothing any more:
    raises ForbiddenError for whoever works there alone.
    """
    unit = _find_writing_unit(user, person, today)
    if unit is None:
        raise ForbiddenError(
            _("This person has left the establishment. Whoever accompanies them now writes in the file.")
        )
    return unit


def has_left(user: User, person: Person, *, today: date) -> bool:
    """Whether the person has left the only units through which this user sees them."""
    return _find_writing_unit(user, person, today) is None


def _find_writing_unit(user: User, person: Person, today: date) -> Unit | None:
    units = list(list_units_of(user))
    seeing = set(list_seeing(person, today).values_list("unit_id", flat=True))
    establishments = []
    for unit in units:
        if unit.kind == Unit.Kind.NATIONAL:
            return unit
        if unit.pk in seeing:
            if unit.kind != Unit.Kind.ESTABLISHMENT:
                return unit
            establishments.append(unit)
    for unit in establishments:
        last = Episode.objects.filter(person=person, establishment__unit=unit).order_by("-entered_on").first()
        if last is None or last.ended_on is None:
            return unit
    return None
