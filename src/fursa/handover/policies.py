"""What must be true before something is handed over; facts in, reasons out."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from fursa.core.errors import InvalidError, WrongStateError
from fursa.editions.models import Award
from fursa.people.models import Person
from fursa.rules.ages import is_juvenile_on
from fursa.rules.dates import PartialDate


def birth_of(person: Person) -> PartialDate:
    """The birth date as far as it is known."""
    return person.birth


def is_minor(person: Person, on: date) -> bool:
    """Whether a guardian receives for this person; where the birth date leaves it open, yes where one is named."""
    known = is_juvenile_on(birth_of(person), on)
    return bool(person.guardian_name) if known is None else known


def card_problem(person: Person, on: date) -> str | None:
    """Why this person's identity card (the guardian's, for a minor) does not do for a cheque, None where it does."""
    if is_minor(person, on):
        return None if person.guardian_cnie else str(_("The guardian's identity card is not recorded."))
    if not person.cnie:
        return str(_("There is no identity card on file."))
    if person.cnie_valid_until is None or person.cnie_valid_until < on:
        return str(_("The identity card is not valid on that day."))
    return None


def require_ready(award: Award) -> None:
    """Raise the sentence that says what is missing before this award can be handed over."""
    if award.state == Award.State.COMMITTED:
        raise WrongStateError(_("The undertaking is not signed yet."))
    if award.state == Award.State.UNDERTAKEN:
        raise WrongStateError(_("The cheque or the equipment is not prepared yet."))
    if award.state == Award.State.CANCELLED:
        raise WrongStateError(_("This award was cancelled; nothing is due."))


def require_understood(person: Person, *, read_aloud: bool, witness: str) -> None:
    """Who does not read has the receipt read aloud, and a witness signs beside the thumb mark."""
    if not person.can_read and not (read_aloud and witness.strip()):
        raise InvalidError(
            _("This person does not read: read the receipt aloud, and name the witness of the thumb mark.")
        )
