"""The day of release, expected and then come: the file passes from the establishment to the centre."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import InvalidError, MissingError, WrongStateError
from fursa.custody import queries
from fursa.custody.models import Episode
from fursa.custody.policies import require_for
from fursa.network.queries import list_centres
from fursa.people.actions import close_access, open_access
from fursa.people.models import Access
from fursa.people.queries import lock_person


@transaction.atomic
def set_expected_release(
    *, actor: User, stay_uuid: UUID, expected_on: date, centre: str = "", key: UUID, today: date
) -> None:
    """Say when the person should leave, and open the file to the centre that receives them, from today."""
    require(actor, "custody.change")

    def act() -> dict[str, str]:
        stay = _lock_under_way(actor, stay_uuid)
        if expected_on < stay.entered_on:
            raise InvalidError(_("The release cannot be expected before the entry."))
        stay.expected_release_on = expected_on
        stay.save(update_fields=["expected_release_on"])
        if centre:
            _open_to_centre(actor, stay, centre, today)
        record(actor, "custody.release_expected", stay, expected_on=expected_on, centre=centre)
        return {}

    body = {"stay": stay_uuid, "expected_on": expected_on, "centre": centre}
    once(actor, "custody.expect_release", key, body, act)


@transaction.atomic
def release(
    *, actor: User, stay_uuid: UUID, released_on: date, centre: str = "", key: UUID, today: date
) -> None:
    """End the stay. A centre receives the person; the establishment's accesses end some days later (a setting)."""
    require(actor, "custody.change")

    def act() -> dict[str, str]:
        stay = _lock_under_way(actor, stay_uuid)
        if released_on > today:
            raise InvalidError(_("The day of release has not come yet. Record it as expected."))
        if released_on < stay.entered_on:
            raise InvalidError(_("The release cannot be before the entry."))
        if centre:
            _open_to_centre(actor, stay, centre, today)
        elif not queries.list_seeing(stay.person, today).filter(unit__kind=Unit.Kind.CENTRE).exists():
            raise InvalidError(_("Name the centre that receives the person."))
        stay.released_on = released_on
        stay.save(update_fields=["released_on"])
        record(actor, "custody.released", stay, centre=centre)
        # Last: where that day has passed, nothing more of the file is seen from here on.
        close_access(
            actor=actor,
            person=stay.person,
            unit=stay.establishment.unit,
            on=released_on + timedelta(days=settings.FURSA_DAYS_AFTER_RELEASE),
        )
        return {}

    body = {"stay": stay_uuid, "released_on": released_on, "centre": centre}
    once(actor, "custody.release", key, body, act)


def _lock_under_way(actor: User, stay_uuid: UUID) -> Episode:
    stay = queries.get_stay(actor, stay_uuid)
    lock_person(actor, stay.person.uuid)
    stay.refresh_from_db(fields=["released_on", "transferred_on"])
    require_for(actor, "custody.change", stay.establishment.unit)
    if stay.ended_on is not None:
        raise WrongStateError(_("This stay has ended."))
    return stay


def _open_to_centre(actor: User, stay: Episode, code: str, today: date) -> None:
    """From the day the centre is named it prepares the release; named again, it changes nothing."""
    centre = list_centres(actor).select_related("unit").filter(code=code).first()
    if centre is None:
        raise MissingError
    if queries.list_seeing(stay.person, today).filter(unit=centre.unit, until_on__isnull=True).exists():
        return
    open_access(
        actor=actor,
        person_pk=stay.person_id,
        unit=centre.unit,
        reason=Access.Reason.ACCOMPANIED,
        from_on=today,
    )
    record(actor, "access.opened", stay.person, unit=centre.unit.code)
