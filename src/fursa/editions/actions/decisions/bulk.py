"""Ruling on many applications as the proposal has them: what was done, what was not, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.editions import queries
from fursa.editions.actions.decisions.deciding import RuleBrokenError
from fursa.editions.actions.decisions.holding import Held
from fursa.editions.actions.decisions.meeting import check_open, present_seat, recused_seats, why_not
from fursa.editions.models import Application, Decision, Minutes, ProposalLine

BATCH = 1000


@dataclass(frozen=True, slots=True)
class NotDone:
    """An application on which no ruling was recorded, and why, in the reader's language."""

    uuid: UUID
    reference: str
    why: str


@dataclass(frozen=True, slots=True)
class BulkOutcome:
    """`done` rulings were recorded; `already` had one before and keep it; `not_done` are named."""

    done: int
    already: int
    not_done: tuple[NotDone, ...]


@transaction.atomic
def decide_as_proposed(
    *, actor: User, minutes: Minutes, applications: Collection[UUID] | None = None
) -> BulkOutcome:
    """Rule as proposed on these applications (None: on all that have no ruling yet).

    Proposed: accepted with that option. Not complete: deferred. Others: not accepted.
    """
    require(actor, "decision.record")
    locked = queries.lock_minutes(actor, minutes)
    check_open(locked)
    seat = present_seat(actor, locked)
    present = set(locked.present.values_list("pk", flat=True))
    recused = recused_seats(locked)
    held = Held(locked)
    lines = (
        ProposalLine.objects.filter(proposal=locked.proposal)
        .exclude(application__state=Application.State.WITHDRAWN)
        .select_related("application", "option")
        .order_by("application__reference")
    )
    if applications is not None:
        lines = lines.filter(application__uuid__in=applications)
    ruled = set(Decision.objects.filter(minutes=locked).values_list("application_id", flat=True))
    rows, not_done, already = [], [], 0
    for line in lines:
        if line.application_id in ruled or _was_awarded(line):
            already += 1
            continue
        error = why_not(seat, locked, present, recused.get(line.application_id, set()))
        why = str(error) if error else _hold(held, line)
        if why:
            not_done.append(NotDone(line.application.uuid, line.application.reference, why))
        else:
            rows.append(_decision(locked, line, actor))
    Decision.objects.bulk_create(rows, batch_size=BATCH)
    kinds = {kind: sum(row.kind == kind for row in rows) for kind in Decision.Kind.values}
    record(actor, "decision.recorded_as_proposed", locked, **kinds, not_done=len(not_done))
    return BulkOutcome(len(rows), already, tuple(not_done))


def _was_awarded(line: ProposalLine) -> bool:
    """A session rules on what is open: what an earlier one awarded stays awarded."""
    return any(reason["code"] == "awarded" for reason in line.reasons)


def _hold(held: Held, line: ProposalLine) -> str:
    """Takes an accepted line into the tally; or says which rule has no room left for it."""
    if line.option is None:
        return ""
    reference, option = line.application.reference, line.option.code
    if broken := held.stops(reference, option):
        rules = " ".join(held.in_words(b) for b in broken)
        return str(RuleBrokenError(rules=rules))
    held.tally.add(reference, option)
    return ""


def _decision(minutes: Minutes, line: ProposalLine, actor: User) -> Decision:
    kind = Decision.Kind.NOT_ACCEPTED
    if line.option_id is not None:
        kind = Decision.Kind.ACCEPTED
    elif any(reason["code"] == "not_ready" for reason in line.reasons):
        kind = Decision.Kind.DEFERRED
    return Decision(
        minutes=minutes,
        application_id=line.application_id,
        person_id=line.person_id,
        kind=kind,
        option_id=line.option_id,
        decided_by=actor,
    )
