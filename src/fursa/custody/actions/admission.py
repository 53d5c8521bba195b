"""A person enters an establishment."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import InvalidError, WrongStateError
from fursa.custody import queries
from fursa.custody.models import Episode
from fursa.custody.policies import require_for
from fursa.people.actions import open_access
from fursa.people.models import Access, Person
from fursa.people.queries import lock_person
from fursa.rules.dates import format_day


@transaction.atomic
def admit(
    *,
    actor: User,
    person_uuid: UUID,
    establishment: str,
    entered_on: date,
    committal_number: str = "",
    expected_release_on: date | None = None,
    key: UUID,
    today: date,
) -> Episode:
    """Begin a stay and open the file to the establishment, exactly once per key."""
    require(actor, "custody.change")

    def act() -> dict[str, str]:
        place = queries.get_establishment(actor, establishment)
        require_for(actor, "custody.change", place.unit)
        person = lock_person(actor, person_uuid)
        if entered_on > today:
            raise InvalidError(_("The day of entry has not come yet."))
        if expected_release_on is not None and expected_release_on < entered_on:
            raise InvalidError(_("The release cannot be expected before the entry."))
        refuse_overlap(actor, person, entered_on)
        open_access(
            actor=actor,
            person_pk=person.pk,
            unit=place.unit,
            reason=Access.Reason.ADMITTED,
            from_on=entered_on,
        )
        stay = Episode.objects.create(
            person=person,
            establishment=place,
            committal_number=committal_number,
            entered_on=entered_on,
            expected_release_on=expected_release_on,
        )
        record(actor, "custody.admitted", stay, establishment=place.code)
        return {"uuid": str(stay.uuid)}

    body = {
        "person": person_uuid,
        "establishment": establishment,
        "entered_on": entered_on,
        "committal_number": committal_number,
        "expected_release_on": expected_release_on,
    }
    return Episode.objects.get(uuid=once(actor, "custody.admit", key, body, act)["uuid"])


def refuse_overlap(actor: User, person: Person, entered_on: date) -> None:
    """Nobody is in two establishments at a time; raises WrongStateError."""
    other = queries.find_overlapping(actor, person, entered_on)
    if other is None:
        return
    if other.ended_on is None:
        raise WrongStateError(
            _("A stay is already under way since %(since)s: record its end first."),
            since=format_day(other.entered_on),
        )
    raise WrongStateError(
        _("Another stay lasted until %(until)s: two stays cannot overlap."), until=format_day(other.ended_on)
    )
