"""Reading staff, units and roles."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from fursa.accounts.models import Role, Unit, User
from fursa.core.errors import MissingError

CASABLANCA = ZoneInfo("Africa/Casablanca")


def today() -> date:
    """The day it is in Casablanca; for the edges alone, rules take it as an argument."""
    return timezone.now().astimezone(CASABLANCA).date()


def list_roles_in_force(user: User, *, on: date | None = None) -> QuerySet[Role]:
    day = on or today()
    return (
        Role.objects.filter(user=user, from_on__lte=day)
        .filter(Q(until_on__isnull=True) | Q(until_on__gt=day))
        .select_related("unit")
    )


def list_roles_during(user: User, from_on: date, until_on: date | None) -> QuerySet[Role]:
    """Roles in force on any day from `from_on` to before `until_on`, those that begin later included."""
    held = Role.objects.filter(user=user).filter(Q(until_on__isnull=True) | Q(until_on__gt=from_on))
    return held.filter(from_on__lt=until_on) if until_on else held


def list_units_of(user: User) -> QuerySet[Unit]:
    return Unit.objects.filter(roles__in=list_roles_in_force(user)).distinct()


def get_unit(code: str) -> Unit:
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise MissingError
    return unit


def find_user(username: str) -> User | None:
    return User.objects.filter(username=username).first()


def get_system_user() -> User:
    """The named user in whose scope the system's own jobs act."""
    return User.objects.get(username="system", is_system=True)
