"""Ruling on one application."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError, WrongStateError
from fursa.editions import queries
from fursa.editions.actions.decisions.holding import Held
from fursa.editions.actions.decisions.meeting import (
    check_open,
    check_submitted,
    present_seat,
    recused_seats,
    why_not,
)
from fursa.editions.models import Application, Decision, Minutes, ProposalLine, SupportOption


class RuleBrokenError(WrongStateError):
    """Accepting this would break a rule that no reason can lift: money, places, a cap, a stock."""

    sentence = _("This cannot be accepted beside what is already accepted: %(rules)s")


@transaction.atomic
def decide(
    *,
    actor: User,
    minutes: Minutes,
    application_uuid: UUID,
    kind: str,
    option: str | None = None,
    reason: str = "",
) -> Decision:
    """Rule on one application: accepted with an option, not accepted, or deferred. Until the session ends it may
    be ruled on again.

    InvalidError where the ruling departs from the proposal without a reason; RuleBrokenError where it would
    pass the budget, the places or another maximum; ForbiddenError for a member who declared an interest.
    """
    require(actor, "decision.record")
    locked = queries.lock_minutes(actor, minutes)
    check_open(locked)
    seat = present_seat(actor, locked)
    application = queries.lock_application(actor, application_uuid)
    check_submitted(application, locked)
    present = set(locked.present.values_list("pk", flat=True))
    if error := why_not(seat, locked, present, recused_seats(locked).get(application.pk, set())):
        raise error
    line = (
        ProposalLine.objects.select_related("option")
        .filter(proposal=locked.proposal, application=application)
        .first()
    )
    chosen = _option(application, kind, option)
    departs = departs_from(line, kind, chosen)
    if departs and not reason.strip():
        raise InvalidError(_("This departs from the proposal: give the reason."))
    if chosen is not None:
        _check_rules(Held(locked), application, chosen)
    decision, _made = Decision.objects.update_or_create(
        minutes=locked,
        application=application,
        defaults={
            "person_id": application.person_id,
            "kind": kind,
            "option": chosen,
            "departs": departs,
            "reason": reason.strip(),
            "reserve_rank": None,
            "decided_by": actor,
        },
    )
    record(
        actor, "decision.recorded", decision, kind=kind, application=application.reference, departs=departs
    )
    return decision


def _option(application: Application, kind: str, option: str | None) -> SupportOption | None:
    if kind not in Decision.Kind.values:
        raise InvalidError
    if kind != Decision.Kind.ACCEPTED:
        return None
    found = {row.code: row for row in application.options.all()}.get(option or "")
    if found is None:
        raise InvalidError(_("Say with which support option the application is accepted."))
    return found


def departs_from(line: ProposalLine | None, kind: str, option: SupportOption | None) -> bool:
    """Whether a ruling supports whom the proposal does not, or otherwise, or does not support whom it does."""
    proposed = None if line is None else line.option_id
    return proposed != (option.pk if kind == Decision.Kind.ACCEPTED and option is not None else None)


def _check_rules(held: Held, application: Application, option: SupportOption) -> None:
    if application.reference in held.out:
        raise WrongStateError(_("This application cannot be supported: its reasons stand beside it."))
    if broken := held.stops(application.reference, option.code):
        raise RuleBrokenError(rules=" ".join(held.in_words(b) for b in broken))


def decision_of(minutes: Minutes, application: Application) -> Decision | None:
    return Decision.objects.filter(minutes=minutes, application=application).first()
