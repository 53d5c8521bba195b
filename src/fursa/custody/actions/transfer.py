"""A person moves from one establishment to another, or from one centre to another."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.accounts.queries import get_unit
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import InvalidError, WrongStateError
from fursa.custody import queries
from fursa.custody.models import Episode
from fursa.custody.policies import require_for
from fursa.network.models import Establishment
from fursa.people.actions import close_access, open_access
from fursa.people.models import Access, Person
from fursa.people.queries import lock_person

MOVING = (Unit.Kind.ESTABLISHMENT, Unit.Kind.CENTRE)


@transaction.atomic
def move(
    *,
    actor: User,
    person_uuid: UUID,
    from_unit: str,
    to_unit: str,
    on: date,
    committal_number: str = "",
    key: UUID,
    today: date,
) -> None:
    """Close the file to one unit and open it to the other, from the same day; audited; once per key.

    Between establishments the stay ends there and another begins here, with the same expected release.
    """
    require(actor, "person.transfer")

    def act() -> dict[str, str]:
        left, joined = get_unit(from_unit), get_unit(to_unit)
        require_for(actor, "person.transfer", left)
        person = lock_person(actor, person_uuid)
        _refuse_wrong_units(person, left, joined, today)
        if on > today:
            raise InvalidError(_("The day of the transfer has not come yet."))
        open_access(
            actor=actor, person_pk=person.pk, unit=joined, reason=Access.Reason.TRANSFERRED, from_on=on
        )
        if left.kind == Unit.Kind.ESTABLISHMENT:
            _move_stay(actor, person, left, joined, on, committal_number)
        record(actor, "person.transferred", person, left=left.code, joined=joined.code)
        # Last: from here on the former unit sees nothing of the file.
        close_access(actor=actor, person=person, unit=left, on=on)
        return {}

    body = {"person": person_uuid, "left": from_unit, "joined": to_unit, "on": on, "number": committal_number}
    once(actor, "person.transfer", key, body, act)


def _refuse_wrong_units(person: Person, left: Unit, joined: Unit, today: date) -> None:
    if left == joined or left.kind != joined.kind or left.kind not in MOVING:
        raise InvalidError(
            _("A transfer goes from one establishment to another, or from one centre to another.")
        )
    if not queries.list_seeing(person, today).filter(unit=left).exists():
        raise WrongStateError(_("The file is no longer with the unit that it would leave."))


def _move_stay(
    actor: User, person: Person, left: Unit, joined: Unit, on: date, committal_number: str
) -> None:
    require(actor, "custody.change")
    # The person is locked: no other act begins or ends a stay meanwhile.
    stay = queries.find_open_stay(actor, person)
    if stay is None or stay.establishment.unit_id != left.pk:
        raise WrongStateError(_("The stay under way is not in this establishment."))
    if on < stay.entered_on:
        raise InvalidError(_("The transfer cannot be before the entry."))
    stay.transferred_on = on
    stay.save(update_fields=["transferred_on"])
    begun = Episode.objects.create(
        person=person,
        establishment=Establishment.objects.get(unit=joined),
        committal_number=committal_number,
        entered_on=on,
        expected_release_on=stay.expected_release_on,
    )
    record(actor, "custody.moved", begun, left=left.code, joined=joined.code)
