"""The committee's session that a page is about."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.editions.models import CommitteeMember, Decision, Edition, Minutes, ProposalLine
from fursa.editions.queries.decisions import list_decisions, list_minutes
from fursa.editions.queries.edition import find_seat
from fursa.editions.queries.files import submitted


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat at a session: present or not, signs or not, and when it signed."""

    member: CommitteeMember
    present: bool
    signed_at: object


def find_session(user: User, edition: Edition) -> Minutes | None:
    """The last session whose rulings this user may see: before the signatures, the committee's and its readers'."""
    require(user, "decision.read")
    rows = list_minutes(user, edition)
    if not may(user, "appraisal.read"):
        rows = rows.filter(state=Minutes.State.FINAL)
    return rows.first()


def find_open_session(user: User, edition: Edition) -> Minutes | None:
    """The session in which rulings can be recorded now."""
    return list_minutes(user, edition).filter(state=Minutes.State.DRAFT).first()


def list_seats(user: User, minutes: Minutes) -> list[Seat]:
    require(user, "decision.read")
    present = set(minutes.present.values_list("pk", flat=True))
    signed = dict(minutes.signatures.values_list("member", "signed_at"))
    seats = CommitteeMember.objects.filter(edition=minutes.edition).select_related("user")
    return [Seat(seat, seat.pk in present, signed.get(seat.pk)) for seat in seats]


def is_present(user: User, minutes: Minutes) -> bool:
    """Whether this user holds a seat that is present at the session."""
    seat = find_seat(user, minutes.edition)
    return seat is not None and minutes.present.filter(pk=seat.pk).exists()


@dataclass(frozen=True, slots=True)
class Ruling:
    """An application before a session: what was proposed, and what was ruled (None: nothing yet)."""

    line: ProposalLine
    decision: Decision | None


def list_rulings(user: User, minutes: Minutes, *, kind: str = "", territory: str = "") -> list[int]:
    """Keys of the proposal's lines before this session, by territory and rank. `kind`: a kind of decision,
    "undecided", "departures", or "" for all."""
    require(user, "decision.read")
    lines = ProposalLine.objects.filter(
        proposal=minutes.proposal_id, application__in=submitted(minutes.edition)
    )
    if territory:
        lines = lines.filter(application__territory__code=territory)
    if kind:
        ruled = Decision.objects.filter(minutes=minutes)
        if kind == "departures":
            ruled = ruled.filter(departs=True)
        elif kind != "undecided":
            ruled = ruled.filter(kind=kind)
        keys = ruled.values("application")
        lines = (
            lines.exclude(application__in=keys) if kind == "undecided" else lines.filter(application__in=keys)
        )
    return list(
        lines.order_by("application__territory__position", "rank", "application__reference").values_list(
            "pk", flat=True
        )
    )


def get_rulings(user: User, minutes: Minutes, keys: list[int]) -> list[Ruling]:
    """These lines with their rulings, in their order."""
    require(user, "decision.read")
    lines = ProposalLine.objects.select_related("application__territory", "person", "option").in_bulk(keys)
    found = [lines[key] for key in keys if key in lines]
    decisions = {
        decision.application_id: decision
        for decision in list_decisions(user, minutes).filter(
            application__in=[line.application_id for line in found]
        )
    }
    return [Ruling(line, decisions.get(line.application_id)) for line in found]
