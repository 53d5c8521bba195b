"""Keeping a photograph the person agreed to, and taking it back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core import files
from fursa.core.errors import InvalidError
from fursa.core.pictures import PictureError, redraw
from fursa.custody.queries import writing_unit
from fursa.diagnosis.policies import refuse_offence
from fursa.lifeproject.models import Photograph
from fursa.lifeproject.policies import refuse_ended
from fursa.lifeproject.queries import find_photograph
from fursa.people.queries import lock_person

MOST_BYTES = 10_000_000
SIDE = 800


@transaction.atomic
def keep_photograph(
    *, actor: User, person_uuid: UUID, purpose: str, content: bytes, today: date
) -> Photograph:
    """Keep the picture, drawn anew: nothing of where and with what it was taken stays in it.

    A new one takes the place of the one before. InvalidError where it is no picture, or too large.
    """
    require(actor, "lifeproject.change")
    person = lock_person(actor, person_uuid)
    writing_unit(actor, person, today=today)
    refuse_ended(actor, person)
    refuse_offence(purpose)
    if not purpose.strip():
        raise InvalidError(_("Say what the photograph is asked for."))
    drawn = _redrawn(content)
    before = find_photograph(actor, person)
    if before is not None:
        _take_back(actor, before)
    made = Photograph.objects.create(
        person=person, purpose=purpose.strip(), agreed_on=today, sha256=files.store(drawn), recorded_by=actor
    )
    record(actor, "photograph.kept", made)
    return made


@transaction.atomic
def take_back_photograph(*, actor: User, person_uuid: UUID, today: date) -> None:
    """The person takes the photograph back: its file is removed. Again, it changes nothing."""
    require(actor, "lifeproject.change")
    person = lock_person(actor, person_uuid)
    writing_unit(actor, person, today=today)
    found = find_photograph(actor, person)
    if found is not None:
        _take_back(actor, found)


def _take_back(actor: User, photograph: Photograph) -> None:
    photograph.taken_back_at = timezone.now()
    photograph.save(update_fields=["taken_back_at"])
    record(actor, "photograph.taken_back", photograph)
    sha256 = photograph.sha256
    transaction.on_commit(lambda: files.remove(sha256))


def _redrawn(content: bytes) -> bytes:
    """A small JPEG with the picture alone: no place, no device, no time."""
    if len(content) > MOST_BYTES:
        raise InvalidError(_("The picture is larger than %(most)s MB."), most=MOST_BYTES // 1_000_000)
    try:
        return redraw(content, side=SIDE)
    except PictureError as error:
        raise InvalidError(_("This is not a picture that can be read (JPEG, PNG or WebP).")) from error
