"""The person ends the follow-up, or takes it up again: recorded, never judged."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError, WrongStateError
from fursa.custody.queries import writing_unit
from fursa.diagnosis.policies import refuse_offence
from fursa.lifeproject.models import FollowUpEnd
from fursa.lifeproject.queries import find_end
from fursa.people.queries import lock_person


@transaction.atomic
def end_follow_up(
    *, actor: User, person_uuid: UUID, ended_on: date, words: str = "", today: date
) -> FollowUpEnd:
    """Record that the person ended the follow-up. The same day again is the same end."""
    require(actor, "followup.end")
    person = lock_person(actor, person_uuid)
    unit = writing_unit(actor, person, today=today)
    if ended_on > today:
        raise InvalidError(_("This day has not come yet."))
    refuse_offence(words)
    found = find_end(actor, person)
    if found is not None:
        if found.ended_on == ended_on:
            return found
        raise WrongStateError(_("The follow-up is ended already."))
    made = FollowUpEnd.objects.create(
        person=person, ended_on=ended_on, words=words.strip(), unit=unit, recorded_by=actor
    )
    record(actor, "followup.ended", made)
    return made


@transaction.atomic
def resume_follow_up(*, actor: User, person_uuid: UUID, resumed_on: date, today: date) -> FollowUpEnd:
    """Record that the person wishes to be followed up again."""
    require(actor, "followup.end")
    person = lock_person(actor, person_uuid)
    writing_unit(actor, person, today=today)
    found = find_end(actor, person)
    if found is None:
        raise WrongStateError(_("The follow-up is under way already."))
    if not found.ended_on <= resumed_on <= today:
        raise InvalidError(_("The follow-up is taken up again after it was ended, and not after today."))
    found.resumed_on, found.resumed_by = resumed_on, actor
    found.save(update_fields=["resumed_on", "resumed_by"])
    record(actor, "followup.resumed", found)
    return found
