"""Opening a session of the committee, and who may rule in it on what."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.editions import queries
from fursa.editions.actions.marks import seat_of
from fursa.editions.actions.proposal import is_current
from fursa.editions.models import Application, CommitteeMember, Edition, Minutes, Proposal, Recusal

OPEN = (Edition.State.PREPARING, Edition.State.MARKING, Edition.State.DECIDING)


class QuorumError(WrongStateError):
    sentence = _("Too few members are present: %(present)s, and %(quorum)s are needed.")


@transaction.atomic
def open_minutes(
    *, actor: User, proposal: Proposal, present: Collection[str], held_on: date, today: date
) -> Minutes:
    """Open a session on a proposal, with the seats present by code; the edition is then being decided.

    QuorumError with too few of them; WrongStateError while another session is open, or where files, marks or
    rules changed since the proposal was made.
    """
    require(actor, "decision.record")
    edition = queries.lock_edition(actor, proposal.edition)
    seats = _seats(actor, edition, present)
    if seat_of(actor, edition).pk not in {seat.pk for seat in seats}:
        raise ForbiddenError(_("Only a member who is present opens the session."))
    if len(seats) < edition.quorum:
        raise QuorumError(present=len(seats), quorum=edition.quorum)
    if not any(seat.signs for seat in seats):
        raise WrongStateError(_("Nobody who signs the minutes is present."))
    _check_state(edition, proposal, today)
    minutes = Minutes.objects.create(edition=edition, proposal=proposal, held_on=held_on, opened_by=actor)
    minutes.present.set(seats)
    edition.state = Edition.State.DECIDING
    edition.save(update_fields=["state"])
    record(
        actor,
        "minutes.opened",
        minutes,
        proposal=str(proposal.uuid),
        present=sorted(seat.code for seat in seats),
    )
    return minutes


def _seats(actor: User, edition: Edition, present: Collection[str]) -> list[CommitteeMember]:
    seats = [seat for seat in queries.list_members(actor, edition) if seat.code in present]
    if len(seats) != len(set(present)):
        raise InvalidError(_("Someone who is named as present has no seat in the committee."))
    return seats


def _check_state(edition: Edition, proposal: Proposal, today: date) -> None:
    if edition.state not in OPEN:
        raise WrongStateError(_("The decisions of this edition are final."))
    if Minutes.objects.filter(edition=edition).exclude(state=Minutes.State.FINAL).exists():
        raise WrongStateError(_("Another session of this committee is still open."))
    if proposal.scenario_id is not None:
        raise WrongStateError(_("These rules are only tried: put them in force, and make the proposal."))
    if not is_current(proposal, today=today):
        raise WrongStateError(_("Files, marks or rules changed since this proposal was made: make it again."))


def present_seat(actor: User, minutes: Minutes) -> CommitteeMember:
    """The actor's seat, which must be present."""
    seat = seat_of(actor, minutes.edition)
    if not minutes.present.filter(pk=seat.pk).exists():
        raise ForbiddenError(_("You are not among the members present at this session."))
    return seat


def recused_seats(minutes: Minutes) -> dict[int, set[int]]:
    """Application id → the seats that stepped aside from it."""
    found: dict[int, set[int]] = {}
    rows = Recusal.objects.filter(application__edition_id=minutes.edition_id)
    for application, member in rows.values_list("application_id", "member_id"):
        found.setdefault(application, set()).add(member)
    return found


def why_not(
    seat: CommitteeMember, minutes: Minutes, present: set[int], recused: set[int]
) -> Exception | None:
    """What keeps this seat, or this session, from ruling on an application from which `recused` stepped aside."""
    if seat.pk in recused:
        return ForbiddenError(_("You declared an interest in this application: another member rules on it."))
    left = len(present - recused)
    if left < minutes.edition.quorum:
        return QuorumError(present=left, quorum=minutes.edition.quorum)
    return None


def check_open(minutes: Minutes) -> None:
    if minutes.state != Minutes.State.DRAFT:
        raise WrongStateError(_("This session is closed: its minutes are being signed."))


def check_submitted(application: Application, minutes: Minutes) -> None:
    if application.edition_id != minutes.edition_id or application.state == Application.State.WITHDRAWN:
        raise WrongStateError(_("This application is not before this session."))
